/**
 * Shows where the time of memsnap goes: `npm run bench:profile -- --size 100MB --only snapshot,restore,verify`. Every process and
 * every thread that runs JavaScript gets a table; what threads of the system do meanwhile shows as waiting.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAsked } from "./arguments.ts";
import { prepare } from "./contenders.ts";
import { Room } from "./room.ts";
import { runLast } from "./run-rounds.ts";
import { table } from "./table.ts";

const SHOWN = 25;
const LEAST_SHARE = 0.005;

/** As V8 writes it. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** The functions that took most time themselves, as a table. */
function describeProfile({ nodes, samples, timeDeltas }: Profile): string {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const seconds = (timeDeltas[index] ?? 0) / 1e6;
    const place = places.get(id) ?? "?";
    times.set(place, (times.get(place) ?? 0) + seconds);
    total += seconds;
  }
  const rows = [...times]
    .filter(([, seconds]) => seconds >= total * LEAST_SHARE)
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN);
  return table([["seconds", "where"], ...rows.map(([place, seconds]) => [seconds.toFixed(3), place])]);
}

function placeOf({ functionName, url, lineNumber }: Profile["nodes"][number]["callFrame"]): string {
  const file = url.split("/").slice(-2).join("/");
  return `${functionName || "(anonymous)"}${file === "" ? "" : ` ${file}:${lineNumber + 1}`}`;
}

const { sizeBytes, tasks } = parseAsked(process.argv.slice(2));
using room = new Room();
const contenders = await prepare(room, sizeBytes);
for (const { commands } of contenders.filter(({ task, name }) => name === "memsnap" && tasks.includes(task))) {
  const profiles = room.fresh();
  const [command] = commands(room.fresh()).slice(-1);
  if (command === undefined) continue;
  const env = { ...command.env, NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` };
  const { seconds } = await runLast([{ ...command, env }]);
  process.stdout.write(`\n## ${command.args[1]}: ${seconds.toFixed(2)} s, measured while profiled\n`);
  // CPU.<date>.<time>.<process>.<thread>.<sequence>.cpuprofile
  for (const file of readdirSync(profiles)) {
    const [, , , process_, thread] = file.split(".");
    process.stdout.write(`\nprocess ${process_}, thread ${thread}:\n\n`);
    process.stdout.write(describeProfile(JSON.parse(readFileSync(join(profiles, file), "utf8")) as Profile));
  }
}
