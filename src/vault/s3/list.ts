import { AppError } from "../../model/index.ts";
import { bundleOfReceipt, isAskedFor, isNameOfBundle } from "../names.ts";
import { MAX_RECEIPT_BYTES, newestFirst, readStoredReceipt } from "../receipts.ts";
import type { Listing, StoredBundle } from "../vault.ts";
import { readAllBytes } from "./bytes.ts";
import type { Entry, Objects } from "./objects.ts";

/** Receipts that are read at once. */
const AT_ONCE = 32;

type OnSkipped = (name: string, why: string) => void;

/** Lists a vault by its receipts. @throws AppError as `Vault.list` does */
export async function listBundles(
  objects: Objects,
  listing: Listing = {},
  onSkipped: OnSkipped = () => {},
): Promise<StoredBundle[]> {
  const entries = new Map<string, Entry>();
  for await (const entry of objects.entries(startOf(listing))) entries.set(entry.name, entry);
  const found: StoredBundle[] = [];
  const next = entries.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const entry of next) {
        const bundle = bundleOfReceipt(entry.name);
        if (bundle === undefined) continue;
        const read = isNameOfBundle(bundle)
          ? await readBeside(objects, { entry, bundle, isBundleThere: entries.has(bundle), listing })
          : "is of no bundle";
        if (typeof read === "string") onSkipped(entry.name, read);
        else if (read !== undefined) found.push(read);
      }
    }),
  );
  return found.sort(newestFirst);
}

/** What the names of all that is asked for begin with, so that the server need not list the others. */
function startOf({ name, agent }: Listing): string {
  return name ?? (agent === undefined ? "" : `${agent}-`);
}

interface Beside {
  readonly entry: Entry;
  readonly bundle: string;
  readonly isBundleThere: boolean;
  readonly listing: Listing;
}

/** A bundle by its receipt, or why there is none; `undefined` when nobody has asked for it, or it has just gone. */
async function readBeside(
  objects: Objects,
  { entry, bundle, isBundleThere, listing }: Beside,
): Promise<StoredBundle | string | undefined> {
  if (!isAskedFor(bundle, listing)) return undefined;
  if (!isBundleThere) return "stands beside no bundle";
  if (entry.sizeBytes > MAX_RECEIPT_BYTES) return `is larger than ${MAX_RECEIPT_BYTES} bytes`;
  const bytes = await readReceipt(objects, entry);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const { receipt, why } = readStoredReceipt(bundle, bytes);
  if (receipt === undefined) return why;
  return { name: bundle, key: bundle, receipt, storedAt: entry.storedAt.toISOString(), origin: null };
}

async function readReceipt(objects: Objects, { name, sizeBytes }: Entry): Promise<Buffer | string | undefined> {
  try {
    return await readAllBytes(objects, { name, etag: undefined, start: 0, endExclusive: sizeBytes });
  } catch (error) {
    if (error instanceof AppError && error.code === "vault-not-found") return undefined;
    if (error instanceof AppError && error.code === "vault-corrupt") return "was exchanged while it was read";
    throw error;
  }
}
