import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type Believed, type Judging, type KeySources, type ReportFiles, trustedRuns } from "../flows/index.ts";
import {
  AppError,
  collect,
  given,
  type Problem,
  parseCount,
  parseDuration,
  parseRunId,
  parseWord,
} from "../model/index.ts";
import type { RunEvent } from "./event.ts";
import { type InputName, lines, named, switched, text } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** What can be done when there is no baseline yet. */
const IF_NO_BASELINE = ["error", "warn", "ignore"] as const;
/** One of them. */
export type IfNoBaseline = (typeof IF_NO_BASELINE)[number];

/** What stands beside the plain inputs: secrets, what set the run off, and what was found wrong so far. */
export interface Said {
  readonly secrets: Secrets;
  readonly event: RunEvent;
  readonly problems: readonly Problem[];
}

/** What to do when there is no baseline yet. */
export function ifNoBaseline(problems: Problem[]): IfNoBaseline {
  const said = collect(problems, () => parsed("if-no-baseline", (word, name) => parseWord(word, IF_NO_BASELINE, name)));
  return said ?? "error";
}

/** Which bundles are believed when nothing is said: those of this run, and of trusted ones on the branch that it goes to. */
export function usualTrust({ baseBranch, runId }: RunEvent): Believed & Required<Pick<Believed, "runs">> {
  return { runs: { ...trustedRuns(baseBranch), ...given({ ownRunId: runId }) } };
}

/**
 * Which bundles are believed. What is said of runs holds for this run, too; one that is named by its id need not have gone well,
 * and may be of any branch and event.
 */
export function trustOf(event: RunEvent, problems: Problem[]): Believed {
  const allowForks = collect(problems, () => switched("allow-forks")) ?? false;
  const maxAgeMs = collect(problems, () => parsed("max-age", parseDuration));
  const said = runsSaid(problems);
  const areAsked = Object.keys(said).length > 0;
  const usual = areAsked ? trustedRuns(event.baseBranch) : usualTrust(event).runs;
  const runs = { ...(said.runId === undefined ? usual : {}), ...said, allowForks };
  return { runs, areAsked, ...given({ maxAgeMs }) };
}

function runsSaid(problems: Problem[]): Omit<NonNullable<Believed["runs"]>, "allowForks" | "ownRunId"> {
  const runId = collect(problems, () => parsed("run-id", parseRunId));
  const workflow = collect(problems, () => parsed("run-workflow", parseWorkflow));
  const commit = collect(problems, () => parsed("run-commit", parseCommit));
  const [branch, events] = [text("run-branch"), lines("run-events")];
  return {
    ...given({ runId, workflow, commit }),
    ...(branch === undefined ? {} : { branches: [branch] }),
    ...(events.length === 0 ? {} : { events }),
  };
}

function parseWorkflow(said: string, name: string): string {
  if (/^[^/\\]+\.ya?ml$/.test(said)) return said;
  const message = `${name}: expected the file name of a workflow, such as memory.yml, got ${JSON.stringify(said)}`;
  throw new AppError("bad-option", message, { path: name });
}

function parseCommit(said: string, name: string): string {
  if (/^[0-9a-f]{40}$/.test(said)) return said;
  const message = `${name}: expected the 40 digits of a commit, got ${JSON.stringify(said)}`;
  throw new AppError("bad-option", message, { path: name });
}

/** What opens bundles, and who has to have signed them. */
export function keysOf({ identities, passphrase }: Secrets): KeySources & Pick<Secrets, "identities"> {
  const said = lines("trusted-key");
  // The whole text of a public key file may stand there. Half of one must not mean that nobody has to have signed.
  const keys = said.filter((line) => !line.startsWith("untrusted comment:"));
  const trustedKeys = keys.length > 0 ? keys : said;
  return { identities, ...given({ passphrase, trustedKeys: trustedKeys.length > 0 ? trustedKeys : undefined }) };
}

/** How to compare and judge, with keys for what is compared; the reports are of this step alone. */
export function judgingOf(
  { secrets }: Said,
  problems: Problem[],
  tempDir: string,
): Judging & KeySources & { readonly reports: ReportFiles } {
  const samples = collect(problems, () => parsed("samples", parseCount));
  const showContent = collect(problems, () => switched("show-content"));
  const folder = mkdtempSync(join(tempDir, "memory-report-"));
  const reports = { json: join(folder, "report.json"), markdown: join(folder, "report.md") };
  return {
    ...keysOf(secrets),
    ...given({ policyFile: text("policy"), samples, showContent }),
    reports: { ...reports, ...given({ junit: text("junit-file"), sarif: text("sarif-file") }) },
  };
}

/** What an input says; `undefined` when the workflow says nothing. @throws AppError what the parser throws */
export function parsed<Value>(name: InputName, parse: (text: string, name: string) => Value): Value | undefined {
  const said = text(name);
  return said === undefined ? undefined : parse(said, named(name));
}
