import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Command, measure } from "./measure.ts";
import type { Room } from "./room.ts";
import { runLast } from "./run-rounds.ts";
import type { Contender, Task } from "./series.ts";
import { borg } from "./tools/borg.ts";
import { type Memsnap, memsnap } from "./tools/memsnap.ts";
import { pipeline } from "./tools/pipeline.ts";
import { restic } from "./tools/restic.ts";
import type { Place, Tool } from "./tools/tool.ts";
import { makeMemory, SMALL_FILE, warm } from "./workload.ts";

const SMALL_BYTES = 2e6;
const ACTION_BYTES = 1e6;
const PEERS = [restic, borg, pipeline];

/** Reads every file below a folder once: what everybody has to do at least. */
const HASH = `const { createHash } = require("node:crypto");
const { closeSync, globSync, openSync, readSync } = require("node:fs");
const some = Buffer.allocUnsafe(1 << 20);
for (const file of globSync("**/*.*", { cwd: process.argv[1] })) {
  const fd = openSync(process.argv[1] + "/" + file);
  const hash = createHash("sha256");
  for (let bytes; (bytes = readSync(fd, some)) > 0; ) hash.update(some.subarray(0, bytes));
  hash.digest();
  closeSync(fd);
}`;

/** Makes memories and snapshots of them, and gives all that can be timed here. `sizeBytes` is the size of the large memory. */
export async function prepare(room: Room, sizeBytes: number): Promise<Contender[]> {
  const large = makePlace(room, "large", sizeBytes);
  const small = makePlace(room, "small", SMALL_BYTES);
  const [ours, oursSmall] = [memsnap(large, room.dist), memsnap(small, room.dist)];
  const peers = PEERS.map((make) => make(large)).filter(({ needs }) => needs.every(isInstalled));
  for (const { prepare } of [ours, oursSmall, ...peers]) for (const command of prepare) await measure(command);
  const contenders: Contender[] = [];
  for (const tool of [ours, ...peers]) contenders.push(...(await asTool(tool, room)));
  contenders.push({ task: "snapshot", name: "memsnap, no search", commands: (into) => ours.snapshotUnsearched(into) });
  for (const task of ["snapshot", "restore", "verify"] as const) contenders.push(hashing(task, large));
  contenders.push(...(await asMemsnap(ours, "memsnap", room)), ...(await asMemsnap(oursSmall, "memsnap, 2 MB", room)));
  contenders.push(...starting(makePlace(room, "tiny", ACTION_BYTES), room));
  warm(large.memory);
  return contenders;
}

/** What others can do, too. */
async function asTool(tool: Tool, room: Room): Promise<Contender[]> {
  const { name, verify } = tool;
  const kept = await keep(tool, room);
  const found: Contender[] = [
    { task: "snapshot", name, commands: (into) => tool.snapshot(into) },
    { task: "restore", name, commands: (into) => [tool.restore(kept, into)] },
  ];
  return verify === undefined ? found : [...found, { task: "verify", name, commands: () => [verify(kept)] }];
}

/** What is asked of memsnap alone; its cost must not depend on how much there is. */
async function asMemsnap(ours: Memsnap, name: string, room: Room): Promise<Contender[]> {
  const [one, other] = [await keep(ours, room), await keep(ours, room)];
  return [
    { task: "inspect", name, commands: () => [ours.inspect(one)] },
    { task: "only", name, commands: (into) => [ours.restoreOnly(one, into, SMALL_FILE)] },
    { task: "compare", name, commands: () => [ours.compare(one, other)] },
  ];
}

function hashing(task: Task, { memory }: Place): Contender {
  return { task, name: "sha256", commands: () => [node("--eval", HASH, memory)] };
}

function starting(tiny: Place, { dist }: Room): Contender[] {
  const nothing = node("--eval", "0");
  return [
    { task: "start", name: "memsnap", commands: () => [node(join(dist, "cli.js"), "--version")] },
    { task: "start", name: "node", commands: () => [nothing] },
    { task: "action", name: "memsnap", commands: (into) => [snapshotStep(tiny, into, join(dist, "index.js"))] },
    { task: "action", name: "node", commands: () => [nothing] },
  ];
}

/** A step of a workflow that takes a snapshot. */
function snapshotStep({ memory }: Place, into: string, entry: string): Command {
  const inputs = { COMMAND: "snapshot", SOURCES: memory, "OUTPUT-DIR": into, ENCRYPT: "false", LEVEL: "3" };
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value]));
  return { ...node(entry), env: { ...env, GITHUB_WORKSPACE: memory, RUNNER_TEMP: into } };
}

function node(...args: readonly string[]): Command {
  return { program: process.execPath, args };
}

/** A folder with a snapshot in it. */
async function keep(tool: Tool, room: Room): Promise<string> {
  const kept = room.fresh();
  await runLast(tool.snapshot(kept));
  return kept;
}

function makePlace(room: Room, name: string, sizeBytes: number): Place {
  const place = { memory: room.path(name, "memory"), own: room.path(name, "own") };
  mkdirSync(place.own, { recursive: true });
  makeMemory(place.memory, sizeBytes);
  return place;
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
