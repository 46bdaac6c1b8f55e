import { constants, rmSync } from "node:fs";
import { copyFile, type FileHandle, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import { sidecarNames } from "../names.ts";
import { checkRange } from "../ranges.ts";
import { checkArrived, checksumText, receiptText } from "../receipts.ts";
import type { OnBytes, StoredBundle, StoredBytes } from "../vault.ts";
import { atHome, inVault } from "./failure.ts";
import { digestOf, openRegular } from "./files.ts";

/** Copies a bundle out of the folder and compares the copy. @throws AppError as `Vault.get` does; `output-unwritable` */
export async function getBundle(
  folder: string,
  stored: StoredBundle,
  { dir, onBytes }: { readonly dir: string; readonly onBytes: OnBytes | undefined },
): Promise<string> {
  const { file, path } = await openStored(folder, stored);
  await file.close();
  const target = join(dir, stored.name);
  const made: string[] = [];
  try {
    await copyFile(path, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    made.push(target);
    await using copy = await open(target);
    checkArrived(stored.receipt, await digestOf(copy, onBytes), path);
    const { checksum, receipt } = sidecarNames(target);
    for (const [sidecar, text] of [
      [checksum, checksumText(stored.receipt)],
      [receipt, receiptText(stored.receipt)],
    ] as const) {
      await writeFile(sidecar, text, { flag: "wx" });
      made.push(sidecar);
    }
    return target;
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    throw atHome(error, dir);
  }
}

/** Opens a bundle where it lies. @throws AppError as `Vault.open` does */
export async function openBytes(folder: string, stored: StoredBundle): Promise<StoredBytes> {
  const { file, path } = await openStored(folder, stored);
  const { sizeBytes } = stored.receipt;
  return {
    sizeBytes,
    async read(offset, lengthBytes) {
      checkRange(offset, lengthBytes, sizeBytes);
      const bytes = Buffer.allocUnsafe(lengthBytes);
      try {
        for (let at = 0; at < lengthBytes; ) {
          const { bytesRead } = await file.read(bytes, at, lengthBytes - at, offset + at);
          if (bytesRead === 0) throw shorter(path);
          at += bytesRead;
        }
      } catch (error) {
        throw inVault(error, path);
      }
      return bytes;
    },
    close: () => file.close(),
  };
}

/** @throws AppError `vault-corrupt` when its size is not that of the receipt; `vault-*` */
async function openStored(
  folder: string,
  { name, receipt }: StoredBundle,
): Promise<{ file: FileHandle; path: string }> {
  const path = join(folder, name);
  try {
    const file = await openRegular(path);
    if (file === undefined)
      throw new AppError("vault-not-found", `${path} is not there, or is no regular file`, { path });
    try {
      checkArrived(receipt, { sizeBytes: (await file.stat()).size }, path);
    } catch (error) {
      await file.close();
      throw error;
    }
    return { file, path };
  } catch (error) {
    throw inVault(error, path);
  }
}

function shorter(path: string): AppError {
  return new AppError("vault-corrupt", `${path} became shorter while it was read`, { path });
}
