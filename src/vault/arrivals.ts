import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, link, lstat, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError, type Receipt } from "../model/index.ts";
import { sidecarNames } from "./names.ts";
import { checkArrived, checksumText, MAX_RECEIPT_BYTES, receiptText } from "./receipts.ts";
import type { OnBytes, StoredBundle, Upload } from "./vault.ts";

/** Puts a bundle, without copying it where the disk allows that, into a folder under another name. */
export async function standIn(bundle: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await link(bundle, path).catch(() => copyFile(bundle, path));
  return path;
}

/** The only file of a folder that somebody else has filled: a regular one. @throws AppError `vault-corrupt` */
async function onlyFile(folder: string, what: string): Promise<string> {
  const [name, ...others] = await readdir(folder).catch(() => []);
  const path = join(folder, name ?? "");
  if (name !== undefined && others.length === 0 && (await lstat(path)).isFile()) return path;
  throw new AppError("vault-corrupt", `${what} holds something else than one file`);
}

/** Reads what arrived as a receipt; an empty text when it is too large for one. @throws AppError `vault-corrupt` */
export async function arrivedReceipt(folder: string, what: string): Promise<Buffer> {
  const path = await onlyFile(folder, what);
  const { size } = await lstat(path);
  return size > MAX_RECEIPT_BYTES ? Buffer.alloc(0) : readFile(path);
}

/** Writes a receipt as the only file of a folder. */
export async function writeReceipt(folder: string, receipt: Receipt): Promise<string> {
  const path = join(folder, sidecarNames(receipt.bundle).receipt);
  await writeFile(path, receiptText(receipt), { flag: "wx", mode: 0o600 });
  return path;
}

/**
 * Compares a bundle that is to be stored with its receipt, before anything is sent.
 * @throws AppError `vault-corrupt`, `bundle-missing`
 */
export async function checkFile({ bundle, receipt }: Upload, onBytes?: OnBytes): Promise<void> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  try {
    for await (const chunk of createReadStream(bundle)) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      onBytes?.(chunk.length);
    }
  } catch (error) {
    throw new AppError("bundle-missing", `${bundle} cannot be read`, { path: bundle, cause: error });
  }
  checkArrived(receipt, { sizeBytes, sha256: hash.digest("hex") }, bundle);
}

/** Compares the only file of a folder with a receipt. @throws AppError `vault-corrupt` */
export async function checkOnlyFile(folder: string, { receipt }: Pick<Upload, "receipt">): Promise<void> {
  await checkFile({ bundle: await onlyFile(folder, receipt.bundle), receipt });
}

/**
 * Takes the only file of a folder for a bundle: copies it into `dir` while it is compared with its receipt, and writes its
 * sidecars. What differs is removed again. Gives its absolute path.
 * @throws AppError `vault-corrupt`, `output-exists`, `disk-full`
 */
export async function takeBundle(folder: string, stored: StoredBundle, { dir, onBytes }: Taking): Promise<string> {
  const { name, receipt } = stored;
  const source = await onlyFile(folder, name);
  const { checksum, receipt: receiptName } = sidecarNames(name);
  const path = join(dir, name);
  const written = [path, join(dir, checksum), join(dir, receiptName)];
  const hash = createHash("sha256");
  let sizeBytes = 0;
  try {
    const output = createWriteStream(path, { flags: "wx", mode: 0o600 });
    await pipeline(createReadStream(source), counting, output);
    checkArrived(receipt, { sizeBytes, sha256: hash.digest("hex") }, name);
    await writeFile(join(dir, checksum), checksumText(receipt), { flag: "wx", mode: 0o600 });
    await writeFile(join(dir, receiptName), receiptText(receipt), { flag: "wx", mode: 0o600 });
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw new AppError("output-exists", `${path} exists already`, { path, cause: error });
    await Promise.all(written.map((file) => rm(file, { force: true })));
    throw noSpace(error) ? new AppError("disk-full", `no space left for ${name}`, { path, cause: error }) : error;
  }

  async function* counting(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      onBytes?.(chunk.length);
      yield chunk;
    }
  }
}

/** Where a bundle is taken to. */
export interface Taking {
  readonly dir: string;
  readonly onBytes: OnBytes | undefined;
}

function noSpace(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "");
}
