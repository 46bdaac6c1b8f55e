import { createHash } from "node:crypto";
import { AppError, type Receipt } from "../../model/index.ts";
import { sidecarNames } from "../names.ts";
import { checkArrived, checksumText, nameOfUpload, receiptText } from "../receipts.ts";
import type { OnBytes, StoredBundle, Upload } from "../vault.ts";
import { readBytes } from "./bytes.ts";
import type { Objects } from "./objects.ts";
import type { Sent } from "./part-digests.ts";
import { markOf, removeMark, setMark } from "./put-mark.ts";
import { uploadFile } from "./upload.ts";

/** Stores a bundle. @throws AppError as `Vault.put` does; `bundle-missing`, `sidecar-mismatch` */
export async function putBundle(objects: Objects, upload: Upload, onBytes?: OnBytes): Promise<StoredBundle> {
  const name = nameOfUpload(upload);
  const beside = sidecarNames(name);
  const there = await namesThere(objects, name);
  if (there.has(beside.receipt)) await removeOrphan(objects, name, there);
  if (!there.has(name) || there.has(markOf(name))) await setMark(objects, name);
  await (there.has(name) ? adopt(objects, upload.receipt) : send(objects, upload, onBytes));
  await objects.write(beside.checksum, checksumText(upload.receipt));
  const isOurs = await objects.create(beside.receipt, receiptText(upload.receipt));
  await removeMark(objects, name);
  if (!isOurs) throw exists(objects, name);
  return await stored(objects, upload.receipt);
}

/** Takes away a receipt whose bundle is gone, which a removal that was cut off has left. @throws AppError `output-exists` */
async function removeOrphan(objects: Objects, name: string, there: ReadonlyMap<string, Date>): Promise<void> {
  if (there.has(name)) throw exists(objects, name);
  await objects.remove(sidecarNames(name).receipt);
}

async function send(objects: Objects, { bundle: path, receipt }: Upload, onBytes?: OnBytes): Promise<void> {
  const { bundle: name } = receipt;
  try {
    const sent = await uploadFile(objects, { path, name, onBytes });
    await (sent === null ? adopt(objects, receipt) : checkSent(objects, receipt, sent));
  } catch (error) {
    const isAnothers = error instanceof AppError && error.code === "output-exists";
    // What hides the failure is left to a sweep.
    if (isAnothers || (await objects.head(name).catch(() => undefined)) === null)
      await removeMark(objects, name).catch(() => undefined);
    throw error;
  }
}

/** Compares what was sent with what arrived, and takes it back when it is something else. */
async function checkSent(objects: Objects, receipt: Receipt, sent: Sent): Promise<void> {
  try {
    await checkThere(objects, receipt, sent);
  } catch (error) {
    if (error instanceof AppError && error.code === "vault-corrupt") await objects.remove(receipt.bundle);
    throw error;
  }
}

/** Takes over a bundle that has no receipt, because the one who put it there was cut off, or is not so far yet. */
async function adopt(objects: Objects, receipt: Receipt): Promise<void> {
  try {
    await checkThere(objects, receipt, null);
  } catch (error) {
    throw error instanceof AppError && error.code === "vault-corrupt" ? exists(objects, receipt.bundle) : error;
  }
}

async function checkThere(objects: Objects, receipt: Receipt, sent: Sent | null): Promise<void> {
  const { bundle: name } = receipt;
  const place = objects.place(name);
  const head = await objects.head(name);
  if (head === null) throw gone(objects, name);
  checkArrived(receipt, head, place);
  if (sent !== null && head.checksum !== undefined && head.checksum === sent.checksum) {
    checkArrived(receipt, sent, place);
    return;
  }
  const hash = createHash("sha256");
  const span = { name, etag: head.etag, start: 0, endExclusive: head.sizeBytes };
  for await (const chunk of readBytes(objects, span)) hash.update(chunk);
  checkArrived(receipt, { sizeBytes: head.sizeBytes, sha256: hash.digest("hex") }, place);
}

/** What the vault says of a bundle that was just given its receipt. Somebody may have removed the bundle before that. */
async function stored(objects: Objects, receipt: Receipt): Promise<StoredBundle> {
  const name = receipt.bundle;
  const beside = sidecarNames(name);
  const [bundle, made, listed] = await Promise.all([
    objects.head(name),
    objects.head(beside.receipt),
    namesThere(objects, name),
  ]);
  if (bundle === null || made === null) {
    await objects.remove(beside.receipt);
    throw gone(objects, name);
  }
  // The time that `list` will give, which is finer with some servers; others list a new object only after a while.
  const storedAt = listed.get(beside.receipt) ?? made.storedAt;
  return { name, key: name, receipt, storedAt: storedAt.toISOString(), origin: null };
}

async function namesThere(objects: Objects, name: string): Promise<Map<string, Date>> {
  const names = new Map<string, Date>();
  for await (const entry of objects.entries(name)) names.set(entry.name, entry.storedAt);
  return names;
}

function exists(objects: Objects, name: string): AppError {
  const place = objects.place(name);
  return new AppError("output-exists", `${place} exists already`, { path: place });
}

function gone(objects: Objects, name: string): AppError {
  const place = objects.place(name);
  return new AppError("vault-not-found", `${place} has gone while it was stored`, { path: place });
}
