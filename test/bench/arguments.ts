import { parseArgs } from "node:util";
import { TASKS, type Task } from "./series.ts";

/** What a bench is asked for. */
export interface Asked {
  readonly sizeBytes: number;
  readonly rounds: number;
  readonly tasks: readonly Task[];
  /** Where to write everything as JSON. */
  readonly json: string | undefined;
  /** End with 1 when something is beyond its guard. */
  readonly guard: boolean;
}

/** Reads the arguments of the bench. @throws Error when they are wrong */
export function parseAsked(argv: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      size: { type: "string", default: "600MB" },
      rounds: { type: "string", default: "5" },
      only: { type: "string" },
      json: { type: "string" },
      guard: { type: "boolean", default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a number from 1 up, not ${values.rounds}`);
  const tasks = values.only?.split(",") ?? TASKS;
  return {
    sizeBytes: parseSize(values.size),
    rounds,
    tasks: tasks.map(parseTask),
    json: values.json,
    guard: values.guard,
  };
}

/** Reads a size such as 600MB, in bytes. @throws Error */
export function parseSize(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(MB|GB)$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`--size takes a size such as 600MB or 2GB, not ${text}`);
  return Number(number) * (unit === "GB" ? 1e9 : 1e6);
}

function parseTask(text: string): Task {
  const task = TASKS.find((one) => one === text);
  if (task === undefined) throw new Error(`--only takes some of ${TASKS.join(",")}, not ${text}`);
  return task;
}
