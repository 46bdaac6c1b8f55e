import type { BigIntStats } from "node:fs";

/** What tells a file in one state from other files and other states; see {@link isSameState}. */
export interface Identity {
  readonly type: "file" | "folder" | "other";
  readonly mode: number;
  readonly sizeBytes: number;
  readonly device: bigint;
  readonly inode: bigint;
  /** When the content changed. */
  readonly modifiedNs: bigint;
  /** When the content, the permissions or the number of names changed; programs cannot set it. */
  readonly changedNs: bigint;
}

/** The few facts of a stat that matter: a stat is large, and there can be very many. */
export function identityOf(stat: BigIntStats): Identity {
  return {
    type: stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other",
    mode: Number(stat.mode) & 0o777,
    sizeBytes: Number(stat.size),
    device: stat.dev,
    inode: stat.ino,
    modifiedNs: stat.mtimeNs,
    changedNs: stat.ctimeNs,
  };
}

/** Whether these are states of one regular file. */
export function isSameFile(a: Identity, b: Identity): boolean {
  return a.type === "file" && b.type === "file" && a.inode === b.inode && a.device === b.device;
}

/** Whether a regular file has not changed between two looks at it, as far as its clock can tell. */
export function isSameState(a: Identity, b: Identity): boolean {
  return (
    isSameFile(a, b) && a.sizeBytes === b.sizeBytes && a.modifiedNs === b.modifiedNs && a.changedNs === b.changedNs
  );
}

/** When a file last changed, in milliseconds since 1970, by the clock of the system. */
export function lastChangeMs({ changedNs }: Identity): number {
  return Number(changedNs) / 1e6;
}

/** Steps in which file systems count time: a few milliseconds, or the whole seconds of FAT and HFS+. */
const FINE_STEP_MS = 20;
const COARSE_STEP_MS = 2000;

/** In what steps the clock of a file seems to move: within one, a second write may not show. */
export function timeStepMs({ modifiedNs, changedNs }: Identity): number {
  const inSeconds = [modifiedNs, changedNs].every((timeNs) => timeNs % 1_000_000_000n === 0n);
  return inSeconds ? COARSE_STEP_MS : FINE_STEP_MS;
}
