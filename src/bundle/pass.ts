import { createHash, type Hash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError, type Entry, HEADER_PATH, MANIFEST_PATH } from "../model/index.ts";
import { OWN_ENTRY_MODE } from "./archive-writer.ts";
import type { BundleEnds } from "./ends.ts";
import { violation } from "./tar/header.ts";
import { readTar, type TarEntry } from "./tar/reader.ts";

/** What to do with the entries while they come by. */
export interface Extraction {
  /** Absolute path of a private, existing folder. */
  readonly into: string;
  /** Whether an entry is wanted; all when absent. */
  readonly wanted?: (path: string) => boolean;
  /**
   * Hears of every wanted entry that was written and is what the manifest says. What comes after it may still be wrong: nothing
   * that is made of an entry counts before all has been read.
   */
  readonly arrived?: (path: string) => void;
}

/** What a whole tar is compared with. */
export interface Expected extends Pick<BundleEnds, "headerBytes" | "manifestBytes"> {
  /** Those of the manifest, each asked for when the one before has been found right. */
  readonly entries: Iterable<Entry>;
}

/**
 * Compares a whole tar with the manifest that was read from its end: the same entries in the same order at the same
 * offsets with the same sizes, modes and SHA-256, and nothing else. Writes wanted entries below `extraction.into`, where
 * they must be taken for hostile until this has returned.
 * @throws AppError `archive-violation`, `digest-mismatch`, `disk-full`, and whatever `tar` throws
 */
export async function comparePass(
  tar: AsyncIterable<Buffer>,
  expected: Expected,
  extraction?: Extraction,
): Promise<void> {
  await compareEach(readTar(tar), expectations(expected), extraction);
}

/** Entries that stand next to each other in a tar. */
export interface NeighbouringEntries {
  /** Where the header of the first one starts in the whole tar. */
  readonly start: number;
  readonly entries: readonly Entry[];
}

/**
 * Compares an archive that was cut out of a bundle with the entries that it has to hold, in the same way as
 * {@link comparePass}, and writes all of them.
 * @throws AppError as {@link comparePass}
 */
export async function compareRun(
  tar: AsyncIterable<Buffer>,
  { start, entries }: NeighbouringEntries,
  extraction: Extraction,
): Promise<void> {
  await compareEach(readTar(tar, start), expectationsOf(entries), extraction);
}

async function compareEach(
  tar: AsyncIterable<TarEntry>,
  expected: Iterator<Expectation>,
  extraction?: Extraction,
): Promise<void> {
  for await (const found of tar) {
    const next = expected.next();
    if (next.done === true)
      throw violation(`${JSON.stringify(found.path)} stands in the archive and not in the manifest`);
    await next.value(found, extraction);
  }
  const missing = expected.next();
  if (missing.done !== true) throw violation("the archive ends before the last entry of the manifest");
}

type Expectation = (found: TarEntry, extraction?: Extraction) => Promise<void>;

/** One after another, what each entry of the archive has to be. */
function* expectations({ headerBytes, manifestBytes, entries }: Expected): Generator<Expectation> {
  yield (found) => expectBytes(found, HEADER_PATH, headerBytes);
  yield* expectationsOf(entries);
  yield (found) => expectBytes(found, MANIFEST_PATH, manifestBytes);
}

function* expectationsOf(entries: Iterable<Entry>): Generator<Expectation> {
  for (const entry of entries) yield (found, extraction) => expectEntry(found, entry, extraction);
}

async function expectBytes(found: TarEntry, path: string, bytes: Buffer): Promise<void> {
  const same =
    found.path === path && found.type === "file" && found.mode === OWN_ENTRY_MODE && found.sizeBytes === bytes.length;
  if (!same) throw violation(`${JSON.stringify(found.path)} is not the ${path} that is expected at its place`);
  let at = 0;
  for await (const piece of found.content) {
    if (!piece.equals(bytes.subarray(at, at + piece.length)))
      throw new AppError("digest-mismatch", `${path} differs from what was read before`, { path });
    at += piece.length;
  }
}

async function expectEntry(found: TarEntry, entry: Entry, extraction?: Extraction): Promise<void> {
  if (found.path !== entry.path) {
    const where = JSON.stringify(found.path);
    throw violation(`${where} is not what the manifest lists at this place: ${JSON.stringify(entry.path)}`);
  }
  for (const [what, is, says] of factsOf(found, entry))
    if (is !== says) throw violation(`${JSON.stringify(entry.path)} has ${what} ${is}, the manifest says ${says}`);
  const place =
    extraction?.wanted?.(entry.path) === false ? undefined : extraction && join(extraction.into, entry.path);
  if (entry.type === "folder") {
    if (place !== undefined) mkdirSync(place, { recursive: true, mode: 0o700 });
    if (place !== undefined) extraction?.arrived?.(entry.path);
    return;
  }
  const sha256 = createHash("sha256");
  await consume(found.content, sha256, place);
  if (sha256.digest("hex") !== entry.sha256)
    throw new AppError("digest-mismatch", `${entry.path} does not have the SHA-256 of the manifest`, {
      path: entry.path,
    });
  if (place !== undefined) extraction?.arrived?.(entry.path);
}

function factsOf(found: TarEntry, entry: Entry): (readonly [what: string, is: unknown, says: unknown])[] {
  return [
    ["the type", found.type, entry.type],
    ["the mode", found.mode.toString(8), entry.mode.toString(8)],
    ["the size", found.sizeBytes, entry.type === "file" ? entry.sizeBytes : 0],
    ["the offset", found.offset, entry.offset],
  ];
}

// Writes are synchronous: they go to the page cache, and decoding runs on other threads meanwhile.
async function consume(content: AsyncIterable<Buffer>, hash: Hash, place: string | undefined): Promise<void> {
  if (place !== undefined) mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const file = place === undefined ? undefined : openSync(place, "wx", 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      for (let at = 0; file !== undefined && at < chunk.length; ) at += writeSync(file, chunk, at);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC")
      throw new AppError("disk-full", "no space left to unpack the bundle", { cause: error });
    throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
