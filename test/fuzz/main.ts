/*
 * `npm run fuzz -- [--seconds N] [--cases N] [--seed S] [--subject NAME]... [--file FILE]`: has every reader read what nobody
 * wrote, until the time is over or one breaks a rule. `--file` reads one input, as the last line of a failure says.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type CampaignOptions, CaseFailed, runCampaign } from "./campaign.ts";
import { Room } from "./room.ts";
import type { Subject } from "./subject.ts";
import { makeSubjects } from "./subjects.ts";

const MIB = 2 ** 20;
/** Resident memory, the program's own and what others leave to the collector included. */
const MEMORY_BYTES = 900 * MIB;
const STUCK_MS = 30_000;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    cases: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    subject: { type: "string", multiple: true, default: [] },
    file: { type: "string" },
  },
});
const seed = Number(values.seed);

using room = new Room();
const all = await makeSubjects(room);
const subjects = all.filter(({ name }) => values.subject.length === 0 || values.subject.includes(name));
if (subjects.length === 0) throw new Error(`expected --subject to be one of ${all.map(({ name }) => name).join(", ")}`);

if (values.file === undefined) await campaign(subjects);
else for (const subject of subjects) say(`${subject.name}: ${await subject.read(readFileSync(values.file))}`);

async function campaign(chosen: readonly Subject[]): Promise<void> {
  const end = performance.now() + Number(values.seconds) * 1000;
  const limit = values.cases === undefined ? Number.POSITIVE_INFINITY : Number(values.cases);
  const goesOn: CampaignOptions["goesOn"] = (done) => done < limit && (limit < 2 ** 53 || performance.now() < end);
  say(`seed ${seed}, ${chosen.map(({ name }) => name).join(", ")}`);
  const start = performance.now();
  try {
    const onCase = watch();
    const { cases, outcomes, met } = await runCampaign(chosen, { seed, goesOn, onCase });
    const peakMib = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = (performance.now() - start) / 1000;
    for (const [outcome, count] of [...met].sort()) say(`${String(count).padStart(8)}  ${outcome}`);
    say(
      `${cases} cases in ${seconds.toFixed(0)} s, peak ${peakMib} MiB, different outcomes: ${JSON.stringify(outcomes)}`,
    );
    if (peakMib * MIB > MEMORY_BYTES)
      throw new Error(`the readers took ${peakMib} MiB, expected less than ${MEMORY_BYTES / MIB}`);
  } catch (error) {
    if (!(error instanceof CaseFailed)) throw error;
    const file = join(tmpdir(), `memsnap-fuzz-${seed}-${error.number}`);
    writeFileSync(file, error.input);
    complain(error.cause);
    complain(
      `\n${error.message}\nagain: npm run fuzz -- --seed ${seed} --cases ${error.number + 1}${subjectOptions()}`,
    );
    complain(`or: npm run fuzz -- --subject ${error.subject} --file ${file}`);
    process.exitCode = 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(text: unknown): void {
  process.stderr.write(`${text instanceof Error ? text.stack : text}\n`);
}

function subjectOptions(): string {
  return values.subject.map((name) => ` --subject ${name}`).join("");
}

/** Ends the program, from another thread, when a case gets stuck. The function that is returned hears of each. */
function watch(): NonNullable<CampaignOptions["onCase"]> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const workerData = {
    current,
    stuckMs: STUCK_MS,
    words: `stuck; again: npm run fuzz -- --seed ${seed}${subjectOptions()} --cases `,
  };
  new Worker(`(${lookAfter})()`, { eval: true, workerData }).unref();
  return (number) => void Atomics.store(current, 0, number);
}

/** Runs by itself on the other thread. */
function lookAfter(): void {
  const { writeSync } = process.getBuiltinModule("node:fs");
  const { current, stuckMs, words } = process.getBuiltinModule("node:worker_threads").workerData;
  let last: number | undefined;
  setInterval(() => {
    const now: number = current[0];
    if (now === last) {
      writeSync(2, `${words}${now + 1}\n`);
      process.kill(process.pid, "SIGKILL");
    }
    last = now;
  }, stuckMs);
}
