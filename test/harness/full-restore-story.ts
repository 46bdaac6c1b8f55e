import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync } from "node:fs";
import { expect } from "@jest/globals";
import { type Context, type RestoreResult, restore, undo } from "../../src/flows/index.ts";
import { AppError } from "../../src/model/index.ts";
import { Desk } from "../unit/flows/desk.ts";
import { commitAll, makeRepository } from "../unit/kinds/sources/places.ts";
import { picture } from "../unit/swap/trees.ts";
import { contentDigest } from "./compare-memory.ts";
import { DISK_NOTE, diskTest, leaveRoom, onSmallDisk, type Room } from "./small-disk.ts";

const MIB = 1024 * 1024;
/** More than any restore of the story takes, with the room that it wants to be left. */
const DISK_BYTES = 64 * MIB;
const ROOMS: readonly Room[] = ["bytes", "files"];
/** More than any restore of the story takes. */
const ENOUGH: Readonly<Record<Room, number>> = { bytes: 32 * MIB, files: 10_000 };
const FILE_BYTES = 60_000;
const TARGET = "disk/target";

/** A restore of some kind: what it needs at its target, and itself. */
interface Story {
  readonly prepare: (desk: Desk, bundle: string) => Promise<unknown>;
  readonly act: (bundle: string, context: Context) => Promise<unknown>;
  /** What is at the target in the end. */
  readonly becomes: "old" | "new";
}

const STORIES: Readonly<Record<string, Story>> = {
  "of a memory that is not there yet": {
    prepare: async () => {},
    act: (bundle, context) => restore({ bundle, to: TARGET }, context),
    becomes: "new",
  },
  "over a memory that is kept": {
    prepare: async (desk) => putOld(desk),
    act: (bundle, context) => restore({ bundle, to: TARGET, force: true }, context),
    becomes: "new",
  },
  "that is undone": {
    async prepare(desk, bundle): Promise<RestoreResult> {
      putOld(desk);
      return desk.restore(bundle, TARGET, { force: true });
    },
    act: (_, context) => undo({ target: TARGET }, context),
    becomes: "old",
  },
};

/**
 * Restores onto a disk that is full, and then onto one that becomes full, each time with a step more of room once the bundle is
 * being read, until there is enough of it: whatever is written when the room ends, the target is as it was.
 */
export function describeFullRestore(steps: Readonly<Record<Room, number>>, timeoutMs: number): void {
  const table = Object.entries(STORIES).flatMap(([name, story]) => ROOMS.map((what) => [what, name, story] as const));
  diskTest.each(table)(
    `a disk that has no more room for %s ends a restore %s with exit 7, and everything is as it was${DISK_NOTE}`,
    async (what, _name, story) => {
      using desk = new Desk();
      makeMemory(desk, "new");
      const { bundle } = await desk.snapshot(["new/mem"], { root: "new" });
      makeMemory(desk, "old");
      const outcomes: string[] = [];
      for (let amount = 0; outcomes.at(-1) !== "done" && amount < ENOUGH[what]; amount += steps[what])
        outcomes.push(await play(story, { desk, bundle, what, amount }));
      expect(outcomes).toEqual([...outcomes.slice(1).map(() => "full"), "done"]);
      expect(outcomes.length).toBeGreaterThan(3);
    },
    timeoutMs,
  );
}

interface Round {
  readonly desk: Desk;
  readonly bundle: string;
  readonly what: Room;
  readonly amount: number;
}

async function play({ prepare, act, becomes }: Story, { desk, bundle, what, amount }: Round): Promise<string> {
  let outcome = "done";
  const disk = desk.path("disk");
  await onSmallDisk(disk, DISK_BYTES, async () => {
    await prepare(desk, bundle);
    const before = picture(disk);
    let isSmall = amount === 0;
    if (isSmall) leaveRoom(disk, what, 0);
    const progress = ({ phase }: { readonly phase: string }): void => {
      if (phase === "read" && !isSmall) leaveRoom(disk, what, amount);
      isSmall ||= phase === "read";
    };
    try {
      await act(bundle, desk.context({ progress }));
      expect(changes(memoryOf(desk.path(becomes)), memoryOf(desk.path(TARGET)))).toEqual([]);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcome = error.code === "disk-full" ? "full" : `${error.code}: ${error.message}`;
      const after = Object.entries(picture(disk)).filter(([path, content]) => !isOfReader(path, content));
      expect(changes(before, Object.fromEntries(after))).toEqual([]);
    }
    expect(desk.leftovers()).toEqual([]);
  });
  return outcome;
}

function putOld(desk: Desk): void {
  mkdirSync(desk.path(TARGET));
  cpSync(desk.path("old"), desk.path(TARGET), { recursive: true });
}

function makeMemory(desk: Desk, age: string): void {
  desk.write({ [`${age}/mem/noise.bin`]: randomBytes(FILE_BYTES), [`${age}/mem/age.md`]: age });
  desk.database(`${age}/mem/facts.db`, randomBytes(FILE_BYTES).toString("hex"));
  makeRepository(desk.path(age, "mem/notes"), "a.md");
  desk.write({ [`${age}/mem/notes/large.bin`]: randomBytes(FILE_BYTES) });
  commitAll(desk.path(age, "mem/notes"));
  desk.write({ [`${age}/mem/notes/new.bin`]: randomBytes(FILE_BYTES) });
}

/** Content by path; of the repository HEAD and the work tree, of the database its rows. */
function memoryOf(folder: string): Record<string, unknown> {
  const head = execFileSync("git", ["rev-parse", "HEAD"], { cwd: `${folder}/mem/notes`, encoding: "utf8" });
  const files = Object.entries(picture(folder)).filter(([path]) => !/(^|\/)\.(git|memsnap)(\/|$)/.test(path));
  return { ...Object.fromEntries(files), head, "mem/facts.db": contentDigest(`${folder}/mem/facts.db`) };
}

/** What SQLite puts beside a database that is read, and cannot remove where there is no room to read it. */
function isOfReader(path: string, content: unknown): boolean {
  return path.endsWith(".db-shm") || (path.endsWith(".db-wal") && content === "");
}

/** The paths in which two pictures differ. */
function changes(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]);
}
