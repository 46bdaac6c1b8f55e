import { type FileHandle, open, stat } from "node:fs/promises";
import { AppError, type RandomAccess } from "../model/index.ts";

/** A file on disk. Whoever opened it closes it. */
export interface OpenFile extends RandomAccess {
  close(): Promise<void>;
}

/**
 * Opens a regular file for reading; follows symbolic links.
 *
 * @throws AppError `bundle-missing` when nothing is there, or something that is no regular file or may not be read
 */
export async function openFile(path: string): Promise<OpenFile> {
  const handle = await openRegular(path);
  const sizeBytes = (await handle.stat()).size;
  return {
    sizeBytes,
    async read(offset, lengthBytes) {
      checkRange(offset, lengthBytes, sizeBytes);
      const bytes = Buffer.allocUnsafe(lengthBytes);
      let doneBytes = 0;
      while (doneBytes < lengthBytes) {
        const { bytesRead } = await handle.read(bytes, doneBytes, lengthBytes - doneBytes, offset + doneBytes);
        if (bytesRead === 0)
          throw new AppError("bundle-truncated", `${path} became shorter while it was read`, { path });
        doneBytes += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
}

async function openRegular(path: string): Promise<FileHandle> {
  try {
    // Asked before opening: opening a pipe would wait for its writer.
    if ((await stat(path)).isFile()) return await open(path, "r");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be opened (${code})`;
    throw new AppError("bundle-missing", `${path} ${reason}`, { path, cause });
  }
  throw new AppError("bundle-missing", `${path} is not a regular file`, { path });
}

/** @throws AppError `bundle-truncated` when the range does not lie within `sizeBytes` */
export function checkRange(offset: number, lengthBytes: number, sizeBytes: number): void {
  const inside = Number.isSafeInteger(offset) && Number.isSafeInteger(lengthBytes) && offset >= 0 && lengthBytes >= 0;
  if (inside && offset + lengthBytes <= sizeBytes) return;
  throw new AppError(
    "bundle-truncated",
    `expected ${lengthBytes} bytes at offset ${offset}, but only ${sizeBytes} bytes are there`,
  );
}
