/**
 * GitHub's door: inputs and secrets in; outputs, log, summary, one annotation and an exit code out. Imports host, flows,
 * report and model. Never prints before the secrets are masked, never puts a secret into an output or a summary, never ends the
 * process.
 */
import { tmpdir } from "node:os";
import { isAbsolute, relative, resolve } from "node:path";
import { error as annotate, endGroup, notice, startGroup, summary, warning } from "@actions/core";
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
} from "../report/index.ts";
import { ACTION_HINTS } from "./hints.ts";
import { COMMAND_NAMES, type CommandName, named, oddities, switched, text } from "./inputs.ts";
import { progressLog, say } from "./log.ts";
import { type Outputs, setOutputs } from "./outputs.ts";
import { type Answer, RUN } from "./run.ts";
import { type Secrets, takeSecrets } from "./secrets.ts";

/** Runs the step that the environment describes. Gives the exit code. */
export async function main(): Promise<number> {
  const secrets = takeSecrets();
  const problems: Problem[] = [...secrets.problems];
  const wantsSummary = collect(problems, () => switched("summary")) ?? true;
  const command = collect(problems, readCommand);
  let outputs: Outputs = {};
  try {
    const answer = await answerTo(command, { secrets, problems });
    outputs = answer.outputs;
    say(answer.text);
    if (wantsSummary) await summarise(answer.summary);
    if (answer.comparison !== undefined) annotateFindings(answer.comparison);
    if (answer.failure === undefined) return answer.comparison?.verdict === "fail" ? EXIT.differs : EXIT.ok;
    report(answer.failure);
    return answer.failure.exitCode;
  } catch (thrown) {
    const failure = asAppError(thrown);
    report(failure);
    if (command === "verify" && failure.exitCode === EXIT.bundle) outputs = { verified: "false" };
    if (wantsSummary) await summarise(failureSummary(failure, command ?? "step", ACTION_HINTS));
    return failure.exitCode;
  } finally {
    setOutputs(outputs);
  }
}

function readCommand(): CommandName {
  return parseWord(text("command") ?? "snapshot", COMMAND_NAMES, named("command"));
}

async function answerTo(
  command: CommandName | undefined,
  said: { secrets: Secrets; problems: readonly Problem[] },
): Promise<Answer> {
  if (command === undefined) {
    throwProblems(said.problems);
    throw new TypeError("an unknown command left no problem");
  }
  const odd = oddities(command, process.env);
  if (odd.length > 0) warning(logSafe(printable(odd.join("; "))), { title: "inputs that do nothing" });
  startGroup(`memsnap ${command}`);
  try {
    const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
    const context = hostContext({
      cwd: GITHUB_WORKSPACE || process.cwd(),
      tempDir: RUNNER_TEMP || tmpdir(),
      progress: progressLog(),
    });
    return await RUN[command](said, context);
  } finally {
    endGroup();
  }
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
