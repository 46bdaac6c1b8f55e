import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
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

/** How the rounds of a crash story ended, and everything that was wrong. */
export interface CrashOutcome {
  readonly old: number;
  readonly new: number;
  /** Rounds in which the restore was done before it was killed. */
  readonly late: number;
  /** Rounds in which a journal was found after the kill. */
  readonly journals: number;
  readonly faults: readonly string[];
}

/**
 * Kills so many restores into a memory at random moments, in every other round the recovery too, and compares what is there
 * after the next recovery with the memory as it was and as it should be.
 */
export async function killRestores(rounds: number): Promise<CrashOutcome> {
  const scene = new Scene();
  try {
    const story = await prepare(scene);
    const counts = { old: 0, new: 0, late: 0, journals: 0 };
    const faults: string[] = [];
    const random = randomFrom(rounds);
    const next = Array.from({ length: rounds }, (_, round) => round).values();
    const play = async (): Promise<void> => {
      for (const round of next) {
        const afterMs = START_MS + random() * story.durationMs;
        const ended = await playRound(story, {
          target: scene.path(`target-${round}`),
          afterMs,
          killsRecovery: round % 2 === 1,
        });
        if (ended.late) counts.late++;
        if (ended.journal) counts.journals++;
        if (ended.state === "old" || ended.state === "new") counts[ended.state]++;
        else faults.push(`round ${round}, killed after ${afterMs} ms: ${ended.state}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, play));
    const left = readdirSync(scene.dir).filter((name) => name.startsWith(".memsnap"));
    return { ...counts, faults: [...faults, ...left.map((name) => `${name} was left`)] };
  } finally {
    scene.remove();
  }
}

interface Story {
  readonly scene: Scene;
  readonly bundle: string;
  readonly old: string;
  readonly next: string;
  /** How long a restore takes, from its start to its end. */
  readonly durationMs: number;
}

async function prepare(scene: Scene): Promise<Story> {
  makeMemory(scene, "memory", "new");
  makeMemory(scene, "old/memory", "old");
  scene.write("old/mine.md", "mine").write("old/memory/notes/mine.md", "mine");
  const { bundle } = await scene.snapshot(["memory"]);
  const target = scene.path("rehearsal");
  cpSync(scene.path("old"), target, { recursive: true });
  const start = performance.now();
  await scene.restore(bundle, target, "--force");
  const durationMs = performance.now() - start;
  return { scene, bundle, old: signature(scene.path("old")), next: signature(target), durationMs };
}

async function playRound(
  { scene, bundle, old, next }: Story,
  { target, afterMs, killsRecovery }: { target: string; afterMs: number; killsRecovery: boolean },
): Promise<{ state: string; late: boolean; journal: boolean }> {
  cpSync(scene.path("old"), target, { recursive: true });
  const late = await killed(scene, ["restore", bundle, "--to", target, "--force"], afterMs);
  const journal = existsSync(join(target, ".memsnap/journal.json"));
  if (killsRecovery) await killed(scene, ["restore", "--recover", target], START_MS + afterMs / 8);
  const { exitCode, stderr } = await scene.run(["restore", "--recover", target]);
  const now = signature(target);
  const state = exitCode !== 0 ? stderr : now === old ? "old" : now === next ? "new" : `neither old nor new\n${now}`;
  const left = existsSync(join(target, ".memsnap"))
    ? readdirSync(join(target, ".memsnap")).filter((name) => /^(restore-|journal)/.test(name))
    : [];
  rmSync(target, { recursive: true, force: true });
  return { state: left.length > 0 ? `${left} was left` : state, late, journal };
}

/** Runs memsnap and kills it; tells whether it was done before. */
async function killed(scene: Scene, args: readonly string[], afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: scene.dir, env: scene.env(), stdio: "ignore" });
  const ended = once(child, "exit");
  await Promise.race([sleep(afterMs), ended]);
  child.kill("SIGKILL");
  const [exitCode] = await ended;
  return exitCode === 0;
}

function makeMemory(scene: Scene, folder: string, what: string): void {
  scene.write(`${folder}/MEMORY.md`, what).write(`${folder}/${what}/only.md`, what);
  for (let n = 0; n < 20; n++) scene.write(`${folder}/topics/${n}.md`, `${what} ${n}`);
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

/** Every path with its permissions and content, but for what differs between two clones of one repository. */
function signature(folder: string): string {
  const lines = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const stat = lstatSync(path);
    const content = entry.isFile() ? digestOf(path) : entry.isSymbolicLink() ? readlinkSync(path) : "folder";
    return `${path.slice(folder.length + 1)} ${(stat.mode & 0o777).toString(8)} ${content}`;
  });
  const isCompared = (line: string): boolean =>
    !/^\.memsnap|\.git\/(index|objects|logs) /.test(line) && !/\.git\/(objects|logs|hooks|info)\//.test(line);
  return lines.filter(isCompared).sort().join("\n");
}

function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}
