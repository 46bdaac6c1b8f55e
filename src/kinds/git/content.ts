import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readlinkSync } from "node:fs";
import { AppError } from "../../model/index.ts";
import { readContent } from "../reading.ts";
import { takeTurns } from "../turn.ts";
import { openUnfollowed } from "../unfollowed.ts";

const turn = takeTurns();

/** Object names of an algorithm are what this hash gives. */
export type ObjectFormat = "sha1" | "sha256";

/**
 * Name of the object that git would make of the bytes of a file, without any conversion.
 * @throws AppError `kept-changing` when the file changes meanwhile, `source-unreadable`
 */
export async function blobName(path: string, format: ObjectFormat): Promise<string> {
  return withFile(path, async (fd) => {
    const sizeBytes = fstatSync(fd).size;
    const hash = createHash(format).update(`blob ${sizeBytes}\0`);
    if ((await readContent(fd, { hash, turn })) !== sizeBytes)
      throw new AppError("kept-changing", `${path} changed while it was read`);
    return hash.digest("hex");
  });
}

/** Name of the object that git would make of a symbolic link. */
export function linkName(path: string, format: ObjectFormat): string {
  const target = readlinkSync(path, "buffer");
  return createHash(format).update(`blob ${target.length}\0`).update(target).digest("hex");
}

/** Copies a file into a new one, reading it once. @throws AppError `source-unreadable` */
export async function copyContent(from: string, to: string): Promise<{ sizeBytes: number; sha256: string }> {
  const target = openSync(to, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    const sizeBytes = await withFile(from, (fd) => readContent(fd, { hash, turn, copyTo: target }));
    return { sizeBytes, sha256: hash.digest("hex") };
  } finally {
    closeSync(target);
  }
}

/** SHA-256, in hex, of a file. @throws AppError `source-unreadable` */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await withFile(path, (fd) => readContent(fd, { hash, turn }));
  return hash.digest("hex");
}

/** Code of an error of the operating system, such as `ENOENT`. */
export function systemCode(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

async function withFile<T>(path: string, use: (fd: number) => Promise<T>): Promise<T> {
  let fd: number;
  try {
    fd = openUnfollowed(path);
  } catch (error) {
    throw new AppError("source-unreadable", `${path}: expected a file that can be read`, { path, cause: error });
  }
  try {
    return await use(fd);
  } finally {
    closeSync(fd);
  }
}
