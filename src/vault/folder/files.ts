import { createHash } from "node:crypto";
import { constants, existsSync, linkSync, renameSync } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { codeOf } from "./failure.ts";

const READ_BYTES = 1024 * 1024;
/** A pipe with the name of a bundle would otherwise be waited for, and a link be followed; Windows has neither flag. */
const SAFE_TO_READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** How file systems say that they have no hard links. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/**
 * Opens a regular file; `undefined` when there is none of that name, or something else has it.
 * @throws errors of the file system
 */
export async function openRegular(path: string): Promise<FileHandle | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return undefined;
    const handle = await open(path, SAFE_TO_READ);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    if (!["ENOENT", "ELOOP"].includes(codeOf(error) ?? "")) throw error;
  }
  return undefined;
}

/** SHA-256 of a file, and the bytes that it was computed over. @throws errors of the file system */
export async function digestOf(
  handle: FileHandle,
  onBytes?: (bytes: number) => void,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  let sizeBytes = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, sizeBytes);
    if (bytesRead === 0) return { sha256: hash.digest("hex"), sizeBytes };
    hash.update(buffer.subarray(0, bytesRead));
    sizeBytes += bytesRead;
    onBytes?.(bytesRead);
  }
}

/**
 * Gives a finished file its name, unless something has it: of many that try at once, one succeeds. Where the file system has no
 * hard links, two that come at the very same moment are not told apart.
 * @returns whether it got the name
 * @throws errors of the file system
 */
export function claimName(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!NO_LINKS.has(codeOf(error) ?? "")) throw error;
  }
  if (existsSync(to)) return false;
  renameSync(from, to);
  return true;
}
