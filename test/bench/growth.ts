/**
 * Shows how the cost of memsnap grows with how much of something there is:
 * `npm run bench:growth -- --only size,files --json FILE`. Ends with 1 when something grows faster than linearly.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Operation } from "./growth/dimension.ts";
import { DIMENSIONS } from "./growth/dimensions.ts";
import { type Point, STEEPEST, slopes } from "./growth/slope.ts";
import { machine } from "./machine.ts";
import type { Sample } from "./measure.ts";
import { Room } from "./room.ts";
import { runOnce } from "./run-rounds.ts";
import { table } from "./table.ts";

/** What is over sooner is timed again. */
const LONG_SECONDS = 4;
const MAX_RUNS = 3;

interface Growth {
  readonly dimension: string;
  readonly operation: string;
  readonly points: readonly (Point & Sample)[];
  readonly slopes: readonly number[];
}

const { only, json } = parseArgs({ options: { only: { type: "string" }, json: { type: "string" } } }).values;
const asked = only?.split(",") ?? DIMENSIONS.map(({ name }) => name);
const found: Growth[] = [];
for (const { name, steps, make } of DIMENSIONS.filter((dimension) => asked.includes(dimension.name))) {
  const points = new Map<string, (Point & Sample)[]>();
  for (const count of steps) {
    process.stderr.write(`${name}: ${count}\n`);
    using room = new Room();
    for (const operation of await make(count, room)) {
      const some = points.get(operation.name) ?? [];
      points.set(operation.name, [...some, { count, ...(await best(operation, room)) }]);
    }
  }
  const ofDimension = [...points].map(([operation, some]) => ({
    dimension: name,
    operation,
    points: some,
    slopes: slopes(some),
  }));
  found.push(...ofDimension);
  process.stdout.write(`\n${table([heading(name, steps), ...ofDimension.map(line)])}`);
}
if (found.length === 0) throw new Error(`--only takes some of ${DIMENSIONS.map(({ name }) => name).join(",")}`);
if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine: machine(), found }, null, 2)}\n`);
if (found.some(isSteep)) process.exitCode = 1;

/** The run that was disturbed least. */
async function best(operation: Operation, room: Room): Promise<Sample> {
  let found = await runOnce(operation, room);
  for (let run = 1; run < MAX_RUNS && found.seconds < LONG_SECONDS && operation.once === undefined; run++) {
    const next = await runOnce(operation, room);
    if (next.seconds < found.seconds) found = next;
  }
  return found;
}

function heading(dimension: string, steps: readonly number[]): string[] {
  const counts = steps.map((count) => `${count.toLocaleString("en")}${dimension === "size" ? " MB" : ""}`);
  return [dimension, ...counts, "slope at the end", "steepest", "", "memory, least", "most"];
}

function line(growth: Growth): string[] {
  const peaks = growth.points.flatMap(({ peakBytes }) => peakBytes ?? []);
  return [
    growth.operation,
    ...growth.points.map(({ seconds }) => `${seconds.toFixed(2)} s`),
    (growth.slopes.at(-1) ?? 0).toFixed(2),
    Math.max(...growth.slopes).toFixed(2),
    isSteep(growth) ? "STEEP" : "",
    ...[Math.min(...peaks), Math.max(...peaks)].map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`),
  ];
}

function isSteep({ slopes }: Growth): boolean {
  return slopes.some((slope) => slope > STEEPEST);
}
