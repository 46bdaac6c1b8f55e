import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { AppError } from "../../model/index.ts";
import { readContent } from "../reading.ts";
import type { Turn } from "../turn.ts";
import { openUnfollowed } from "../unfollowed.ts";
import { endsWithinRecord, wholeLinesBytes } from "./content.ts";
import { type Identity, identityOf, isSameState, lastChangeMs, timeStepMs } from "./identity.ts";
import { keptChanging, type Pinned, standingOf } from "./pin.ts";

/** How long the writer of a log may take between two parts of a record. */
const RECORD_MS = 1000;
const PAUSE_MS = 10;

/** A private copy and what was found while it was made. */
export interface Copied {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Copies a file as it was pinned to the new file `copy`: either the source did not change until the copy was complete,
 * or it is a log that has grown, of which the whole lines up to the pinned size count, or its pinned content is in
 * memory.
 * @throws AppError `kept-changing` when none of these holds, `source-unreadable`
 */
export async function copyPinned(pinned: Pinned, copy: string, turn: Turn): Promise<Copied> {
  const { witness, isSettled } = pinned;
  const target = openSync(copy, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    // A write right after the moment may not show. That to a log does: it changes the size.
    if (witness?.content && !witness.ends && !isSettled) return copyKept(witness.content, target);
    return await copySource(pinned, target, turn);
  } catch (error) {
    if (!witness?.content || !(error instanceof AppError) || error.code !== "kept-changing") throw error;
    return copyKept(witness.content, target);
  } finally {
    closeSync(target);
  }
}

function copyKept(content: Buffer, target: number): Copied {
  ftruncateSync(target, 0);
  writeFileSync(target, content);
  return { sizeBytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
}

/**
 * Copies a file as it is now over `copy`, which is there, and says whether it held still meanwhile. Nothing is copied when it
 * is gone.
 * @throws AppError `source-unreadable`
 */
export async function copyAsIs(
  path: string,
  copy: string,
  turn: Turn,
): Promise<{ readonly copied: Copied | undefined; readonly isSteady: boolean }> {
  const source = openIfThere(path);
  if (source === undefined) return { copied: undefined, isSteady: true };
  const target = openSync(copy, constants.O_WRONLY | constants.O_TRUNC);
  try {
    const before = identityOf(fstatSync(source, { bigint: true }));
    const hash = createHash("sha256");
    // A writer that never stops must not keep us reading.
    const sizeBytes = await readContent(source, { hash, turn, copyTo: target, limitBytes: before.sizeBytes });
    const isSteady = isSameState(before, identityOf(fstatSync(source, { bigint: true })));
    return { copied: { sizeBytes, sha256: hash.digest("hex") }, isSteady };
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

async function copySource(pinned: Pinned, target: number, turn: Turn): Promise<Copied> {
  await outwaitTimeStep(pinned.identity);
  const source = openSource(pinned.path);
  try {
    await outwaitRecord(pinned, source);
    let lengthBytes = pinnedLengthBytes(pinned, source);
    for (;;) {
      const hash = createHash("sha256");
      const sizeBytes = await readContent(source, { hash, turn, copyTo: target, limitBytes: lengthBytes });
      const confirmedBytes = pinnedLengthBytes(pinned, source);
      if (confirmedBytes === sizeBytes) return { sizeBytes, sha256: hash.digest("hex") };
      if (confirmedBytes >= lengthBytes) throw keptChanging(pinned.path, "shrank");
      // The log grew during the copy, and what had been its end turned out to be inside a line.
      lengthBytes = confirmedBytes;
      ftruncateSync(target, lengthBytes);
    }
  } finally {
    closeSync(source);
  }
}

/** How much of the source is the pinned state: all of it, or the whole lines of a log that has grown since. */
function pinnedLengthBytes(pinned: Pinned, source: number): number {
  const standing = standingOf(pinned, source);
  if (standing === "changed") throw keptChanging(pinned.path, "changed");
  const { sizeBytes } = pinned.identity;
  return standing === "grown" ? wholeLinesBytes(source, sizeBytes) : sizeBytes;
}

/**
 * A file that was written just before it was pinned can be written once more without a visible change of its times.
 * After the step of the clock has passed, every further write shows. Times in the future are of another clock.
 */
async function outwaitTimeStep(identity: Identity): Promise<void> {
  const stepMs = timeStepMs(identity);
  const leftMs = lastChangeMs(identity) + stepMs - Date.now();
  if (leftMs > 0 && leftMs <= stepMs) await setTimeout(leftMs);
}

/** A log that ends within a record is given the time to grow, so that its whole lines can be told from the rest. */
async function outwaitRecord({ identity, witness }: Pinned, source: number): Promise<void> {
  if (!witness?.ends || !endsWithinRecord(witness.ends.tail)) return;
  const restsAtMs = Math.min(lastChangeMs(identity), Date.now()) + RECORD_MS;
  while (fstatSync(source).size === identity.sizeBytes && Date.now() < restsAtMs) await setTimeout(PAUSE_MS);
}

function openSource(path: string): number {
  const fd = openIfThere(path);
  if (fd === undefined) throw keptChanging(path, "vanished");
  return fd;
}

function openIfThere(path: string): number | undefined {
  try {
    return openUnfollowed(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR" || code === "ENXIO") return undefined;
    throw new AppError("source-unreadable", `${JSON.stringify(path)} cannot be read (${code})`, { path, cause: error });
  }
}
