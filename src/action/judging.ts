import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Judging, ReportFiles } from "../flows/index.ts";
import { collect, given, type Problem, parseCount, parseWord } from "../model/index.ts";
import type { RunEvent } from "./event.ts";
import { type InputName, named, switched, text } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** What can be done when there is no baseline yet. */
const IF_NO_BASELINE = ["error", "warn", "ignore"] as const;

/** What stands beside the plain inputs: secrets, what set the run off, and what was found wrong so far. */
export interface Said {
  readonly secrets: Secrets;
  readonly event: RunEvent;
  readonly problems: readonly Problem[];
}

/** What to do when there is no baseline yet. */
export function ifNoBaseline(problems: Problem[]): (typeof IF_NO_BASELINE)[number] {
  const said = collect(problems, () => parsed("if-no-baseline", (word, name) => parseWord(word, IF_NO_BASELINE, name)));
  return said ?? "error";
}

/** Which runs may have made a baseline: those of this repository on the branch that the run goes to. */
function trustOf({ repository, baseBranch }: RunEvent, problems: Problem[]): NonNullable<Judging["trust"]> {
  const allowForks = collect(problems, () => switched("allow-forks")) ?? false;
  return { repository, branches: [text("baseline-branch") ?? baseBranch], allowForks };
}

/** How to compare and judge, with keys for what is compared; the reports are of this step alone. */
export function judgingOf(
  { secrets, event }: Said,
  problems: Problem[],
  tempDir: string,
): Judging & { readonly reports: ReportFiles; readonly identities: readonly string[]; readonly passphrase?: string } {
  const samples = collect(problems, () => parsed("samples", parseCount));
  const showContent = collect(problems, () => switched("show-content"));
  const folder = mkdtempSync(join(tempDir, "memory-report-"));
  const reports = { json: join(folder, "report.json"), markdown: join(folder, "report.md") };
  return {
    identities: secrets.identities,
    ...given({ passphrase: secrets.passphrase, policyFile: text("policy"), samples, showContent }),
    trust: trustOf(event, problems),
    reports: { ...reports, ...given({ junit: text("junit-file"), sarif: text("sarif-file") }) },
  };
}

/** What an input says; `undefined` when the workflow says nothing. @throws AppError what the parser throws */
export function parsed<Value>(name: InputName, parse: (text: string, name: string) => Value): Value | undefined {
  const said = text(name);
  return said === undefined ? undefined : parse(said, named(name));
}
