import { type BigIntStats, closeSync, fstatSync, lstatSync, readSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import type { LocatedMember } from "../kind.ts";
import { openUnfollowed } from "../unfollowed.ts";

/** Logs of one record a line, which their writers only ever append to. */
const APPENDED = /\.(jsonl|ndjson)$/i;
/** Bytes at either end of a log that are remembered, to tell an append from a rewrite. */
const SAMPLE_BYTES = 4096;
/** The files changed last that are looked at more closely: enough for what an agent works on, a few ms inside the fence. */
const WITNESSED_FILES = 1000;
/** Bytes of one file, and of all, that are kept in memory. */
const KEPT_FILE_BYTES = 256 * 1024;
const KEPT_BYTES = 16 * 1024 * 1024;

/** A member as it was at the moment of the snapshot. */
export interface Pinned {
  readonly member: LocatedMember;
  /** Absolute path. */
  readonly path: string;
  readonly stat: BigIntStats;
  /** Only for files changed lately; a cursor that is rewritten all the time would never hold still for a copy. */
  readonly witness: Witness | undefined;
}

/** What was read of a file at the moment of the snapshot. */
interface Witness {
  /** The whole of a small file. */
  readonly content: Buffer | null;
  /** First and last bytes of a log. */
  readonly ends: Ends | null;
}

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/**
 * Notes what identifies the present content of each member: device, inode, size and times; of the files changed last
 * also their content, when small, or both ends, for logs. Synchronous: this is the moment of the snapshot.
 * @throws AppError `kept-changing` when a member is not there any more, or is of another type.
 */
export function pinMembers(members: readonly LocatedMember[], location: string): Pinned[] {
  const stats = members.map((member) => pinStat(member, join(location, member.path)));
  const newest = newestFiles(stats);
  let budgetBytes = KEPT_BYTES;
  return stats.map((pinned) => {
    if (!newest(pinned)) return { ...pinned, witness: undefined };
    const witness = readWitness(pinned, budgetBytes);
    budgetBytes -= witness?.content?.length ?? 0;
    return { ...pinned, witness };
  });
}

/** Whether a file still is what it was when it was pinned. */
export function isUnchanged(pinned: Pinned, now: BigIntStats): boolean {
  return isSameState(pinned.stat, now);
}

/** Whether a log holds what it held when it was pinned, and more after that. */
export function isGrownLog(pinned: Pinned, now: BigIntStats, fd: number): boolean {
  const ends = pinned.witness?.ends;
  if (!ends || !isSameFile(pinned.stat, now) || now.size <= pinned.stat.size) return false;
  const { head, tail } = readEnds(fd, Number(pinned.stat.size));
  return head.equals(ends.head) && tail.equals(ends.tail);
}

/** @returns the error that makes the caller take the whole snapshot again. */
export function keptChanging(path: string, what: string): AppError {
  return new AppError("kept-changing", `${JSON.stringify(path)} ${what} while it was captured`, { path });
}

type PinnedStat = Omit<Pinned, "witness">;

function pinStat(member: LocatedMember, path: string): PinnedStat {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) throw keptChanging(path, "vanished");
  const typed = member.type === "file" ? stat.isFile() : stat.isDirectory();
  if (!typed) throw keptChanging(path, `turned from a ${member.type} into something else`);
  return { member, path, stat };
}

function newestFiles(pinned: readonly PinnedStat[]): (one: PinnedStat) => boolean {
  const changedMs = Float64Array.from(pinned, ({ stat }) => lastChangeMs(stat)).sort();
  const from = changedMs[Math.max(0, changedMs.length - WITNESSED_FILES)] ?? 0;
  let left = WITNESSED_FILES;
  return ({ member, stat }) => member.type === "file" && lastChangeMs(stat) >= from && left-- > 0;
}

/** When content or permissions of a file last changed, in milliseconds since 1970. */
export function lastChangeMs(stat: BigIntStats): number {
  return Number(stat.mtimeMs > stat.ctimeMs ? stat.mtimeMs : stat.ctimeMs);
}

function readWitness({ member, path, stat }: PinnedStat, budgetBytes: number): Witness | undefined {
  const sizeBytes = Number(stat.size);
  const log = APPENDED.test(member.path);
  // An empty file is often one that its writer has truncated and is about to fill.
  const small = sizeBytes > 0 && sizeBytes <= Math.min(KEPT_FILE_BYTES, budgetBytes);
  if (!log && !small) return undefined;
  const fd = tryOpen(path);
  if (fd === undefined) return undefined;
  try {
    const ends = log ? readEnds(fd, sizeBytes) : null;
    const content = small ? readSteady(fd, sizeBytes) : null;
    return isSameState(stat, fstatSync(fd, { bigint: true })) ? { content, ends } : undefined;
  } finally {
    closeSync(fd);
  }
}

// Whoever cannot be opened now is reported when it is copied.
function tryOpen(path: string): number | undefined {
  try {
    return openUnfollowed(path);
  } catch {
    return undefined;
  }
}

// Times move in steps of milliseconds: only reading twice shows a writer in the middle of its work.
function readSteady(fd: number, sizeBytes: number): Buffer | null {
  const first = readAt(fd, 0, sizeBytes);
  return readAt(fd, 0, sizeBytes).equals(first) ? first : null;
}

function readEnds(fd: number, sizeBytes: number): Ends {
  const length = Math.min(SAMPLE_BYTES, sizeBytes);
  return { head: readAt(fd, 0, length), tail: readAt(fd, sizeBytes - length, length) };
}

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
}

function isSameFile(a: BigIntStats, b: BigIntStats): boolean {
  return a.ino === b.ino && a.dev === b.dev && b.isFile();
}

function isSameState(a: BigIntStats, b: BigIntStats): boolean {
  return isSameFile(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}
