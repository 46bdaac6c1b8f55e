import { closeSync, fsyncSync, openSync } from "node:fs";
import { chmod, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Files that are synced at once. */
const AT_ONCE = 16;
/** How folders refuse to be synced: on some network file systems, and when they may be written to but not listed. */
const CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "ENOSYS", "EBADF", "EACCES", "EPERM", "EISDIR"]);

/** Makes the content and the names of a whole tree durable. Every folder can be listed. */
export async function syncTree(tree: string): Promise<void> {
  const files: string[] = [];
  const folders = [tree];
  for (const entry of await readdir(tree, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.push(path);
    else if (entry.isDirectory()) folders.push(path);
  }
  const next = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const file of next) await syncFile(file);
    }),
  );
  for (const folder of folders) syncFolder(folder);
}

/** Makes the names in a folder durable, where the system can. Windows cannot: there the journal of the file system has to do. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  try {
    const fd = openSync(folder, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

/** Makes the content of a file durable. Its owner may have taken away their own right to open it. @throws errors of the file system */
export async function syncFile(path: string): Promise<void> {
  const { mode } = await stat(path);
  // Windows syncs only what is open for writing, and restored files may be neither readable nor writable to us.
  const flags = process.platform === "win32" ? "r+" : "r";
  const needed = process.platform === "win32" ? 0o600 : 0o400;
  const isClosed = (mode & needed) !== needed;
  if (isClosed) await chmod(path, (mode & 0o777) | needed);
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isClosed) await chmod(path, mode & 0o777);
}
