import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Manifest } from "../model/index.ts";
import { type AgeLocks, createAgeHeader, encryptStream } from "./age/index.ts";
import { ArchiveWriter, type BundleContent } from "./archive-writer.ts";
import { lent, release } from "./memory.ts";
import { type Bundle, openBundle } from "./open.ts";
import { writeFrames } from "./zstd/writer.ts";

const WRITE_BYTES = 1024 * 1024;

/** How to write a bundle. */
export interface WriteOptions {
  /** Whom to encrypt to; null only when the user said so. */
  readonly locks: AgeLocks | null;
  /** zstd level, 1 to 19. */
  readonly level: number;
  /** Hears the bytes of the file as they are written. */
  readonly onBytes?: (bytes: number) => void;
}

/** A bundle that lies on disk, synced, and has not been read back yet. */
export interface WrittenBundle {
  readonly manifest: Manifest;
  /** SHA-256 of the file as it was written, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Opens it again, also when it is encrypted to keys that only others have: its own file key is still known here. */
  reopen(): Promise<Bundle>;
}

/**
 * Writes a bundle to a new file and syncs it. Streams: memory does not grow with the size of the entries.
 * @throws AppError `no-recipient`, `bad-recipient`, `bad-option` for what cannot be sealed to, `source-unsupported` when the
 * manifest becomes too large; file system errors as they are
 */
export async function writeBundle(path: string, content: BundleContent, options: WriteOptions): Promise<WrittenBundle> {
  const age = options.locks === null ? null : await createAgeHeader(options.locks);
  const archive = new ArchiveWriter(content, options.locks?.recipients ?? []);
  const frames = writeFrames(archive, options.level);
  const sha256 = createHash("sha256");
  let sizeBytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const pieces of batches(age === null ? frames : encryptStream(lent(frames), age))) {
      for (const piece of pieces) sha256.update(piece);
      const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
      await writeAll(file, pieces, bytes);
      sizeBytes += bytes;
      options.onBytes?.(bytes);
      for (const piece of pieces) release(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return {
    manifest: archive.manifest,
    sha256: sha256.digest("hex"),
    sizeBytes,
    reopen: () => openBundle(path, age === null ? {} : { fileKey: age.fileKey }),
  };
}

/** Gathers pieces until a write is worth its call. */
async function* batches(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    batch.push(piece);
    bytes += piece.length;
    if (bytes < WRITE_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  yield batch;
}

async function writeAll(file: FileHandle, pieces: Buffer[], bytes: number): Promise<void> {
  const { bytesWritten } = await file.writev(pieces);
  if (bytesWritten === bytes) return;
  // A full disk or a signal can cut a write short; the next one goes on or says why.
  const rest = Buffer.concat(pieces).subarray(bytesWritten);
  for (let at = 0; at < rest.length; ) at += (await file.write(rest, at)).bytesWritten;
}
