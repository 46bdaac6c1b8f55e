import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StepResult } from "./action.ts";
import type { ChildResult } from "./child.ts";

/** Something that was printed, written or handed to a program, by where it was found. */
export interface Trace {
  readonly where: string;
  readonly bytes: Buffer;
}

/** A child process as it was started. */
interface Started {
  readonly args: readonly string[];
  readonly env: readonly string[];
}

/** Secrets that exist nowhere else, and the search for them in everything that programs leave. */
export class Canaries {
  readonly #secrets = new Map<string, string>();

  /** A new secret. */
  make(name: string): string {
    return this.add(name, `canary${randomBytes(16).toString("hex")}`);
  }

  /** A secret that something else has made. */
  add(name: string, secret: string): string {
    this.#secrets.set(name, secret);
    return secret;
  }

  /** Which secrets stand where, in plain, as base64, as hexadecimal digits or with its characters escaped. */
  findIn(traces: readonly Trace[]): string[] {
    const forms = [...this.#secrets].map(([name, secret]) => ({ name, spellings: spellings(secret) }));
    return traces.flatMap(({ where, bytes }) => {
      const text = bytes.toString("latin1");
      const found = forms.filter((form) => form.spellings.some((spelling) => text.includes(spelling)));
      return found.map(({ name }) => `${name} in ${where}`);
    });
  }
}

function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // The first and the last characters depend on what stands beside it.
  const encoded = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replaceAll("=", "")
      .slice(4, -2),
  );
  return [secret, encodeURIComponent(secret), bytes.toString("hex"), bytes.toString("hex").toUpperCase(), ...encoded];
}

/**
 * Notes every child process that a program starts, with all that it is given: a module to be loaded by `NODE_OPTIONS`.
 * With `crash`, starting one fails in a way that nobody expects.
 */
export class ChildRecorder {
  readonly #notes: string;
  readonly #module: string;

  constructor(dir: string, { crash = false } = {}) {
    this.#notes = join(dir, "children.jsonl");
    this.#module = join(dir, "recorder.cjs");
    writeFileSync(this.#module, source(this.#notes, crash));
  }

  /** What to add to the environment of the program. */
  get env(): { readonly NODE_OPTIONS: string } {
    return { NODE_OPTIONS: `--require=${JSON.stringify(this.#module)}` };
  }

  /** Every process so far. */
  get started(): Started[] {
    if (!existsSync(this.#notes)) return [];
    const lines = readFileSync(this.#notes, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  }

  get traces(): Trace[] {
    return this.started.flatMap(({ args, env }) => [
      trace(`the arguments of ${args[0]}`, args.join("\n")),
      trace(`the environment of ${args[0]}`, env.join("\n")),
    ]);
  }
}

function source(notes: string, crash: boolean): string {
  return `
const { ChildProcess } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const { spawn } = ChildProcess.prototype;
ChildProcess.prototype.spawn = function (options) {
  const { args = [], envPairs = [] } = options;
  appendFileSync(${JSON.stringify(notes)}, JSON.stringify({ args, env: envPairs }) + "\\n");
  if (${crash}) throw new TypeError("crashed on purpose");
  return spawn.call(this, options);
};
`;
}

/** What a program has said. */
export function said(name: string, { stdout, stderr }: ChildResult): Trace[] {
  return [trace(`standard output of ${name}`, stdout), trace(`standard error of ${name}`, stderr)];
}

/** What a step has said and handed on; what it tells the runner to hide is not shown by the runner. */
export function saidByStep(name: string, step: StepResult): Trace[] {
  const stdout = step.stdout.replace(/^::add-mask::.*$/gm, "");
  const files = { outputs: step.outputs, state: step.state, environment: step.exportedEnv, summary: step.summary };
  return [
    ...said(name, { ...step, stdout }),
    ...Object.entries(files).map(([file, content]) => trace(`${file} of ${name}`, JSON.stringify(content))),
  ];
}

/** Every file below a folder, and every name. */
export function written(dir: string): Trace[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = trace(`the name of ${path}`, entry.name);
    return entry.isFile() ? [name, { where: path, bytes: readFileSync(path) }] : [name];
  });
}

function trace(where: string, text: string): Trace {
  return { where, bytes: Buffer.from(text) };
}

/** A place of one run. */
export interface Private {
  /** Where a program writes. */
  readonly place: string;
  readonly recorder: ChildRecorder;
}

/** Gives a run a place below a folder and a recorder, and removes them after it. */
export async function inPrivate(
  below: string,
  story: (own: Private) => Promise<void>,
  options: { crash?: boolean } = {},
): Promise<void> {
  const dir = mkdtempSync(join(below, "private-"));
  mkdirSync(join(dir, "place"));
  try {
    await story({ place: join(dir, "place"), recorder: new ChildRecorder(dir, options) });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
