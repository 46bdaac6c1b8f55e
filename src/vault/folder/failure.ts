import { AppError, type ErrorCode } from "../../model/index.ts";

type Meanings = Readonly<Record<string, readonly [ErrorCode, string]>>;

const FULL: Meanings = {
  ENOSPC: ["disk-full", "finds no space left on its disk"],
  EDQUOT: ["disk-full", "finds no space left within the quota"],
};
const IN_VAULT: Meanings = {
  ...FULL,
  ENOENT: ["vault-not-found", "does not exist"],
  ENOTDIR: ["vault-not-found", "is below something that is no folder, or is none"],
  EEXIST: ["vault-not-found", "is no folder"],
  ELOOP: ["vault-not-found", "is a symbolic link, which is not followed"],
  EACCES: ["vault-denied", "may not be read or written by this user"],
  EPERM: ["vault-denied", "may not be read or written by this user"],
  EROFS: ["vault-denied", "is on a file system that cannot be written to"],
  // A disk that was pulled out, or a share whose server is gone.
  ...Object.fromEntries(
    ["EIO", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ENOTCONN"].map(
      (code) => [code, ["vault-unreachable", "is on a disk or a share that does not answer"]] as const,
    ),
  ),
};
const AT_HOME: Meanings = {
  ...FULL,
  EACCES: ["output-unwritable", "cannot be written to"],
  EPERM: ["output-unwritable", "cannot be written to"],
  EROFS: ["output-unwritable", "is on a file system that cannot be written to"],
  ENOENT: ["output-unwritable", "does not exist"],
  EEXIST: ["output-exists", "holds a bundle of this name already"],
};

/** What a failure of the file system means when it concerns the vault; `place` is what was asked for. */
export function inVault(error: unknown, place: string): unknown {
  return explained(error, place, IN_VAULT);
}

/** The same for the folder that a bundle is fetched into. */
export function atHome(error: unknown, place: string): unknown {
  return explained(error, place, AT_HOME);
}

/** Code of an error of the file system. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function explained(error: unknown, place: string, meanings: Meanings): unknown {
  const code = codeOf(error);
  const meaning = error instanceof AppError || code === undefined ? undefined : meanings[code];
  if (meaning === undefined) return error;
  return new AppError(meaning[0], `${place} ${meaning[1]} (${code})`, { path: place, cause: error });
}
