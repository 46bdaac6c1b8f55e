import { join } from "node:path";
import type { DrillRequest, InspectRequest, RestoreRequest, SnapshotRequest, VerifyRequest } from "../flows/index.ts";
import {
  collect,
  DEFAULTS,
  given,
  LINK_RULES,
  type Problem,
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
  const links = collect(problems, () => parsed("links", (word, name) => parseWord(word, LINK_RULES, name)));
  const encrypt = collect(problems, () => switched("encrypt"));
  const lockTimeoutMs = collect(problems, () => parsed("lock-timeout", parseTimeout));
  const rawPages = collect(problems, () => switched("raw-pages"));
  const allowFuzzy = collect(problems, () => switched("allow-fuzzy"));
  const sources = lines("sources");
  if (sources.length === 0) problems.push(lacking("sources", "one source a line"));
  return {
    sources,
    // Within the workspace a bundle would soon be captured itself.
    out: text("output-dir") ?? join(tempDir, "memory-snapshots"),
    encrypt: encrypt ?? DEFAULTS.encrypt,
    recipients: lines("recipients").filter((line) => !line.startsWith("#")),
    ...given({ root: text("root"), agent: text("agent"), label: text("label"), level, links }),
    ...given({ lockTimeoutMs, rawPages, allowFuzzy }),
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

/** What `command: drill` asks for. */
export function drillRequest(said: Said): DrillRequest {
  const problems: Problem[] = [];
  const maxAgeMs = collect(problems, () => parsed("max-age", parseDuration));
  const expected = given({ probeFile: text("probe"), agent: text("expect-agent"), maxAgeMs });
  return bundleRequest(said, { sentinels: lines("sentinels"), ...expected }, problems);
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
