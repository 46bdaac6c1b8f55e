import { randomBytes } from "node:crypto";
import { constants, lstatSync, mkdirSync, renameSync, rmSync, utimesSync } from "node:fs";
import { copyFile, mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError, partialName, type Receipt } from "../../model/index.ts";
import { syncFile, syncFolder } from "../../os/index.ts";
import { sidecarNames } from "../names.ts";
import { checkArrived, checksumText, nameOfUpload, receiptText } from "../receipts.ts";
import type { OnBytes, StoredBundle, Upload } from "../vault.ts";
import { codeOf, inVault } from "./failure.ts";
import { claimName, digestOf, openRegular } from "./files.ts";
import { holdFolder } from "./lock.ts";
import { removeDurably } from "./remove.ts";

/** Paths of the files of a bundle in one folder. */
interface Places {
  readonly bundle: string;
  readonly checksum: string;
  readonly receipt: string;
  readonly signature: string;
}

/**
 * Stores a bundle: everything is made and compared in a private folder beside the others, and then named.
 * @throws AppError as `Vault.put` does; `bundle-missing`, `sidecar-mismatch`, `disk-full`
 */
export async function putBundle(folder: string, upload: Upload, onBytes?: OnBytes): Promise<StoredBundle> {
  const name = nameOfUpload(upload);
  const places = placesOf(folder, name);
  try {
    const made = await mkdir(folder, { recursive: true });
    if (isThere(places.receipt)) removeOrphan(folder, name, places);
    await using partial = await openPartial(folder, name);
    const finished = placesOf(partial.path, name);
    await fill(finished, upload, onBytes);
    await publish(finished, places, upload.receipt);
    if (made !== undefined) syncMade(made, folder);
    const storedAt = lstatSync(places.receipt).mtime.toISOString();
    return { name, key: name, receipt: upload.receipt, storedAt, origin: null };
  } catch (error) {
    throw inVault(error, folder);
  }
}

function placesOf(folder: string, name: string): Places {
  return { bundle: join(folder, name), ...sidecarNames(join(folder, name)) };
}

/** Takes away a receipt whose bundle is gone, which a removal that was cut off has left. @throws AppError `output-exists` */
function removeOrphan(folder: string, name: string, places: Places): void {
  if (isThere(places.bundle)) throw exists(places.bundle);
  removeDurably(folder, [sidecarNames(name).receipt]);
}

/** A folder of this writer alone, which others can tell to be in use for as long as it lives. */
async function openPartial(folder: string, name: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = join(folder, partialName(`${randomBytes(4).toString("hex")}-${name}`));
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(path, { mode: 0o700 });
  try {
    const release = await holdFolder(path);
    return {
      path,
      async [Symbol.asyncDispose]() {
        release();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Copies the bundle and reads the copy back; writes what stands beside it. All of it is on disk then. */
async function fill(places: Places, { bundle, receipt }: Upload, onBytes?: OnBytes): Promise<void> {
  await copyBundle(bundle, places.bundle);
  await syncFile(places.bundle);
  await using copy = await open(places.bundle);
  checkArrived(receipt, await digestOf(copy, onBytes), places.bundle);
  await writeFile(places.checksum, checksumText(receipt), { flag: "wx", flush: true, mode: 0o644 });
  if (receipt.signature !== undefined)
    await writeFile(places.signature, receipt.signature, { flag: "wx", flush: true, mode: 0o644 });
  await writeFile(places.receipt, receiptText(receipt), { flag: "wx", flush: true, mode: 0o644 });
}

async function copyBundle(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (!["ENOENT", "EACCES", "EPERM"].includes(code)) throw error;
    throw new AppError("bundle-missing", `${from} cannot be read (${code})`, { path: from, cause: error });
  }
}

async function publish(finished: Places, places: Places, receipt: Receipt): Promise<void> {
  if (!claimName(finished.bundle, places.bundle)) await adopt(places, receipt);
  renameSync(finished.checksum, places.checksum);
  if (receipt.signature !== undefined) renameSync(finished.signature, places.signature);
  syncFolder(dirname(places.bundle));
  if (!claimName(finished.receipt, places.receipt)) throw exists(places.bundle);
  syncFolder(dirname(places.bundle));
}

/** Takes over a bundle that has no receipt, because the one who put it there was cut off, or is not so far yet. */
async function adopt(places: Places, receipt: Receipt): Promise<void> {
  await using there = await openRegular(places.bundle);
  const isSame = there !== undefined && (await digestOf(there)).sha256 === receipt.sha256;
  if (!isSame) throw exists(places.bundle);
  // Young again, so that no sweep takes it for forgotten.
  utimesSync(places.bundle, new Date(), new Date());
}

/** Makes the names of folders durable that were just made: the first, and those below it down to the last. */
function syncMade(first: string, last: string): void {
  for (let path = last; path.length >= first.length; path = dirname(path)) syncFolder(dirname(path));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function exists(path: string): AppError {
  return new AppError("output-exists", `${path} exists already`, { path });
}
