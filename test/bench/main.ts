/**
 * Times memsnap and every peer that is installed on one memory, as whole processes, in turn:
 * `npm run bench -- --size 600MB --rounds 5 --only snapshot,restore --json FILE`. With `--guard` it ends with 1 when something
 * has become much worse than its goal.
 */
import { writeFileSync } from "node:fs";
import { parseAsked } from "./arguments.ts";
import { prepare } from "./contenders.ts";
import { judge } from "./goals.ts";
import { machine } from "./machine.ts";
import { describeFound } from "./report.ts";
import { Room } from "./room.ts";
import { runRounds } from "./run-rounds.ts";
import type { Series } from "./series.ts";
import { sizeOf } from "./workload.ts";

/** Tasks that are over so soon that a few rounds say little. */
const SHORT = ["inspect", "only", "compare", "start", "action"];
const SHORT_ROUNDS = 15;

const asked = parseAsked(process.argv.slice(2));
using room = new Room();
process.stderr.write(`making a memory of ${asked.sizeBytes / 1e6} MB\n`);
const contenders = await prepare(room, asked.sizeBytes);
const series: Series[] = [];
for (const task of asked.tasks) {
  const inTask = contenders.filter((contender) => contender.task === task);
  process.stderr.write(`${task}: ${inTask.map(({ name }) => name).join(", ")}\n`);
  series.push(...(await runRounds(inTask, SHORT.includes(task) ? SHORT_ROUNDS : asked.rounds, room)));
}

const found = { series, sizeBytes: asked.sizeBytes, distBytes: sizeOf(room.dist) };
const judged = judge(found);
const report = { machine: machine(), ...found, goals: judged };
process.stdout.write(describeFound(report));
if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify(report, null, 2)}\n`);
if (asked.guard && (judged.length === 0 || judged.some(({ guarded }) => !guarded))) process.exitCode = 1;
