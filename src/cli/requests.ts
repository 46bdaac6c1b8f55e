import {
  type BaselineRequest,
  type Believed,
  type CompareRequest,
  type DrillRequest,
  type InspectRequest,
  type KeySources,
  type RecoverRequest,
  type RestoreRequest,
  type SnapshotRequest,
  trustedRuns,
  type UndoRequest,
  type VerifyRequest,
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
  parseRunId,
  parseTimeout,
  parseWord,
  SECRET_MODES,
  STORE_RULES,
} from "../model/index.ts";
import type { CommandLine } from "./arguments.ts";
import { parsed, reader, type Said, wrong } from "./said.ts";

/** What `memsnap snapshot` asks for. What was not said and must be is empty, and stands in the problems. */
export function snapshotRequest(said: Said): SnapshotRequest {
  const problems = [...said.problems];
  const { one, many, has } = reader(said.line);
  const level = collect(problems, () => parsed(one("level"), (text) => parseLevel(text, "--level")));
  const looking = lookingOf(said.line, problems);
  const secrets = collect(problems, () => parsed(one("secrets"), (text) => parseWord(text, SECRET_MODES, "--secrets")));
  const gitSecrets = collect(problems, () =>
    parsed(one("git-secrets"), (text) => parseWord(text, GIT_SECRET_RULES, "--git-secrets")),
  );
  const store = collect(problems, () => parsed(one("store"), (text) => parseWord(text, STORE_RULES, "--store")));
  if (has("store") && !has("vault")) problems.push(wrong("--store", "--store has no meaning without --vault"));
  const baseline = one("baseline");
  if (!has("baseline"))
    for (const option of ["policy", "identity", "trusted-key", "show-content"].filter(has))
      problems.push(wrong(`--${option}`, `--${option} has no meaning without --baseline`));
  return {
    sources: said.line.operands,
    ...given({ out: one("out") ?? (has("vault") ? undefined : ""), vault: one("vault"), store }),
    encrypt: has("no-encrypt") ? false : DEFAULTS.encrypt,
    ...given({
      signingKeyFile: one("signing-key-file"),
      signingPassphraseFile: one("signing-passphrase-file"),
    }),
    recipients: many("recipient"),
    recipientsFiles: many("recipients-file"),
    rawPages: has("raw-pages"),
    allowFuzzy: has("allow-fuzzy"),
    ...given({ agent: one("agent"), label: one("label"), level }),
    ...given({
      secrets,
      gitSecrets,
      secretsConfig: one("secrets-config"),
      secretsKeyFile: one("secrets-key-file"),
    }),
    ...looking,
    ...(baseline === undefined
      ? {}
      : {
          against: {
            base: baseline,
            identityFiles: many("identity"),
            ...signersOf(said.line),
            showContent: has("show-content"),
            ...given({ policyFile: one("policy"), vault: one("vault") }),
          },
        }),
    ...passphraseOf(said),
    problems,
  };
}

/** What `memsnap verify` asks for. */
export function verifyRequest(said: Said): VerifyRequest {
  return { ...bundleRequest(said), quick: reader(said.line).has("quick") };
}

/** What `memsnap inspect` asks for. */
export function inspectRequest(said: Said): InspectRequest {
  return bundleRequest(said);
}

/** What `memsnap restore` asks for. */
export function restoreRequest(said: Said): RestoreRequest {
  const { one, many, has } = reader(said.line);
  return {
    ...bundleRequest(said),
    to: one("to") ?? "",
    only: many("only"),
    dryRun: has("dry-run"),
    force: has("force"),
    forceAgent: has("force-agent"),
    preSnapshot: !has("no-pre-snapshot"),
    ...given({ agent: one("agent") }),
  };
}

/** What `memsnap restore --undo` asks for; `undefined` when it is not said. */
export function undoRequest(said: Said): UndoRequest | undefined {
  const { one, has } = reader(said.line);
  if (!has("undo")) return undefined;
  const { bundle: _, ...keys } = bundleRequest(said);
  return { ...keys, target: one("undo") ?? "", preSnapshot: !has("no-pre-snapshot") };
}

/** What `memsnap restore --recover` asks for; `undefined` when it is not said. */
export function recoverRequest({ line, problems }: Said): RecoverRequest | undefined {
  const { one, has } = reader(line);
  return has("recover") ? { target: one("recover") ?? "", problems } : undefined;
}

/** What `memsnap drill` asks for. */
export function drillRequest(said: Said): DrillRequest {
  const problems = [...said.problems];
  const { one, many } = reader(said.line);
  const maxAgeMs = collect(problems, () => parsed(one("max-age"), (text) => parseDuration(text, "--max-age")));
  return {
    ...bundleRequest({ ...said, problems }),
    sentinels: many("sentinel"),
    ...given({ probeFile: one("probe"), agent: one("agent"), maxAgeMs }),
  };
}

/** What `memsnap compare` asks for, and how many findings to print; all when it is not said. */
export function compareRequest(said: Said): CompareRequest & { readonly limit?: number } {
  const problems = [...said.problems];
  const { one, has } = reader(said.line);
  const depth = collect(problems, () => parsed(one("depth"), (text) => parseWord(text, DEPTHS, "--depth")));
  const samples = collect(problems, () => parsed(one("samples"), (text) => parseCount(text, "--samples")));
  const limit = collect(problems, () => parsed(one("limit"), (text) => parseCount(text, "--limit")));
  const [base = "", ...current] = said.line.operands;
  return {
    base,
    current,
    ...trustOf(said.line, problems),
    ...keysOf(said),
    showContent: has("show-content"),
    reports: given({ markdown: one("markdown"), junit: one("junit"), sarif: one("sarif") }),
    ...given({ policyFile: one("policy"), depth, samples, limit, vault: one("vault") }),
    ...lookingOf(said.line, problems),
    problems,
  };
}

/** What `memsnap baseline` asks for. */
export function baselineRequest(said: Said): BaselineRequest {
  const problems = [...said.problems];
  const { one } = reader(said.line);
  return {
    sources: said.line.operands,
    ...trustOf(said.line, problems),
    ...keysOf(said),
    ...given({ write: one("write"), agent: one("agent"), policyFile: one("policy"), vault: one("vault") }),
    ...lookingOf(said.line, problems),
    problems,
  };
}

function bundleRequest(said: Said): InspectRequest {
  const problems = [...said.problems];
  const { one } = reader(said.line);
  const named = { bundle: said.line.operands[0] ?? "", ...given({ vault: one("vault") }) };
  return { ...named, ...trustOf(said.line, problems), ...keysOf(said), problems };
}

function keysOf(said: Said): KeySources {
  return { identityFiles: reader(said.line).many("identity"), ...passphraseOf(said), ...signersOf(said.line) };
}

/** Which runs are asked for. Whoever names one by its id has seen which that is. */
function trustOf(line: CommandLine, problems: Problem[]): { readonly trust?: Believed } {
  const { one } = reader(line);
  const runId = collect(problems, () => parsed(one("run-id"), (text) => parseRunId(text, "--run-id")));
  const branch = one("run-branch");
  if (runId === undefined && branch === undefined) return {};
  const ofBranch = branch === undefined ? {} : { branches: [branch] };
  const runs = runId === undefined ? trustedRuns(branch ?? "") : { runId, allowForks: true, ...ofBranch };
  return { trust: { runs, areAsked: true } };
}

/** Who has to have signed what is opened. */
function signersOf(line: CommandLine): Pick<KeySources, "trustedKeys"> {
  const trustedKeys = reader(line).many("trusted-key");
  return trustedKeys.length === 0 ? {} : { trustedKeys };
}

/** How live sources are looked at. */
function lookingOf(
  line: CommandLine,
  problems: Problem[],
): { root?: string; links?: LinkRule; lockTimeoutMs?: number; includeSensitive?: boolean } {
  const { one, has } = reader(line);
  const links = collect(problems, () => parsed(one("links"), (text) => parseWord(text, LINK_RULES, "--links")));
  const lockTimeoutMs = collect(problems, () =>
    parsed(one("lock-timeout"), (text) => parseTimeout(text, "--lock-timeout")),
  );
  const includeSensitive = has("include-sensitive") || undefined;
  return given({ root: one("root"), links, lockTimeoutMs, includeSensitive });
}

function passphraseOf(said: Said): { passphrase?: string; passphraseFile?: string } {
  const file = reader(said.line).one("passphrase-file");
  return file === "-" ? given({ passphrase: said.passphrase }) : given({ passphraseFile: file });
}
