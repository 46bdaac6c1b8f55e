/**
 * GitHub's door: inputs and secrets in; outputs, log, summary, one annotation and an exit code out. Imports host, flows,
 * report and model. Never prints before the secrets are masked, never puts a secret into an output or a summary, never ends the
 * process.
 */
import { tmpdir } from "node:os";
import { isAbsolute, relative, resolve } from "node:path";
import { error as annotate, endGroup, getState, notice, saveState, startGroup, summary, warning } from "@actions/core";
import { hostContext } from "../host/index.ts";
import {
  type AppError,
  type Comparison,
  collect,
  EXIT,
  given,
  type Problem,
  parseWord,
  throwProblems,
} from "../model/index.ts";
import {
  asAppError,
  compareAnnotations,
  failureAnnotation,
  failureSummary,
  logSafe,
  printable,
  secretsAnnotation,
  skippedSummary,
} from "../report/index.ts";
import { openChoices } from "./choices.ts";
import { eventProblems, isKeylessFork, KEYLESS_FORK, type RunEvent, readEvent } from "./event.ts";
import { ACTION_HINTS } from "./hints.ts";
import { COMMAND_NAMES, type CommandName, named, oddities, switched, text } from "./inputs.ts";
import type { Said } from "./judging.ts";
import { progressLog, say } from "./log.ts";
import { type Outputs, setOutputs } from "./outputs.ts";
import { type Answer, RUN, type Skipped } from "./run.ts";
import { type Secrets, takeSecrets } from "./secrets.ts";

/**
 * Runs the step that the environment describes. Gives the exit code. The runner calls twice: in the step's place, and at the
 * end of the job, also after a failure, where only what was put off until then is done.
 */
export async function main(): Promise<number> {
  const secrets = takeSecrets();
  const problems: Problem[] = [...secrets.problems];
  const when = collect(problems, () => parseWord(text("when") ?? "now", ["now", "post"], named("when"))) ?? "now";
  const phase = getState("phase");
  if (phase === "done") return EXIT.ok;
  saveState("phase", when === "post" ? "put off" : "done");
  if (when === "post" && phase === "") return putOff(problems);
  return run(secrets, problems);
}

/** Only what is wrong with the inputs is told at once. */
function putOff(problems: readonly Problem[]): number {
  setOutputs({});
  try {
    throwProblems(problems);
    say("the snapshot is taken at the end of the job\n");
    return EXIT.ok;
  } catch (thrown) {
    const failure = asAppError(thrown);
    report(failure);
    return failure.exitCode;
  }
}

async function run(secrets: Secrets, problems: Problem[]): Promise<number> {
  const event = readEvent(process.env);
  const isAllowed = collect(problems, () => switched("allow-untrusted-events")) ?? false;
  problems.push(...eventProblems(event, secrets, isAllowed));
  const wantsSummary = collect(problems, () => switched("summary")) ?? true;
  const command = collect(problems, readCommand);
  let ended: Ended;
  try {
    ended = tell(await answerTo(command, { secrets, event, problems }));
  } catch (thrown) {
    ended = tellFailure(command, asAppError(thrown), event);
  }
  setOutputs(ended.outputs);
  if (wantsSummary) await summarise(ended.summary);
  return ended.exitCode;
}

/** What is left to do for a step whose log and annotations are written. */
interface Ended {
  readonly outputs: Outputs;
  /** Markdown. */
  readonly summary: string;
  readonly exitCode: number;
}

function tell(answer: Answer): Ended {
  const { outputs, summary: markdown, skipped, comparison, failure } = answer;
  say(answer.text);
  const secrets = secretsAnnotation(answer.secrets);
  if (secrets !== null) warning(logSafe(secrets.message), { title: secrets.title });
  for (const message of answer.warnings ?? []) warning(logSafe(printable(message)));
  if (comparison !== undefined) annotateFindings(comparison);
  if (skipped !== undefined && skipped.level !== "ignore") annotateSkipped(skipped, skipped.level);
  const ended = { outputs: { outcome: "done", ...outputs }, summary: markdown };
  if (failure === undefined) return { ...ended, exitCode: comparison?.verdict === "fail" ? EXIT.differs : EXIT.ok };
  report(failure);
  return { ...ended, exitCode: failure.exitCode };
}

function tellFailure(command: CommandName | undefined, failure: AppError, event: RunEvent): Ended {
  const markdown = failureSummary(failure, command ?? "step", ACTION_HINTS);
  if (isKeylessFork(failure, event)) {
    notice(logSafe(printable(`skipped: ${failure.message}`)), { title: KEYLESS_FORK });
    return { outputs: { outcome: "skipped" }, summary: skippedSummary(failure.message), exitCode: EXIT.ok };
  }
  report(failure);
  const isBad = command === "verify" && failure.exitCode === EXIT.bundle;
  const outputs = { outcome: "failed", ...(isBad ? { verified: "false" } : {}) };
  return { outputs, summary: markdown, exitCode: failure.exitCode };
}

function readCommand(): CommandName {
  return parseWord(text("command") ?? "snapshot", COMMAND_NAMES, named("command"));
}

async function answerTo(command: CommandName | undefined, said: Said): Promise<Answer> {
  if (command === undefined) {
    throwProblems(said.problems);
    throw new TypeError("an unknown command left no problem");
  }
  const odd = oddities(command, process.env);
  if (odd.length > 0) warning(logSafe(printable(odd.join("; "))), { title: "inputs that do nothing" });
  startGroup(`memsnap ${command}`);
  try {
    const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
    const choices = openChoices();
    const host = hostContext({
      cwd: GITHUB_WORKSPACE || process.cwd(),
      tempDir: RUNNER_TEMP || tmpdir(),
      env: { ...process.env, ...given({ GITHUB_TOKEN: said.secrets.token }) },
      progress: progressLog(),
    });
    const answer = await RUN[command](said, { ...host, chosen: choices.hear });
    return { ...answer, outputs: { ...answer.outputs, "matched-key": choices.keyOf(answer.outputs) } };
  } finally {
    endGroup();
  }
}

function annotateSkipped({ message, title }: Skipped, level: "notice" | "warning"): void {
  const annotations = { notice, warning };
  annotations[level](logSafe(printable(message)), { title });
}

function annotateFindings(comparison: Comparison): void {
  const annotations = { error: annotate, warning, notice };
  for (const { level, title, message, file } of compareAnnotations(comparison))
    annotations[level](logSafe(message), { title, ...given({ file: file === undefined ? file : inWorkspace(file) }) });
}

/** A path below the root as the pull request knows it: relative to the workspace. Nothing when it lies elsewhere. */
function inWorkspace(file: string): string | undefined {
  const workspace = process.env.GITHUB_WORKSPACE || process.cwd();
  const path = relative(workspace, resolve(workspace, text("root") ?? ".", file));
  return path.startsWith("..") || isAbsolute(path) ? undefined : path.replaceAll("\\", "/");
}

function report(failure: AppError): void {
  const { title, message } = failureAnnotation(failure, ACTION_HINTS);
  annotate(logSafe(message), { title });
}

// A summary that cannot be written is worth a word, not the step.
async function summarise(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  try {
    await summary.addRaw(markdown, true).write();
  } catch (error) {
    warning(logSafe(printable(`the summary could not be written: ${asAppError(error).message}`)));
  }
}
