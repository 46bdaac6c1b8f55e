import { AppError, type ErrorCode } from "../model/index.ts";

const MEANINGS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOSPC: ["disk-full", "finds no space left on its disk"],
  EDQUOT: ["disk-full", "finds no space left within the quota"],
  EACCES: ["output-unwritable", "cannot be written to"],
  EPERM: ["output-unwritable", "cannot be written to"],
  EROFS: ["output-unwritable", "is on a file system that cannot be written to"],
  ENOTDIR: ["output-unwritable", "is below something that is no folder"],
  ENAMETOOLONG: ["output-unwritable", "is too long a name for its file system"],
  EXDEV: ["target-unsafe", "is on another file system than the target"],
  EBUSY: ["busy", "is in use"],
  ENOENT: ["busy", "has vanished meanwhile"],
  EEXIST: ["busy", "is taken by something else"],
  ENOTEMPTY: ["busy", "is taken by something else"],
};

/** What a failure of the file system means to the user; `place` is what was to be made or replaced. */
export function explained(error: unknown, place: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const meaning = error instanceof AppError || code === undefined ? undefined : MEANINGS[code];
  if (meaning === undefined) return error;
  const where = path ?? place;
  return new AppError(meaning[0], `${where} ${meaning[1]} (${code}); nothing was changed`, {
    path: where,
    cause: error,
  });
}
