/** The whole story on one screen: an agent keeps writing while its memory is snapshotted, verified, restored and compared. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { compareWithReference, stepsOf } from "./demo/compare.ts";

const CLI = join(import.meta.dirname, "../dist/cli.js");
const dir = mkdtempSync(join(tmpdir(), "memsnap-demo-"));
let writer: ChildProcess | undefined;

try {
  process.exitCode = (await demo()) ? 0 : 1;
} finally {
  if (writer?.exitCode === null) writer.kill();
  if (process.argv.includes("--keep")) say(`\nEverything is kept in ${dir}`);
  else rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}

async function demo(): Promise<boolean> {
  title("An agent with a memory: four SQLite databases, git notes, JSON state, a log, an index file");
  const memory = join(dir, "memory");
  writer = spawn(process.execPath, [join(import.meta.dirname, "demo/writer.ts"), memory], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(writer.stdout as NodeJS.ReadableStream, "data");
  say(`The agent has learned ${stepsOf(memory).facts} things and goes on learning while all of this happens.`);

  title("A key, and a snapshot while the agent writes");
  memsnap("keygen", "--out", "key.txt");
  const key = /public key: (age1\S+)/.exec(readFileSync(join(dir, "key.txt"), "utf8"));
  memsnap("snapshot", "memory", "--out", "bundles", "--agent", "demo", "--recipient", key?.[1] ?? "");
  const bundle = bundleName();

  title("The bundle is whole, and says what is in it");
  memsnap("verify", `bundles/${bundle}`, "--identity", "key.txt");
  memsnap("inspect", `bundles/${bundle}`, "--identity", "key.txt");

  title("Back from the bundle");
  await sleep(200);
  memsnap("restore", `bundles/${bundle}`, "--to", "restored", "--identity", "key.txt");

  const last = await stopWriter();
  return compare(last);
}

function compare(last: number): boolean {
  title("What came back is what was there");
  const restored = join(dir, "restored/memory");
  const { facts, vectors, concepts } = stepsOf(restored);
  say(`The agent went on to step ${last}; the snapshot is its memory at step ${facts}.`);
  const ordered = facts >= vectors && vectors >= concepts && facts - concepts <= 1;
  say(
    `${mark(ordered)} one moment: facts at ${facts}, vectors at ${vectors}, concepts at ${concepts} - never more than one step apart, in the order of writing`,
  );
  let same = ordered;
  for (const { what, step, differences } of compareWithReference(restored, join(dir, "reference"))) {
    const equal = differences.length === 0;
    same &&= equal;
    say(
      `${mark(equal)} ${what} ${equal ? `equals a memory made anew up to step ${step}` : `differs in ${differences.join(", ")}`}`,
    );
  }
  say(same ? "\nNothing was lost, nothing was torn." : "\nSomething differs. Please report this.");
  return same;
}

async function stopWriter(): Promise<number> {
  if (writer === undefined) return 0;
  const output = once(writer.stdout as NodeJS.ReadableStream, "data");
  const closed = once(writer, "close");
  writer.stdin?.write("stop\n");
  const [text] = (await output) as [Buffer];
  await closed;
  return Number(text.toString());
}

function memsnap(...args: string[]): void {
  say(`\n$ memsnap ${args.join(" ")}`);
  execFileSync(process.execPath, [CLI, ...args], { cwd: dir, stdio: ["ignore", "inherit", "inherit"] });
}

function bundleName(): string {
  return readdirSync(join(dir, "bundles")).find((name) => name.endsWith(".age")) ?? "";
}

function mark(ok: boolean): string {
  return ok ? "ok      " : "DIFFERS ";
}

function title(text: string): void {
  say(`\n== ${text}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
