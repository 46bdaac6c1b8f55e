import { median } from "./measure.ts";
import type { Series, Task } from "./series.ts";

/** What a bench found out. */
export interface Found {
  readonly series: readonly Series[];
  /** Size of the large memory. */
  readonly sizeBytes: number;
  readonly distBytes: number;
}

/** Something that a number has to stay below. */
export interface Goal {
  readonly about: string;
  readonly unit: "x" | "s" | "MB";
  /** What is wanted; undefined of what only guards. */
  readonly atMost?: number;
  /** Wanted of memories from this size on. */
  readonly fromBytes?: number;
  /** What a small memory on a busy machine may have; beyond it something has become worse. Times have none. */
  readonly guard?: number;
  /** Undefined when what it compares was not run. */
  readonly find: (found: Found) => number | undefined;
}

/** A goal held against what was found. */
export interface Judged extends Omit<Goal, "find"> {
  readonly value: number;
  /** Undefined when nothing is wanted here. */
  readonly reached: boolean | undefined;
  readonly guarded: boolean;
}

const PEAK_MB = 256;
const GUARDED_PEAK_MB = 300;
const DIST_MB = 32;
const GUARDED_DIST_MB = 36;

/** All goals. They are ratios of wall time on one machine in one run, never times. */
export const GOALS: readonly Goal[] = [
  ratio("snapshot", "restic", { atMost: 0.9, guard: 2.8 }),
  ratio("snapshot", "pipeline", { atMost: 0.5, guard: 3.4 }),
  ratio("snapshot", "sha256", { guard: 26 }),
  ratio("restore", "pipeline", { atMost: 1, guard: 7.5 }),
  ratio("restore", "restic", { atMost: 0.7, guard: 1.4 }),
  ratio("restore", "sha256", { guard: 11.5 }),
  ratio("verify", "restic", { atMost: 0.7, guard: 1.5 }),
  ratio("verify", "sha256", { guard: 11.5 }),
  ratio("inspect", "memsnap, 2 MB", { atMost: 1.2, guard: 1.5 }),
  ratio("compare", "memsnap, 2 MB", { atMost: 1.2, guard: 1.5 }),
  {
    about: "restore of one file of all / restore of all",
    unit: "x",
    atMost: 0.1,
    fromBytes: 2e9,
    guard: 0.5,
    find: ({ series }) => quotient(find(series, "only", "memsnap"), find(series, "restore", "memsnap")),
  },
  ratio("start", "node", { atMost: 1.5, guard: 2 }),
  ratio("action", "node", { guard: 25 }),
  {
    about: "snapshot of 1 MB through the action - node",
    unit: "s",
    atMost: 0.5,
    find: ({ series }) => {
      const [ours, theirs] = [find(series, "action", "memsnap"), find(series, "action", "node")];
      return ours && theirs && median(pairs(ours, theirs).map(([one, other]) => one - other));
    },
  },
  ...(["snapshot", "restore", "verify", "inspect", "only", "compare"] as const).map(peak),
  {
    about: "size of dist/",
    unit: "MB",
    atMost: DIST_MB,
    guard: GUARDED_DIST_MB,
    find: ({ distBytes }) => distBytes / 1e6,
  },
];

/** Every goal that what was found speaks of. */
export function judge(found: Found): Judged[] {
  return GOALS.flatMap(({ find, ...goal }) => {
    const value = find(found);
    if (value === undefined) return [];
    const { atMost, fromBytes = 0, guard = Number.POSITIVE_INFINITY } = goal;
    const reached = atMost === undefined || found.sizeBytes < fromBytes ? undefined : value <= atMost;
    return [{ ...goal, value, reached, guarded: value <= guard }];
  });
}

function ratio(task: Task, theirs: string, limits: Pick<Goal, "atMost" | "fromBytes" | "guard">): Goal {
  return {
    about: `${task} / ${theirs}`,
    unit: "x",
    ...limits,
    find: ({ series }) => quotient(find(series, task, "memsnap"), find(series, task, theirs)),
  };
}

function peak(task: Task): Goal {
  return {
    about: `peak memory of ${task}`,
    unit: "MB",
    atMost: PEAK_MB,
    guard: GUARDED_PEAK_MB,
    find: ({ series }) => {
      const peaks = find(series, task, "memsnap")?.samples.flatMap(({ peakBytes }) => peakBytes ?? []) ?? [];
      return peaks.length === 0 ? undefined : Math.max(...peaks) / 1e6;
    },
  };
}

function find(series: readonly Series[], task: Task, name: string): Series | undefined {
  return series.find((one) => one.task === task && one.name === name);
}

/** The middle of the ratios of each round, whose runs met the same weather. */
function quotient(ours: Series | undefined, theirs: Series | undefined): number | undefined {
  return ours && theirs && median(pairs(ours, theirs).map(([one, other]) => one / other));
}

function pairs(ours: Series, theirs: Series): (readonly [number, number])[] {
  return ours.samples.flatMap(({ seconds }, round) => {
    const other = theirs.samples[round];
    return other === undefined ? [] : [[seconds, other.seconds] as const];
  });
}
