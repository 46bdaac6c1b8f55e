import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Manifest } from "../model/index.ts";
import { type AgeLocks, createAgeHeader, encryptStream } from "./age/index.ts";
import { ArchiveWriter, type BundleContent } from "./archive-writer.ts";
import { type Bundle, openBundle } from "./open.ts";
import { writeFrames } from "./zstd/writer.ts";

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
 * @throws AppError `no-recipient`, `bad-recipient`; file system errors as they are
 */
export async function writeBundle(path: string, content: BundleContent, options: WriteOptions): Promise<WrittenBundle> {
  const age = options.locks === null ? null : await createAgeHeader(options.locks);
  const archive = new ArchiveWriter(content);
  const frames = writeFrames(archive, options.level);
  const sha256 = createHash("sha256");
  let sizeBytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of age === null ? frames : encryptStream(frames, age)) {
      sha256.update(chunk);
      for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
      sizeBytes += chunk.length;
      options.onBytes?.(chunk.length);
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
