import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  BASELINE_FORMAT,
  type BaselineFile,
  MAX_BASELINE_BYTES,
  optionsFor,
  type Policy,
  readBaseline,
  writeBaseline,
} from "../../baseline/index.ts";
import { KINDS, type KnownStore, openExaminer } from "../../kinds/index.ts";
import {
  AppError,
  agentProblems,
  COMPARE_DEFAULTS,
  DEFAULTS,
  FORMAT_VERSION,
  given,
  type LinkRule,
  type Problem,
  storeKey,
  throwProblems,
} from "../../model/index.ts";
import { type NamedBundle, required } from "../bundles/stored.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { loadKeys } from "../keys.ts";
import { readNamed, type Unread } from "../named-file.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { loadPolicy } from "./policy-file.ts";
import { prepareReports, replaceFile } from "./reports.ts";
import { type OpenSide, withContent } from "./side.ts";
import { openSide } from "./side-open.ts";
import { planSide, type SidePlan } from "./side-plan.ts";

/** What to make a baseline of. */
export interface BaselineRequest extends Request, KeySources {
  /** URL of a vault: what is no path is looked for there. */
  readonly vault?: string;
  /** A bundle; or live sources as for a snapshot. */
  readonly sources: readonly string[];
  /** File to write it to; an earlier baseline there is replaced, anything else is not. */
  readonly write?: string;
  /** Default that of the bundle, otherwise `default`. */
  readonly agent?: string;
  readonly policyFile?: string;
  /** Which bundles of a vault are believed. */
  readonly trust?: NamedBundle["trust"];
  readonly root?: string;
  readonly links?: LinkRule;
  /** As for a snapshot. */
  readonly includeSensitive?: boolean;
  readonly lockTimeoutMs?: number;
}

/** A finished baseline. */
export interface BaselineResult {
  /** Absolute path; null when it was not written. */
  readonly file: string | null;
  readonly baseline: BaselineFile;
  /** As it is written. */
  readonly text: string;
}

/**
 * Makes a baseline file: digests, counts, schemas and statistics of a memory, no content of it.
 * @throws AppError exits 2, 3, 6, 7
 */
export async function baseline(request: BaselineRequest, context: Context): Promise<BaselineResult> {
  await using workspace = await openWorkspace(context.tempDir, context);
  const { plan, policy } = await prepareBaseline(request, workspace, context);
  const side = await openSide(plan, workspace, context);
  const made: BaselineFile = {
    format: BASELINE_FORMAT,
    version: FORMAT_VERSION,
    agent: request.agent ?? side.side.agent ?? DEFAULTS.agent,
    stateDigest: side.side.stateDigest,
    stores: await describeStores(side, { policy, workspace, context }),
  };
  const text = writeBaseline(made);
  const file = request.write === undefined ? null : resolve(context.cwd, request.write);
  if (file !== null) await replaceFile(file, text);
  return { file, baseline: made, text };
}

interface Prepared {
  readonly plan: SidePlan;
  readonly policy: Policy;
}

/** @throws AppError exit 2 over everything that is wrong with the request */
async function prepareBaseline(request: BaselineRequest, workspace: Workspace, context: Context): Promise<Prepared> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const { agent, write, sources: texts } = request;
  problems.push(...agentProblems(agent));
  const keys = await loadKeys(request, context.cwd, problems);
  const policy = await loadPolicy(request.policyFile, context.cwd, problems);
  if (write !== undefined) await checkPlace(write, context.cwd, problems);
  const { root, links, includeSensitive, lockTimeoutMs, vault, trust } = request;
  const scratch = await workspace.folder("search");
  const isNamed = texts.some((text) => text !== "");
  const side = { texts, keys, ...given({ root, links, includeSensitive, lockTimeoutMs, vault, trust }) };
  const plan = isNamed ? await planSide(side, { scratch, problems, context }) : undefined;
  if (plan?.what === "receipt" || plan?.what === "baseline")
    problems.push(wrong(`${plan.name} is a ${plan.what}; expected a bundle, or live sources`, plan.name));
  throwProblems(problems);
  return { plan: required(plan), policy };
}

/** Nothing but an earlier baseline is replaced. */
async function checkPlace(write: string, cwd: string, problems: Problem[]): Promise<void> {
  await prepareReports({ files: { json: write } }, cwd, problems);
  if (!existsSync(resolve(cwd, write)) || isBaseline(await readNamed(write, cwd, MAX_BASELINE_BYTES))) return;
  problems.push({
    code: "output-exists",
    message: `${write} exists and is no baseline file; nothing else is replaced`,
    path: write,
  });
}

function isBaseline(read: Buffer | Unread): boolean {
  try {
    return !("why" in read) && readBaseline(read.toString("utf8")) !== undefined;
  } catch {
    return false;
  }
}

async function describeStores(
  { side, stores, contents, redacted = [] }: OpenSide,
  { policy, workspace, context }: { policy: Policy; workspace: Workspace; context: Context },
): Promise<BaselineFile["stores"]> {
  if (contents === null)
    throw new AppError("no-key", `${side.name} is encrypted and no key was given; a baseline is made of contents`);
  const held = await contents(stores);
  using examiner = openExaminer({ kinds: KINDS, scratch: await workspace.folder("describe"), atExit: context.atExit });
  const described: BaselineFile["stores"] = [];
  for (const [index, store] of stores.entries()) {
    context.progress({ phase: "compare", done: index, total: stores.length, unit: "stores", item: store.name });
    const options = optionsFor(policy, store, COMPARE_DEFAULTS);
    const facts = await examiner.describe(withContent(store, held), options);
    described.push({ ...identityOf(store), ...(redacted.includes(storeKey(store)) ? { redacted: true } : {}), facts });
  }
  return described;
}

function identityOf({
  kind,
  name,
  path,
  digest,
  entries,
  bytes,
  summary,
}: KnownStore): Omit<BaselineFile["stores"][number], "facts"> {
  if (path === null || summary === undefined) throw new AppError("internal", `store ${name} has no summary`);
  return { kind, name, path, digest, entries, bytes, summary };
}

function wrong(message: string, path: string): Problem {
  return { code: "bad-option", message, path };
}
