import { createHash } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "../../model/index.ts";
import { sidecarNames } from "../names.ts";
import { checkRange } from "../ranges.ts";
import { checkArrived, checksumText, receiptText } from "../receipts.ts";
import type { OnBytes, StoredBundle, StoredBytes } from "../vault.ts";
import { readAllBytes, readBytes } from "./bytes.ts";
import type { Head, Objects } from "./objects.ts";

/** Fetches a bundle and compares it with its receipt. @throws AppError as `Vault.get` does; `output-unwritable` */
export async function getBundle(
  objects: Objects,
  { name, receipt }: StoredBundle,
  { dir, onBytes = () => {} }: { readonly dir: string; readonly onBytes: OnBytes | undefined },
): Promise<string> {
  const head = await headOf(objects, { name, receipt });
  const target = join(dir, name);
  const beside = sidecarNames(target);
  const hash = createHash("sha256");
  const made: string[] = [];
  try {
    const file = createWriteStream(target, { flags: "wx", mode: 0o600 }).once("open", () => made.push(target));
    await pipeline(
      readBytes(objects, { name, etag: head.etag, start: 0, endExclusive: head.sizeBytes }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          onBytes(chunk.length);
          yield chunk;
        }
      },
      file,
    );
    checkArrived(receipt, { sizeBytes: head.sizeBytes, sha256: hash.digest("hex") }, objects.place(name));
    await writeFile(beside.checksum, checksumText(receipt), { flag: "wx" });
    made.push(beside.checksum);
    await writeFile(beside.receipt, receiptText(receipt), { flag: "wx" });
    return target;
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw atHome(error, dir);
  }
}

/** Opens a bundle where it lies. @throws AppError as `Vault.open` does */
export async function openBytes(objects: Objects, { name, receipt }: StoredBundle): Promise<StoredBytes> {
  const { etag, sizeBytes } = await headOf(objects, { name, receipt });
  return {
    sizeBytes,
    async read(offset, lengthBytes) {
      checkRange(offset, lengthBytes, sizeBytes);
      return await readAllBytes(objects, { name, etag, start: offset, endExclusive: offset + lengthBytes });
    },
    async close() {},
  };
}

/** @throws AppError `vault-corrupt` when its size is not that of the receipt; `vault-*` */
async function headOf(objects: Objects, { name, receipt }: Pick<StoredBundle, "name" | "receipt">): Promise<Head> {
  const place = objects.place(name);
  const head = await objects.head(name);
  if (head === null) throw new AppError("vault-not-found", `${place} is not there`, { path: place });
  checkArrived(receipt, head, place);
  return head;
}

/** What a failure of the file system means for the folder that a bundle is fetched into. */
function atHome(error: unknown, dir: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall === undefined) return error;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new AppError("disk-full", `${dir}: there is no space left for it (${code})`, { path: dir, cause: error });
  return new AppError("output-unwritable", `${dir} cannot be written to (${code})`, { path: dir, cause: error });
}
