import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type ChildResult, runNode } from "./child.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const DIST_ACTION = join(ROOT, "dist", "index.js");

/** A step of a workflow. */
export interface Step {
  /** `with:` of the step; the defaults of action.yml are added as the runner adds them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Folder that stands for the checked-out repository. */
  readonly workspace: string;
  /** Folder that stands for the runner's temporary one. */
  readonly temp: string;
  /** Environment of the step beside what the runner sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default `dist/index.js`. */
  readonly entry?: string;
  readonly timeoutMs?: number;
}

/** A workflow command that the step printed, as the runner understands it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** A step that has ended. */
export interface StepResult extends ChildResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** Markdown of the job summary. */
  readonly summary: string;
  /** Everything that the runner would have obeyed, in order. */
  readonly commands: readonly Command[];
  /** The commands that become annotations. */
  readonly annotations: readonly Command[];
  /** Values that the log hides. */
  readonly masks: readonly string[];
}

/** Runs the action as the runner does: a child process with `INPUT_*`, the `GITHUB_*` files, and little else. */
export async function runAction(step: Step): Promise<StepResult> {
  const files = await mkdtemp(join(tmpdir(), "memsnap-runner-"));
  try {
    const paths = {
      GITHUB_OUTPUT: join(files, "output"),
      GITHUB_STATE: join(files, "state"),
      GITHUB_ENV: join(files, "env"),
      GITHUB_STEP_SUMMARY: join(files, "summary"),
    };
    await Promise.all(Object.values(paths).map((path) => writeFile(path, "")));
    const child = await runNode([step.entry ?? DIST_ACTION], {
      cwd: step.workspace,
      env: { ...runnerEnv(step), ...paths, ...(await inputEnv(step.inputs)), ...step.env },
      timeoutMs: step.timeoutMs ?? 60_000,
    });
    const commands = commandsOf(child.stdout);
    return {
      ...child,
      outputs: parseFileCommands(await readFile(paths.GITHUB_OUTPUT, "utf8")),
      state: parseFileCommands(await readFile(paths.GITHUB_STATE, "utf8")),
      exportedEnv: parseFileCommands(await readFile(paths.GITHUB_ENV, "utf8")),
      summary: await readFile(paths.GITHUB_STEP_SUMMARY, "utf8"),
      commands,
      annotations: commands.filter(({ name }) => ["error", "warning", "notice"].includes(name)),
      masks: commands.filter(({ name }) => name === "add-mask").map(({ data }) => data),
    };
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

// Our own environment would bring a developer's settings and, in a job, the inputs of that job's step.
function runnerEnv({ workspace, temp }: Step): NodeJS.ProcessEnv {
  const kept = ["PATH", "Path", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
  };
}

async function inputEnv(inputs: Step["inputs"]): Promise<Record<string, string>> {
  const declared = parse(await readFile(join(ROOT, "action.yml"), "utf8")).inputs as Record<
    string,
    { default?: string }
  >;
  const names = new Set([...Object.keys(declared), ...Object.keys(inputs)]);
  return Object.fromEntries(
    [...names].map((name) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      inputs[name] ?? evaluated(declared[name]?.default),
    ]),
  );
}

/** A default as the runner hands it over; what it would look up is not there. */
function evaluated(text = ""): string {
  return text.includes("${{") ? "" : text;
}

/**
 * Reads `name=value` and `name<<delimiter` lines.
 * @throws Error when a value has no end
 */
function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, delimiter] = /^([^=]*?)<<(.+)$/.exec(line) ?? [];
    if (name === undefined || delimiter === undefined) {
      const equals = line.indexOf("=");
      if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error(`the value of ${name} has no end`);
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return values;
}

/** Finds what the runner finds: `::name key=value::data` at the start of a line, and the older `##[name]data` anywhere. */
function commandsOf(log: string): Command[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line): Command[] => {
    const current = /^\s*::([a-z-]+)(?:\s+(.*?))?::(.*)$/.exec(line);
    if (current !== null) {
      const [, name = "", properties = "", data = ""] = current;
      return [{ name, properties: parseProperties(properties), data: decoded(data) }];
    }
    const older = /##\[([a-z-]+)[^\]]*\](.*)$/.exec(line);
    return older === null ? [] : [{ name: older[1] ?? "", properties: {}, data: older[2] ?? "" }];
  });
}

function parseProperties(text: string): Record<string, string> {
  const pairs = text.split(",").flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals < 0 ? [] : [[pair.slice(0, equals).trim(), decoded(pair.slice(equals + 1))] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
