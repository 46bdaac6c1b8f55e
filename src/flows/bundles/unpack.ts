import type { Bundle, Extraction } from "../../bundle/index.ts";
import { given } from "../../model/index.ts";
import type { Proof } from "../../signing/index.ts";
import type { Context } from "../context.ts";
import type { BundleKeys } from "../keys.ts";
import { checkSidecars, readSidecars, type Sidecars } from "./request.ts";
import { proofOf, statementOf } from "./signature.ts";

/** A part has to be smaller than this much of the bundle to be read alone: one pass over everything proves more. */
const PART_OF_WHOLE = 0.5;

/** What to unpack, and where to. */
export interface Unpacking {
  /** Absolute path of a private, existing folder. */
  readonly into: string;
  /** Whether an entry is wanted. */
  readonly needs: (archivePath: string) => boolean;
  /** See `Extraction`. Where keys ask who has signed, nothing is heard before that is known, and so nothing at all. */
  readonly arrived?: (archivePath: string) => void;
  /** Whether the rest of the bundle may stay unread where that saves much; default false. */
  readonly inPart?: boolean;
  /** What stands beside the bundle; default the files beside its path. */
  readonly sidecars?: () => Promise<Sidecars>;
  /** Where these name trusted keys, the bundle has to be signed by one of them, and all of it is read. */
  readonly keys: BundleKeys;
}

/** How much of a bundle was read. */
export interface Reading {
  /** Only what was wanted was read and checked, not the rest of the bundle. */
  readonly partial: boolean;
  /** Bytes of the bundle. */
  readonly readBytes: number;
  /** Id of the trusted key that has signed the bundle; null when no key was named. */
  readonly signedBy: string | null;
}

/**
 * Reads a bundle to its end, or in part, compares what was read with its manifest, its sidecars and its signature, and unpacks
 * what is needed, which is hostile until it was checked.
 * @throws AppError exits 3, 6, 7
 */
export async function unpack(bundle: Bundle, unpacking: Unpacking, context: Context): Promise<Reading> {
  const { into, needs, inPart = false, keys } = unpacking;
  const sidecars = await (unpacking.sidecars ?? (() => readSidecars(bundle.path)))();
  const proof = proofOf(sidecars, { name: bundle.path, keys });
  const arrived = proof === undefined ? unpacking.arrived : undefined;
  const part = inPart && proof === undefined ? bundle.partWith(needs) : undefined;
  if (part !== undefined && part.sizeBytes < bundle.sizeBytes * PART_OF_WHOLE) {
    await part.readInto(into, reporting(part.sizeBytes, context), arrived);
    checkUnread(sidecars, bundle);
    return { partial: true, readBytes: part.sizeBytes, signedBy: null };
  }
  const extraction = { into, wanted: needs, ...given({ arrived }) };
  const signedBy = await readWhole(bundle, { sidecars, proof, extraction }, context);
  return { partial: false, readBytes: bundle.sizeBytes, signedBy };
}

/**
 * Reads a bundle to its end and unpacks nothing, where its keys ask who has signed it. Gives the id of that key.
 * @throws AppError exits 3, 6, 7
 */
export async function requireSigned(
  bundle: Bundle,
  { sidecars, keys }: { readonly sidecars: Sidecars; readonly keys: BundleKeys },
  context: Context,
): Promise<string | null> {
  const proof = proofOf(sidecars, { name: bundle.path, keys });
  return proof === undefined ? null : readWhole(bundle, { sidecars, proof }, context);
}

/** Reads all of a bundle and compares it with what stands beside it; gives the id of the trusted key that has signed it. */
async function readWhole(
  bundle: Bundle,
  { sidecars, proof, extraction }: { sidecars: Sidecars; proof: Proof | undefined; extraction?: Extraction },
  context: Context,
): Promise<string | null> {
  const { sha256 } = await bundle.readAll({
    ...given({ extraction }),
    onBytes: reporting(bundle.sizeBytes, context),
    hear: proof?.hear,
  });
  checkSidecars(sidecars, sha256, bundle);
  return proof?.conclude(statementOf(bundle.manifest)).keyId ?? null;
}

function reporting(total: number, context: Context): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    done += bytes;
    context.progress({ phase: "read", done, total, unit: "bytes" });
  };
}

/**
 * Compares the sidecars with a bundle of which not everything was read: takes the digest that they claim for that of the file.
 * @throws AppError `sidecar-mismatch`
 */
export function checkUnread(sidecars: Sidecars, bundle: Bundle): void {
  const claimed = sidecars.receipt?.sha256 ?? sidecars.checksum;
  if (claimed !== null) checkSidecars(sidecars, claimed, bundle);
}
