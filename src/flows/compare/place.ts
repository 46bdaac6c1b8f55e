import { access, constants, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, type Problem } from "../../model/index.ts";

const START_BYTES = 4096;

/** A path that nothing can be written to. */
export function unwritable(path: string, why: string): Problem {
  return { code: "output-unwritable", message: `${path} cannot be written: ${why}`, path };
}

/** Why no file can be written to an absolute path, whatever is there. */
export async function whyUnwritable(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  if ((await statOf(folder))?.isDirectory() !== true) return `there is no folder ${folder}`;
  if ((await statOf(path))?.isFile() === false) return "it is no file";
  return access(folder, constants.W_OK).then(
    () => undefined,
    () => "its folder cannot be written to",
  );
}

/** Whether nothing stands at a path, or what may be replaced: an empty file, or one that begins like an earlier one. */
export async function isFree(path: string, isEarlier: (start: string) => boolean): Promise<boolean> {
  if ((await statOf(path)) === undefined) return true;
  const start = await startOf(path);
  return start === "" || (start !== undefined && isEarlier(start));
}

/** Puts a small file in the place of another, or of none. @throws AppError `output-unwritable`, `disk-full` */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.partial`;
  try {
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new AppError("disk-full", `no space left to write ${path}`, { path });
    throw new AppError("output-unwritable", `${path} cannot be written (${code})`, { path, cause: error });
  }
}

/** The beginning of a plain file as text; `undefined` for anything else. */
export async function startOf(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
      return buffer.subarray(0, bytesRead).toString("utf8");
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

function statOf(path: string) {
  return stat(path).catch(() => undefined);
}
