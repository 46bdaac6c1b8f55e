import { basename } from "node:path";
import { ABORT_EARLY, AppError, bundleName, Receipt, readWritten } from "../model/index.ts";
import type { StoredBundle, Upload } from "./vault.ts";

/** Bytes of a receipt, at most; a vault reads no further. */
export const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;

/** A stored receipt, or why it is left out: lower case, to stand behind the name. */
export type ReadReceipt =
  | { readonly receipt: Receipt; readonly why?: never }
  | { readonly receipt?: never; readonly why: string };

/** Reads what is stored as the receipt of the bundle `name`. It speaks of that one, and its facts make that name, or it is none. */
export function readStoredReceipt(name: string, bytes: Uint8Array): ReadReceipt {
  if (bytes.length > MAX_RECEIPT_BYTES) return { why: `is larger than ${MAX_RECEIPT_BYTES} bytes` };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { why: "is no JSON" };
  }
  const { value: receipt, mistakes } = readWritten(Receipt, value, ABORT_EARLY);
  if (receipt !== undefined) return speaksOf(receipt, name) ? { receipt } : { why: "speaks of another bundle" };
  const [{ path, message }] = mistakes;
  return { why: `is no receipt: ${[...path, message].join(" ")}` };
}

/**
 * Looks at what is to be stored, and gives the name it gets.
 * @throws AppError `sidecar-mismatch` when the receipt speaks of another bundle
 */
export function nameOfUpload({ bundle, receipt }: Upload): string {
  const name = basename(bundle);
  if (Receipt.safeParse(receipt).success && speaksOf(receipt, name)) return name;
  throw new AppError("sidecar-mismatch", `the receipt beside ${bundle} speaks of another bundle`, { path: bundle });
}

/** A receipt as it is stored. */
export function receiptText(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** What `sha256sum -c` reads. */
export function checksumText({ sha256, bundle }: Receipt): string {
  return `${sha256}  ${bundle}\n`;
}

/**
 * Compares bytes that have arrived, at `place`, with what the receipt says of them.
 * @throws AppError `vault-corrupt`
 */
export function checkArrived(
  receipt: Receipt,
  arrived: { readonly sizeBytes: number; readonly sha256?: string },
  place: string,
): void {
  const { bundle, sizeBytes, sha256 } = receipt;
  const differs = (what: string): AppError =>
    new AppError("vault-corrupt", `${place} is not what the receipt of ${bundle} says: ${what}`, { path: place });
  if (arrived.sizeBytes !== sizeBytes) throw differs(`expected ${sizeBytes} bytes, found ${arrived.sizeBytes}`);
  if (arrived.sha256 !== undefined && arrived.sha256 !== sha256)
    throw differs(`expected the SHA-256 ${sha256}, found ${arrived.sha256}`);
}

/** The order of every list: newest first by its receipt, ids and names where times are equal. */
export function newestFirst(a: StoredBundle, b: StoredBundle): number {
  return (
    descending(a.receipt.createdAt, b.receipt.createdAt) ||
    descending(a.receipt.snapshotId, b.receipt.snapshotId) ||
    descending(a.name, b.name)
  );
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function speaksOf(receipt: Receipt, name: string): boolean {
  const { agent, createdAt, snapshotId: id, encrypted } = receipt;
  return receipt.bundle === name && bundleName({ agent, createdAt, id }, encrypted) === name;
}
