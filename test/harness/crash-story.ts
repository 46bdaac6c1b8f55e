import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  type FSWatcher,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { Scene } from "./scene.ts";
import { randomFrom } from "./workload.ts";

const CLI = join(import.meta.dirname, "..", "..", "dist", "cli.js");
/** Stories that play at once. */
const AT_ONCE = 2;
/** A program takes as long before it does anything. */
const START_MS = 80;
/** So many that many a kill comes between two steps of a swap. */
const TOPICS = 300;
const JOURNAL = "journal.json";

/** How the rounds of a crash story ended, and everything that was wrong. */
export interface CrashOutcome {
  readonly old: number;
  readonly new: number;
  /** Rounds in which the restore was done before it was killed. */
  readonly late: number;
  /** Rounds in which what the kill left was neither the old memory nor the new. */
  readonly mixed: number;
  readonly faults: readonly string[];
}

/**
 * Kills so many restores into a memory at random moments, and compares what is there after the next recovery with the memory as
 * it was and as it should be. Most of a restore is preparation, so every other round waits until the swap has begun; and in
 * every third round the recovery is killed too.
 */
export async function killRestores(rounds: number): Promise<CrashOutcome> {
  const scene = new Scene();
  try {
    const story = await prepare(scene);
    const random = randomFrom(rounds);
    const next = Array.from({ length: rounds }, (_, round) => round).values();
    const ended: Ended[] = [];
    const play = async (): Promise<void> => {
      for (const round of next) {
        const atSwap = round % 2 === 1;
        const afterMs = atSwap ? random() * story.swapMs : START_MS + random() * story.durationMs;
        const target = scene.path(`target-${round}`);
        ended.push(await playRound(story, { target, moment: { atSwap, afterMs }, killsRecovery: round % 3 === 2 }));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, play));
    const left = readdirSync(scene.dir).filter((name) => name.startsWith(".memsnap"));
    const count = (fits: (one: Ended) => boolean): number => ended.filter(fits).length;
    return {
      old: count(({ state }) => state === "old"),
      new: count(({ state }) => state === "new"),
      late: count(({ late }) => late),
      mixed: count(({ mixed }) => mixed),
      faults: [
        ...ended.map(({ state }) => state).filter((state) => state !== "old" && state !== "new"),
        ...left.map((name) => `${name} was left`),
      ],
    };
  } finally {
    scene.remove();
  }
}

/** When a program is killed: so long after its start, or after the journal has its name. */
interface Moment {
  readonly atSwap: boolean;
  readonly afterMs: number;
}

interface Story {
  readonly scene: Scene;
  readonly bundle: string;
  readonly old: string;
  readonly next: string;
  /** How long a restore takes, from its start to its end. */
  readonly durationMs: number;
  /** How long its journal is there. */
  readonly swapMs: number;
}

async function prepare(scene: Scene): Promise<Story> {
  makeMemory(scene, "memory", "new");
  makeMemory(scene, "old/memory", "old");
  scene.write("old/mine.md", "mine").write("old/memory/notes/mine.md", "mine");
  const { bundle } = await scene.snapshot(["memory"]);
  const target = scene.path("rehearsal");
  const own = putOld(scene, target);
  const seenMs: number[] = [];
  const watcher = watchJournal(own, () => seenMs.push(performance.now()));
  const start = performance.now();
  await scene.restore(bundle, target, "--force");
  const durationMs = performance.now() - start;
  watcher.close();
  const swapMs = (seenMs.at(-1) ?? 0) - (seenMs[0] ?? 0);
  return { scene, bundle, old: signature(scene.path("old")), next: signature(target), durationMs, swapMs };
}

interface Ended {
  /** `old`, `new`, or what was found instead. */
  readonly state: string;
  readonly late: boolean;
  readonly mixed: boolean;
}

interface Round {
  readonly target: string;
  readonly moment: Moment;
  readonly killsRecovery: boolean;
}

async function playRound(
  { scene, bundle, old, next }: Story,
  { target, moment, killsRecovery }: Round,
): Promise<Ended> {
  const own = putOld(scene, target);
  const late = await killed(scene, ["restore", bundle, "--to", target, "--force"], { own, ...moment });
  const mixed = ![old, next].includes(signature(target));
  const recovery = ["restore", "--recover", target];
  if (killsRecovery) await killed(scene, recovery, { own, atSwap: false, afterMs: START_MS + moment.afterMs / 4 });
  const { exitCode, stderr } = await scene.run(recovery);
  const now = signature(target);
  const state = exitCode !== 0 ? stderr : now === old ? "old" : now === next ? "new" : `neither old nor new\n${now}`;
  // A program that the killed one had started may write to its staging folder for a moment longer.
  if (leftIn(own).length > 0) await scene.run(recovery);
  const left = leftIn(own);
  rmSync(target, { recursive: true, force: true });
  return { state: left.length > 0 ? `${left} was left` : state, late, mixed };
}

/** Puts the old memory at a target, with a folder of its own that can be watched; returns that. */
function putOld(scene: Scene, target: string): string {
  cpSync(scene.path("old"), target, { recursive: true });
  const own = join(target, ".memsnap");
  mkdirSync(own, { mode: 0o700 });
  return own;
}

/** Calls back when the journal comes, and when it goes. */
function watchJournal(own: string, callBack: () => void): FSWatcher {
  return watch(own, (_, name) => {
    if (name === JOURNAL) callBack();
  });
}

function leftIn(own: string): string[] {
  return existsSync(own) ? readdirSync(own).filter((name) => /^(restore-|journal)/.test(name)) : [];
}

/** Runs memsnap and kills it; tells whether it was done before. */
async function killed(scene: Scene, args: readonly string[], moment: Moment & { own: string }): Promise<boolean> {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const watcher = watchJournal(moment.own, begin);
  if (!moment.atSwap) begin();
  const child = spawn(process.execPath, [CLI, ...args], { cwd: scene.dir, env: scene.env(), stdio: "ignore" });
  const ended = once(child, "exit");
  await Promise.race([begun.then(() => sleep(moment.afterMs)), ended]);
  child.kill("SIGKILL");
  watcher.close();
  const [exitCode] = await ended;
  return exitCode === 0;
}

function makeMemory(scene: Scene, folder: string, what: string): void {
  scene.write(`${folder}/MEMORY.md`, what).write(`${folder}/${what}/only.md`, what);
  for (let n = 0; n < TOPICS; n++) scene.write(`${folder}/topics/${n}.md`, `${what} ${n}`);
  for (const name of ["facts", "vectors"]) {
    const database = new Database(scene.path(folder, `${name}.db`));
    database.pragma("journal_mode = WAL");
    database.exec(`CREATE TABLE facts (body TEXT); INSERT INTO facts VALUES ('${what}')`);
    database.close();
  }
  const notes = scene.path(folder, "notes");
  mkdirSync(notes);
  scene.write(`${folder}/notes/a.md`, `${what}\n`);
  const person = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  for (const args of [
    ["init", "--quiet", `--initial-branch=${what}`],
    ["add", "."],
    ["commit", "--quiet", "-m", what],
  ])
    execFileSync("git", [...person, ...args], { cwd: notes, env: scene.env({ GIT_CONFIG_NOSYSTEM: "1" }) });
  scene.write(`${folder}/notes/draft.md`, what);
}

/** What two copies of one memory may differ in: a clone's own files, and what a reader of a database leaves when it is killed. */
const MAY_DIFFER = [/\.git[\\/](index|objects|logs|hooks|info)\b/, /\.db-shm /, /\.db-wal .* e3b0c442/];

/** Every path with its permissions and content. In memsnap's own folder a program may write that outlives the one that was killed. */
function signature(folder: string): string {
  const names = readdirSync(folder).filter((name) => name !== ".memsnap");
  const lines = names
    .flatMap((name) => [name, ...below(join(folder, name)).map((path) => join(name, path))])
    .map((path) => {
      const found = lstatSync(join(folder, path));
      const mode = (found.mode & 0o777).toString(8);
      return `${path} ${mode} ${found.isFile() ? digestOf(join(folder, path)) : "folder"}`;
    });
  return lines
    .filter((line) => !MAY_DIFFER.some((pattern) => pattern.test(line)))
    .sort()
    .join("\n");
}

function below(path: string): string[] {
  return lstatSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: "utf8" }) : [];
}

function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}
