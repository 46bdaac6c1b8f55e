import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Progress } from "@aws-sdk/lib-storage";
import { AppError } from "../../model/index.ts";
import type { OnBytes } from "../vault.ts";
import { isNotFound } from "./failure.ts";
import type { Objects } from "./objects.ts";
import { PartDigests, type Sent } from "./part-digests.ts";

/** A file that is to become an object. */
interface Outgoing {
  readonly path: string;
  readonly name: string;
  readonly onBytes: OnBytes | undefined;
}

const PART_BYTES = 8 * 1024 * 1024;
const MAX_PARTS = 10_000;
/** Parts that are under way at once; each is held in memory. */
const PARTS_AT_ONCE = 4;
const READ_BYTES = 1024 * 1024;

/**
 * Uploads a file, in parts when it is larger than one; null when an object of its name is there. What was sent before a failure
 * is taken back.
 * @throws AppError `bundle-missing`, `vault-*`
 */
export async function uploadFile(objects: Objects, file: Outgoing): Promise<Sent | null> {
  const partBytes = Math.max(PART_BYTES, Math.ceil((await sizeOf(file.path)) / MAX_PARTS));
  let sent: Sent | null = null;
  const write = async (condition: { IfNoneMatch?: "*" }): Promise<void> => {
    sent = await send(objects, file, { partBytes, condition });
  };
  const isWritten = await objects.ask(file.name, async () => {
    try {
      return await objects.unlessThere(file.name, { write, isOurs: () => false });
    } catch (error) {
      // An upload that is gone although nobody took it back was completed: the answer got lost, and the second try found none.
      if (isNotFound(error) && (await objects.head(file.name)) !== null) return false;
      throw error;
    }
  });
  return isWritten ? sent : null;
}

async function send(
  objects: Objects,
  { path, name, onBytes = () => {} }: Outgoing,
  { partBytes, condition }: { partBytes: number; condition: { IfNoneMatch?: "*" } },
): Promise<Sent> {
  const { Upload } = await import("@aws-sdk/lib-storage");
  const digests = new PartDigests(partBytes);
  const checksum = objects.address.computesSha256 ? ({ ChecksumAlgorithm: "SHA256" } as const) : {};
  const body = Readable.from(readThrough(path, digests));
  const upload = new Upload({
    client: objects.client,
    params: { ...objects.at(name), ...condition, ...checksum, Body: body },
    partSize: partBytes,
    queueSize: PARTS_AT_ONCE,
  });
  let told = 0;
  upload.on("httpUploadProgress", ({ loaded = told }: Progress) => {
    onBytes(loaded - told);
    told = loaded;
  });
  try {
    await upload.done();
  } finally {
    body.destroy();
  }
  return digests.end();
}

async function* readThrough(path: string, digests: PartDigests): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
    digests.update(chunk);
    yield chunk;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    throw new AppError("bundle-missing", `${path} does not exist`, { path, cause });
  }
}
