import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  ABORT_EARLY,
  AppError,
  FORMAT_NAME,
  FORMAT_VERSION,
  given,
  MAX_SIGNATURE_BYTES,
  type Manifest,
  Receipt,
} from "../model/index.ts";

const MAX_CHECKSUM_BYTES = 4096;
const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;

/** Paths of the files that stand beside a bundle. */
export function sidecarPaths(bundle: string): { checksum: string; receipt: string; signature: string } {
  return { checksum: `${bundle}.sha256`, receipt: `${bundle}.receipt.json`, signature: `${bundle}.minisig` };
}

/** What `sha256sum -c` reads. */
export function checksumText(bundle: string, sha256: string): string {
  return `${sha256}  ${basename(bundle)}\n`;
}

/** What a receipt says of a bundle that its manifest does not. */
export interface ReceiptFacts {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  /** Text of its signature file, when it is signed. */
  readonly signature?: string | undefined;
}

/** The public facts about a bundle. */
export function makeReceipt(bundle: ReceiptFacts, manifest: Manifest): Receipt {
  const { snapshot, consistency, stateDigest, stores, secrets } = manifest;
  return {
    format: `${FORMAT_NAME}/receipt`,
    version: FORMAT_VERSION,
    bundle: basename(bundle.path),
    sha256: bundle.sha256,
    sizeBytes: bundle.sizeBytes,
    encrypted: bundle.encrypted,
    snapshotId: snapshot.id,
    createdAt: snapshot.createdAt,
    agent: snapshot.agent,
    label: snapshot.label,
    consistency,
    stateDigest,
    stores: stores.map(({ name, kind, entries, bytes, digest, redacted }) => ({
      ...{ name, kind, entries, bytes, digest },
      ...given({ redacted }),
    })),
    ...(secrets === undefined ? {} : { secrets: { mode: secrets.mode, rules: secrets.rules } }),
    ...given({ signature: bundle.signature }),
  };
}

/** The digest that stands beside a bundle, or null when there is no checksum file. @throws AppError `sidecar-mismatch` */
export async function readChecksum(bundle: string): Promise<string | null> {
  const path = sidecarPaths(bundle).checksum;
  const text = await readIfThere(path, MAX_CHECKSUM_BYTES);
  if (text === null) return null;
  const match = /^([0-9a-f]{64}) [ *]([^\n]+)\n?$/.exec(text);
  if (match?.[1] === undefined || match[2] !== basename(bundle))
    throw new AppError("sidecar-mismatch", `${path} does not hold the SHA-256 of ${basename(bundle)}`, { path });
  return match[1];
}

/** The receipt that stands beside a bundle, or null when there is none. @throws AppError `sidecar-mismatch` */
export function readReceipt(bundle: string): Promise<Receipt | null> {
  return readReceiptFile(sidecarPaths(bundle).receipt);
}

/** The receipt in a file, or null when there is no such file. @throws AppError `sidecar-mismatch` */
export async function readReceiptFile(path: string): Promise<Receipt | null> {
  const text = await readIfThere(path, MAX_RECEIPT_BYTES);
  if (text === null) return null;
  try {
    return Receipt.parse(JSON.parse(text), ABORT_EARLY);
  } catch (cause) {
    throw new AppError("sidecar-mismatch", `${path} is not a receipt`, { path, cause });
  }
}

/** The text of the signature file that stands beside a bundle, or null when there is none. @throws AppError `sidecar-mismatch` */
export function readSignature(bundle: string): Promise<string | null> {
  return readIfThere(sidecarPaths(bundle).signature, MAX_SIGNATURE_BYTES);
}

async function readIfThere(path: string, maxBytes: number): Promise<string | null> {
  try {
    const found = await stat(path);
    // A pipe would be waited for, and a device may never end.
    if (!found.isFile()) throw new AppError("sidecar-mismatch", `${path} is no regular file`, { path });
    if (found.size > maxBytes)
      throw new AppError("sidecar-mismatch", `${path} is larger than ${maxBytes} bytes`, { path });
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === "ENOENT") return null;
    throw new AppError("sidecar-mismatch", `${path} cannot be read (${reason})`, { path, cause: error });
  }
}
