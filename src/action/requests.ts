import { join } from "node:path";
import type {
  BaselineRequest,
  CompareRequest,
  DrillRequest,
  InspectRequest,
  ListRequest,
  LookupRequest,
  PruneRequest,
  RestoreRequest,
  SnapshotRequest,
  VerifyRequest,
} from "../flows/index.ts";
import {
  collect,
  DEFAULTS,
  DEPTHS,
  GIT_SECRET_RULES,
  given,
  LINK_RULES,
  type LinkRule,
  type Problem,
  parseCount,
  parseDuration,
  parseLevel,
  parseTimeout,
  parseWord,
  SECRET_MODES,
  STORE_RULES,
} from "../model/index.ts";
import { type InputName, lines, named, switched, text } from "./inputs.ts";
import { judgingOf, keysOf, parsed, type Said, trustOf, usualTrust } from "./judging.ts";

/**
 * What `command: snapshot` asks for. What was not said and must be is empty, and stands in the problems. `optional`: there may be no
 * baseline yet.
 */
export function snapshotRequest(said: Said, tempDir: string, optional: boolean): SnapshotRequest {
  const problems = [...said.problems];
  const level = collect(problems, () => parsed("level", parseLevel));
  const encrypt = collect(problems, () => switched("encrypt") ?? DEFAULTS.encrypt);
  const looking = lookingOf(problems);
  const rawPages = collect(problems, () => switched("raw-pages"));
  const allowFuzzy = collect(problems, () => switched("allow-fuzzy"));
  const secrets = collect(problems, () => parsed("secrets", (word, name) => parseWord(word, SECRET_MODES, name)));
  const gitSecrets = collect(problems, () =>
    parsed("git-secrets", (word, name) => parseWord(word, GIT_SECRET_RULES, name)),
  );
  const sources = lines("sources");
  if (sources.length === 0) problems.push(lacking("sources", "one source a line"));
  const baseline = text("baseline");
  const vault = text("vault");
  const retentionDays = collect(problems, () => parsed("retention-days", parseCount));
  const store = collect(problems, () => parsed("store", (word, name) => parseWord(word, STORE_RULES, name)));
  const trust = trustOf(said.event, problems);
  const against =
    baseline === undefined
      ? undefined
      : { base: baseline, optional, trust, ...given({ vault }), ...judgingOf(said, problems, tempDir) };
  return {
    sources,
    // Within the workspace a bundle would soon be captured itself.
    out: text("output-dir") ?? join(tempDir, "memory-snapshots"),
    encrypt,
    trust: usualTrust(said.event),
    recipients: lines("recipients").filter((line) => !line.startsWith("#")),
    ...given({
      agent: text("agent"),
      label: text("label"),
      level,
      rawPages,
      allowFuzzy,
      against,
      vault,
      retentionDays,
      store,
      secrets,
      gitSecrets,
      secretsConfig: text("secrets-config"),
      secretsKeyFile: text("secrets-key-file"),
    }),
    ...looking,
    ...given({
      passphrase: said.secrets.passphrase,
      signingKey: said.secrets.signingKey,
      signingPassphrase: said.secrets.signingPassphrase,
    }),
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

/** What `command: restore` asks for with `lookup-only`. */
export function lookupRequest(said: Said): LookupRequest {
  return bundleRequest(said, {}, []);
}

/** Whether `command: restore` only looks for the bundle, and whether it is a failure that there is none. */
export function missOf(problems: Problem[]): { readonly looksOnly: boolean; readonly fails: boolean } {
  const looksOnly = collect(problems, () => switched("lookup-only")) ?? false;
  return { looksOnly, fails: collect(problems, () => switched("fail-on-cache-miss")) ?? !looksOnly };
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
    trust: trustOf(said.event, problems),
    currentTrust: usualTrust(said.event),
    ...judgingOf(said, problems, tempDir),
    ...given({ depth, vault: text("vault") }),
    ...lookingOf(problems),
    problems,
  };
}

/** What `command: list` asks for. */
export function listRequest({ problems: said }: Said): ListRequest {
  const problems = [...said];
  return { vault: vaultOf(problems), ...given({ agent: text("agent") }), problems };
}

/** What `command: prune` asks for. */
export function pruneRequest(said: Said): PruneRequest {
  const problems = [...said.problems];
  const count = (name: InputName) => collect(problems, () => parsed(name, parseCount));
  const keepWithinMs = collect(problems, () => parsed("keep-within", parseDuration));
  const numbers = {
    keepLast: count("keep-last"),
    keepDaily: count("keep-daily"),
    keepWeekly: count("keep-weekly"),
    keepMonthly: count("keep-monthly"),
  };
  const dryRun = collect(problems, () => switched("dry-run")) ?? false;
  return {
    vault: vaultOf(problems),
    trust: usualTrust(said.event),
    retention: { ...given({ ...numbers, keepWithinMs, agent: text("agent") }), keepLabels: lines("keep-labels") },
    dryRun,
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
    trust: trustOf(said.event, problems),
    ...keysOf(said.secrets),
    ...given({
      vault: text("vault"),
      write,
      agent: text("agent"),
      policyFile: text("policy"),
    }),
    ...lookingOf(problems),
    problems,
  };
}

/** What `command: drill` asks for. */
export function drillRequest(said: Said): DrillRequest {
  const expected = given({ probeFile: text("probe"), agent: text("expect-agent") });
  const { trust, ...request } = bundleRequest(said, { sentinels: lines("sentinels"), ...expected }, []);
  // A bundle that is too old is what a drill is to find, and not to pass over.
  const { maxAgeMs, ...believed } = trust;
  return { ...request, trust: believed, ...given({ maxAgeMs }) };
}

function vaultOf(problems: Problem[]): string {
  const vault = text("vault") ?? "";
  if (vault === "") problems.push(lacking("vault", "the URL of a vault"));
  return vault;
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
function lookingOf(problems: Problem[]): {
  root?: string;
  links?: LinkRule;
  lockTimeoutMs?: number;
  includeSensitive?: boolean;
} {
  const links = collect(problems, () => parsed("links", (word, name) => parseWord(word, LINK_RULES, name)));
  const lockTimeoutMs = collect(problems, () => parsed("lock-timeout", parseTimeout));
  const includeSensitive = collect(problems, () => switched("include-sensitive"));
  return given({ root: text("root"), links, lockTimeoutMs, includeSensitive });
}

function bundleRequest<More extends object>(said: Said, more: More, found: readonly Problem[]) {
  const problems = [...found];
  const trust = trustOf(said.event, problems);
  const bundle = text("bundle") ?? "";
  const missing = bundle === "" ? [lacking("bundle", "the path of a bundle")] : [];
  return {
    ...more,
    bundle,
    trust,
    ...given({ vault: text("vault") }),
    ...keysOf(said.secrets),
    problems: [...said.problems, ...missing, ...problems],
  };
}

function lacking(name: InputName, expected: string): Problem {
  return { code: "bad-option", message: `${named(name)} is empty; expected ${expected}`, path: named(name) };
}
