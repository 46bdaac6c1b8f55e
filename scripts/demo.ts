/**
 * The whole story on one screen: an agent keeps writing while its memory is snapshotted, verified, restored, and compared with
 * the memory of a second agent that learned the same and stopped at the moment of the snapshot; then it is damaged, and a
 * comparison says how. `--keep` keeps the files.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reembed, rotated, sql } from "../test/harness/damaged-memory.ts";
import { LiveAgent } from "../test/harness/live-agent.ts";
import { compareWithReference, contradictions, Reference, type Standing, stepOf } from "../test/harness/reference.ts";

const CLI = join(import.meta.dirname, "../dist/cli.js");
const HABITS = { firstSteps: 800, notesEvery: 400, pauseMs: 4 };
const LOOKED_AT: Record<Standing["as"], string> = {
  SQL: "schema, settings, rows, full-text search, integrity",
  git: "HEAD, branches, tree, uncommitted files; fsck",
  bytes: "every byte",
};

const dir = mkdtempSync(join(tmpdir(), "memsnap-demo-"));
let agent: LiveAgent | undefined;
try {
  process.exitCode = (await demo()) ? 0 : 1;
} finally {
  agent?.kill();
  if (process.argv.includes("--keep")) say(`\nEverything is kept in ${dir}`);
  else rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}

async function demo(): Promise<boolean> {
  title("An agent with a memory: four SQLite databases, git notes, JSON state, a log, a vector index");
  agent = await LiveAgent.start(join(dir, "memory"), HABITS);
  say(`It has learned ${HABITS.firstSteps} things and goes on learning while all of this happens.`);

  title("A key, and a snapshot while the agent writes");
  memsnap(["keygen", "--out", "key.txt"], "recipient.txt");
  memsnap(["snapshot", "memory", "--out", "bundles", "--agent", "demo", "--recipients-file", "recipient.txt"]);
  const bundle = `bundles/${readdirSync(join(dir, "bundles")).find((name) => name.endsWith(".age"))}`;

  title("The bundle is whole, and says what is in it");
  memsnap(["verify", bundle, "--identity", "key.txt"]);
  memsnap(["inspect", bundle, "--identity", "key.txt"]);

  title("Back from the bundle");
  await sleep(200);
  memsnap(["restore", bundle, "--to", "back", "--identity", "key.txt"]);

  return compare(await agent.stop()) && damage(bundle);
}

/** Two changes that nobody would notice in a review, and the check that does. */
function damage(bundle: string): boolean {
  title("A change makes the agent forget and exchanges its embedding model; the check goes red");
  const memory = join(dir, "back/memory");
  sql(join(memory, "long_term.sqlite"), "DELETE FROM facts WHERE id % 50 = 0");
  reembed(memory, rotated);
  const exitCode = memsnap(["compare", bundle, "back/memory", "--root", "back", "--identity", "key.txt"], undefined, 4);
  say(`exit ${exitCode}`);
  return exitCode === 4;
}

function compare(lastStep: number): boolean {
  title("What came back is what was there");
  const restored = join(dir, "back/memory");
  const step = stepOf(restored);
  say(`The agent went on to step ${lastStep}; the snapshot is its memory at step ${step}. A second agent learned the`);
  say("same and stopped there. What came back, held against the memory of the second:\n");
  const reference = new Reference(join(dir, "reference"), HABITS.notesEvery);
  const standings = compareWithReference(restored, reference);
  reference.close();
  for (const standing of standings) say(line(standing, step));
  const wrong = contradictions(standings);
  say(wrong.length === 0 ? "\nNothing was lost, nothing was torn." : `\nThis must not happen: ${wrong.join("; ")}.`);
  return wrong.length === 0;
}

function line({ what, as, step, differences }: Standing, now: number): string {
  if (step === null) return `  DIFFERS  ${what.padEnd(25)} ${as}: ${differences.join(", ")}`;
  // The moment of a snapshot may lie between two things that the agent does in one step.
  const early = step < now ? ", not yet written in this step" : "";
  return `  same     ${what.padEnd(25)} ${as.padEnd(7)}${LOOKED_AT[as]}${early}`;
}

/** Gives its exit code. @throws Error when that is not 0, or what is expected */
function memsnap(args: readonly string[], into?: string, expected = 0): number {
  say(`\n$ memsnap ${args.join(" ")}${into === undefined ? "" : ` > ${into}`}`);
  const stdout = into === undefined ? "inherit" : openSync(join(dir, into), "w");
  const { status } = spawnSync(process.execPath, [CLI, ...args], { cwd: dir, stdio: ["ignore", stdout, "inherit"] });
  if (typeof stdout === "number") closeSync(stdout);
  if (status !== expected) throw new Error(`memsnap ${args[0]} ended with ${status}, expected ${expected}`);
  return status;
}

function title(text: string): void {
  say(`\n== ${text}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
