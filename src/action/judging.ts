import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Judging, KeySources, ReportFiles } from "../flows/index.ts";
import { collect, given, type Problem, parseCount, parseWord } from "../model/index.ts";
import type { RunEvent } from "./event.ts";
import { type InputName, lines, named, switched, text } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** Which runs are believed, where a vault knows which have stored its bundles. */
export type Trust = NonNullable<Judging["trust"]>;

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

/** Which runs are believed: this one, and those of this repository on the branch that it goes to. */
export function trustOf({ repository, baseBranch, runId }: RunEvent, problems: Problem[]): Trust {
  const allowForks = collect(problems, () => switched("allow-forks")) ?? false;
  return { repository, branches: [text("baseline-branch") ?? baseBranch], allowForks, ...given({ ownRunId: runId }) };
}

/** What opens bundles, and who has to have signed them. */
export function keysOf({ identities, passphrase }: Secrets): KeySources & Pick<Secrets, "identities"> {
  // The whole text of a public key file may stand there.
  const trustedKeys = lines("trusted-key").filter((line) => !line.startsWith("untrusted comment:"));
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
