import { type FileHandle, readdir } from "node:fs/promises";
import { join } from "node:path";
import { bundleOfReceipt, isAskedFor, isNameOfBundle, sidecarNames } from "../names.ts";
import { MAX_RECEIPT_BYTES, newestFirst, readStoredReceipt } from "../receipts.ts";
import type { Listing, StoredBundle } from "../vault.ts";
import { inVault } from "./failure.ts";
import { openRegular } from "./files.ts";

/** Receipts that are read at once. */
const AT_ONCE = 8;

type OnSkipped = (name: string, why: string) => void;

/** Lists a folder by its receipts. @throws AppError as `Vault.list` does */
export async function listBundles(
  folder: string,
  listing: Listing = {},
  onSkipped: OnSkipped = () => {},
): Promise<StoredBundle[]> {
  try {
    const names = new Set(await readdir(folder));
    const found: StoredBundle[] = [];
    const next = [...names].values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const name of next) {
          const bundle = bundleOfReceipt(name);
          if (bundle === undefined) continue;
          const read = isNameOfBundle(bundle)
            ? await readBeside({ folder, bundle, names, listing })
            : "is of no bundle";
          if (typeof read === "string") onSkipped(name, read);
          else if (read !== undefined) found.push(read);
        }
      }),
    );
    return found.sort(newestFirst);
  } catch (error) {
    throw inVault(error, folder);
  }
}

interface Beside {
  readonly folder: string;
  readonly bundle: string;
  readonly names: ReadonlySet<string>;
  readonly listing: Listing;
}

/** A bundle by its receipt, or why there is none; `undefined` when nobody has asked for it, or it has just gone. */
async function readBeside({ folder, bundle, names, listing }: Beside): Promise<StoredBundle | string | undefined> {
  if (!isAskedFor(bundle, listing)) return undefined;
  if (!names.has(bundle)) return "stands beside no bundle";
  const path = join(folder, sidecarNames(bundle).receipt);
  try {
    await using file = await openRegular(path);
    if (file === undefined) return "is no regular file, or has just gone";
    const { receipt, why } = readStoredReceipt(bundle, await readBounded(file));
    if (receipt === undefined) return why;
    const storedAt = (await file.stat()).mtime.toISOString();
    return { name: bundle, key: bundle, receipt, storedAt, origin: null };
  } catch (error) {
    throw inVault(error, path);
  }
}

/** The whole file, or one byte more than a receipt may have. */
async function readBounded(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.min(size, MAX_RECEIPT_BYTES + 1));
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}
