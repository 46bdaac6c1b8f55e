import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { AppError, type Manifest, type RandomAccess, type SnapshotHeader } from "../model/index.ts";
import {
  AGE_MAGIC_BYTES,
  type AgeKeys,
  accessInEncryption,
  decryptStream,
  inEncryption,
  isAge,
  isArmoredAge,
  openAgeFile,
  streamInEncryption,
  unlock,
} from "./age/index.ts";
import { readEnds } from "./ends.ts";
import { comparePass, type Extraction } from "./pass.ts";
import { openFile } from "./random-access.ts";
import { startsFrame } from "./zstd/frame.ts";
import { readFrames } from "./zstd/reader.ts";

const READ_BYTES = 1024 * 1024;

/** A bundle on disk whose two ends were read. */
export interface Bundle {
  readonly path: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  readonly header: SnapshotHeader;
  readonly manifest: Manifest;
  /**
   * Reads every byte of the file once, in order, and checks all of it: encryption, frames, seal, seek table, tar and
   * every digest against the manifest. Bounded memory. `onBytes` hears the bytes of the file as they are read.
   * @returns SHA-256 of the file, lower-case hex
   * @throws AppError exits 3 and 7; what was extracted until then must not be used
   */
  readAll(options?: {
    extraction?: Extraction;
    onBytes?: (bytes: number) => void;
  }): Promise<{ sha256: string; frames: number }>;
}

/** Whether a file is a bundle, and whether it is encrypted, by its first bytes. @throws AppError `bundle-missing`, `not-a-bundle` */
export async function probeBundle(path: string): Promise<{ encrypted: boolean; sizeBytes: number }> {
  const file = await openFile(path);
  try {
    return { encrypted: await isEncrypted(file, path), sizeBytes: file.sizeBytes };
  } finally {
    await file.close();
  }
}

/**
 * Opens a bundle and reads its ends. `keys` are only needed, and only used, when it is encrypted.
 * @throws AppError exits 2, 3, 6
 */
export async function openBundle(path: string, keys: AgeKeys): Promise<Bundle> {
  const file = await openFile(path);
  try {
    const encrypted = await isEncrypted(file, path);
    const opened = encrypted ? await inEncryption(() => unlock(file, keys)) : undefined;
    const ends = await readEnds(opened === undefined ? file : await openPayload(file, opened));
    return {
      path,
      sizeBytes: file.sizeBytes,
      encrypted,
      header: ends.header,
      manifest: ends.manifest,
      async readAll({ extraction, onBytes } = {}) {
        const sha256 = createHash("sha256");
        const bytes = tee(createReadStream(path, { highWaterMark: READ_BYTES }), (chunk) => {
          sha256.update(chunk);
          onBytes?.(chunk.length);
        });
        const stream = opened === undefined ? bytes : streamInEncryption(decryptStream(bytes, opened));
        let frames = 0;
        const tar = readFrames(stream, (found) => {
          frames = found.frames;
        });
        await comparePass(tar, ends, extraction);
        return { sha256: sha256.digest("hex"), frames };
      },
    };
  } finally {
    await file.close();
  }
}

async function openPayload(file: RandomAccess, opened: AgeKeys): Promise<RandomAccess> {
  return accessInEncryption(await inEncryption(() => openAgeFile(file, opened)));
}

/** SHA-256 of a file, lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const sha256 = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) sha256.update(chunk as Buffer);
  return sha256.digest("hex");
}

async function isEncrypted(file: RandomAccess, path: string): Promise<boolean> {
  const start = await file.read(0, Math.min(64, file.sizeBytes));
  if (isAge(start.subarray(0, AGE_MAGIC_BYTES))) return true;
  if (startsFrame(start)) return false;
  const why =
    file.sizeBytes === 0
      ? "is empty"
      : isArmoredAge(start)
        ? "is ASCII armor; decode it first"
        : "is neither age-encrypted nor zstd-compressed";
  throw new AppError("not-a-bundle", `${path} ${why}`, { path });
}

async function* tee(chunks: AsyncIterable<Buffer>, hear: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hear(chunk);
    yield chunk;
  }
}
