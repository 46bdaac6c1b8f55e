import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type {
  BaselineRequest,
  CompareRequest,
  DrillRequest,
  InspectRequest,
  Judging,
  ReportFiles,
  RestoreRequest,
  SnapshotRequest,
  VerifyRequest,
} from "../flows/index.ts";
import {
  collect,
  DEFAULTS,
  DEPTHS,
  given,
  LINK_RULES,
  type LinkRule,
  type Problem,
  parseCount,
  parseDuration,
  parseLevel,
  parseTimeout,
  parseWord,
} from "../model/index.ts";
import { type InputName, lines, named, switched, text } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** What stands beside the plain inputs: secrets, and what was found wrong so far. */
export interface Said {
  readonly secrets: Secrets;
  readonly problems: readonly Problem[];
}

/** What `command: snapshot` asks for. What was not said and must be is empty, and stands in the problems. */
export function snapshotRequest(said: Said, tempDir: string): SnapshotRequest {
  const problems = [...said.problems];
  const level = collect(problems, () => parsed("level", parseLevel));
  const encrypt = collect(problems, () => switched("encrypt") ?? DEFAULTS.encrypt);
  const looking = lookingOf(problems);
  const rawPages = collect(problems, () => switched("raw-pages"));
  const allowFuzzy = collect(problems, () => switched("allow-fuzzy"));
  const sources = lines("sources");
  if (sources.length === 0) problems.push(lacking("sources", "one source a line"));
  const baseline = text("baseline");
  const against = baseline === undefined ? undefined : { base: baseline, ...judgingOf(said, problems, tempDir) };
  return {
    sources,
    // Within the workspace a bundle would soon be captured itself.
    out: text("output-dir") ?? join(tempDir, "memory-snapshots"),
    encrypt,
    recipients: lines("recipients").filter((line) => !line.startsWith("#")),
    ...given({ agent: text("agent"), label: text("label"), level, rawPages, allowFuzzy, against }),
    ...looking,
    ...given({ passphrase: said.secrets.passphrase }),
    problems,
  };
}

/** What `command: verify` asks for. */
export function verifyRequest(said: Said): VerifyRequest {
  const problems: Problem[] = [];
  const quick = collect(problems, () => switched("quick"));
  return bundleRequest(said, { quick: quick ?? false }, problems);
}

/** What `command: inspect` asks for. */
export function inspectRequest(said: Said): InspectRequest {
  return bundleRequest(said, {}, []);
}

/** What `command: restore` asks for. */
export function restoreRequest(said: Said): RestoreRequest {
  const problems: Problem[] = [];
  const force = collect(problems, () => switched("force")) ?? false;
  const dryRun = collect(problems, () => switched("dry-run")) ?? false;
  const forceAgent = collect(problems, () => switched("force-agent")) ?? false;
  const preSnapshot = collect(problems, () => switched("pre-snapshot")) ?? true;
  const to = text("restore-to") ?? "";
  if (to === "") problems.push(lacking("restore-to", "a folder to restore into"));
  const choices = { force, dryRun, forceAgent, preSnapshot, ...given({ agent: text("agent") }) };
  return bundleRequest(said, { to, only: lines("only"), ...choices }, problems);
}

/** What `command: compare` asks for. */
export function compareRequest(said: Said, tempDir: string): CompareRequest {
  const problems = [...said.problems];
  const base = text("baseline") ?? "";
  if (base === "") problems.push(lacking("baseline", "a bundle, a receipt or a baseline file to compare with"));
  const depth = collect(problems, () => parsed("depth", (word, name) => parseWord(word, DEPTHS, name)));
  return {
    base,
    current: memoryOf(problems),
    ...judgingOf(said, problems, tempDir),
    ...given({ depth }),
    ...lookingOf(problems),
    problems,
  };
}

/** What `command: baseline` asks for. */
export function baselineRequest(said: Said): BaselineRequest {
  const problems = [...said.problems];
  const write = text("baseline-file");
  if (write === undefined) problems.push(lacking("baseline-file", "a file to write the baseline to"));
  return {
    sources: memoryOf(problems),
    identities: said.secrets.identities,
    ...given({ passphrase: said.secrets.passphrase, write, agent: text("agent"), policyFile: text("policy") }),
    ...lookingOf(problems),
    problems,
  };
}

/** What `command: drill` asks for. */
export function drillRequest(said: Said): DrillRequest {
  const problems: Problem[] = [];
  const maxAgeMs = collect(problems, () => parsed("max-age", parseDuration));
  const expected = given({ probeFile: text("probe"), agent: text("expect-agent"), maxAgeMs });
  return bundleRequest(said, { sentinels: lines("sentinels"), ...expected }, problems);
}

/** A bundle, or live sources. */
function memoryOf(problems: Problem[]): readonly string[] {
  const bundle = text("bundle");
  const sources = lines("sources");
  if (bundle === undefined && sources.length === 0)
    problems.push(lacking("sources", "one source a line, or the path of a bundle in `bundle`"));
  if (bundle !== undefined && sources.length > 0)
    problems.push({ code: "bad-option", message: "`bundle` and `sources` are both given; expected one of them" });
  return bundle === undefined ? sources : [bundle];
}

/** How live sources are looked at. */
function lookingOf(problems: Problem[]): { root?: string; links?: LinkRule; lockTimeoutMs?: number } {
  const links = collect(problems, () => parsed("links", (word, name) => parseWord(word, LINK_RULES, name)));
  const lockTimeoutMs = collect(problems, () => parsed("lock-timeout", parseTimeout));
  return given({ root: text("root"), links, lockTimeoutMs });
}

/** How to compare and judge, with keys for what is compared; the reports are of this step alone. */
function judgingOf(
  { secrets }: Said,
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
    reports: { ...reports, ...given({ junit: text("junit-file"), sarif: text("sarif-file") }) },
  };
}

function bundleRequest<More extends object>(
  said: Said,
  more: More,
  problems: readonly Problem[],
): InspectRequest & More {
  const bundle = text("bundle") ?? "";
  const { identities, passphrase } = said.secrets;
  const missing = bundle === "" ? [lacking("bundle", "the path of a bundle")] : [];
  return {
    ...more,
    bundle,
    identities,
    ...given({ passphrase }),
    problems: [...said.problems, ...missing, ...problems],
  };
}

function parsed<Value>(name: InputName, parse: (text: string, name: string) => Value): Value | undefined {
  const said = text(name);
  return said === undefined ? undefined : parse(said, named(name));
}

function lacking(name: InputName, expected: string): Problem {
  return { code: "bad-option", message: `${named(name)} is empty; expected ${expected}`, path: named(name) };
}
