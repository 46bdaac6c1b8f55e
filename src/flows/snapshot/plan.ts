import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { AgeLocks } from "../../bundle/index.ts";
import { type Located, locateStores } from "../../kinds/index.ts";
import {
  agentProblems,
  DEFAULTS,
  given,
  Label,
  LEVELS,
  type Problem,
  type StoreRule,
  throwProblems,
} from "../../model/index.ts";
import type { SigningKey } from "../../signing/index.ts";
import type { VaultUrl } from "../../vault/index.ts";
import type { Believed } from "../bundles/choose.ts";
import { vaultUrlOf } from "../bundles/stored.ts";
import { type Against, type AgainstPlan, prepareAgainst } from "../compare/against.ts";
import type { Context, Request } from "../context.ts";
import { loadLocks } from "../keys.ts";
import { loadSigningKey, type SigningSources } from "../signing-keys.ts";
import type { CapturePlan } from "./capture.ts";
import { cutOffRestores } from "./cut-off.ts";
import { prepareSecrets, type SecretsPlan, type SecretsRequest } from "./secrets-plan.ts";

/** What to capture and how to seal it. */
export interface SnapshotRequest extends Request, SigningSources, SecretsRequest {
  /** Folders, paths, globs, `!` exclusions, `kind:` prefixes, in the order given. */
  readonly sources: readonly string[];
  /** Folder for the bundle; made when absent. May only be left out when there is a vault; empty stands in the problems. */
  readonly out?: string;
  /** URL of a vault to keep it in. */
  readonly vault?: string;
  /** Days that a vault which forgets by itself keeps it. */
  readonly retentionDays?: number;
  /** Which bundles are believed when they hold the same memory, where strangers can store some, too. */
  readonly trust?: Believed;
  /** Default `changed`: memory that is as in the newest bundle of its agent in the vault is not stored again. */
  readonly store?: StoreRule;
  readonly root?: string;
  /** Default `default`. */
  readonly agent?: string;
  readonly label?: string;
  readonly recipients?: readonly string[];
  readonly recipientsFiles?: readonly string[];
  readonly passphraseFile?: string;
  readonly passphrase?: string;
  /** False only when the user said so; absent when what they said stands in the problems. */
  readonly encrypt: boolean | undefined;
  /** zstd level 1 to 19; default 3. */
  readonly level?: number;
  readonly links?: "refuse" | "skip";
  /** Capture credentials, private keys, lock and temporary files too, which are no memory otherwise. */
  readonly includeSensitive?: boolean;
  /** How long databases may stay locked by others before they are captured without a lock; default 60 s. */
  readonly lockTimeoutMs?: number;
  /** Leave the pages of databases as they are, deleted rows included. */
  readonly rawPages?: boolean;
  /** Rather a snapshot that is not of one moment than none. */
  readonly allowFuzzy?: boolean;
  /** What to compare it with. */
  readonly against?: Against;
}

/** A request that has been found good: everything that a snapshot needs to know. */
export interface SnapshotPlan extends CapturePlan {
  /** Absolute path. */
  readonly out: string;
  readonly vault?: VaultUrl;
  readonly retentionDays?: number;
  readonly trust?: Believed;
  readonly store?: StoreRule;
  readonly agent: string;
  readonly label: string | null;
  readonly locks: AgeLocks | null;
  readonly level: number;
  readonly against?: AgainstPlan;
  /** How secrets are looked for; they are not when absent. */
  readonly secrets?: SecretsPlan;
  /** Signs the bundle. */
  readonly signingKey?: SigningKey;
}

/** Private folders that outlive a plan. */
export interface SnapshotPlaces {
  /** For what the search needs. */
  readonly scratch: string;
  /** Where the bundle goes when it is for a vault alone. */
  readonly out: string;
}

/**
 * Examines a request as a whole, before anything is written but to the private folders.
 * @throws AppError exit 2 over everything that is wrong with it; `recovery-needed`
 */
export async function prepareSnapshot(
  request: SnapshotRequest,
  places: SnapshotPlaces,
  context: Context,
): Promise<SnapshotPlan> {
  const { scratch } = places;
  const problems: Problem[] = [...(request.problems ?? [])];
  const agent = request.agent ?? DEFAULTS.agent;
  problems.push(...agentProblems(agent));
  const label = request.label ?? null;
  if (label !== null && !Label.safeParse(label).success)
    problems.push(wrong("label", "the label is not one line of at most 200 characters"));
  const level = request.level ?? DEFAULTS.level;
  if (!Number.isInteger(level) || level < LEVELS.min || level > LEVELS.max)
    problems.push(wrong("level", `level ${level} is not a whole number from ${LEVELS.min} to ${LEVELS.max}`));
  const locks = await loadLocks(request, context.cwd, problems);
  const signingKey = (await loadSigningKey(request, context.cwd, problems)) ?? undefined;
  const secrets = await prepareSecrets(request, context.cwd, problems);
  const vault = vaultUrlOf(request.vault, problems);
  const out = request.out === undefined ? places.out : resolve(context.cwd, request.out);
  // An empty one is among the problems already.
  if (request.out !== "") await checkOutput(out, problems);
  const locate = (): Promise<Located> =>
    locateStores({
      sources: request.sources,
      ...given({ root: request.root }),
      cwd: context.cwd,
      links: request.links ?? DEFAULTS.links,
      ...given({ includeSensitive: request.includeSensitive }),
      scratch,
      ignore: request.out === "" ? [] : [out],
    });
  const located = await locate();
  const against = request.against && (await prepareAgainst(request.against, { scratch, problems, context }));
  throwProblems([...problems, ...located.problems, ...cutOffRestores(located)]);
  const { root, stores, leftOut } = located;
  const { lockTimeoutMs, rawPages, allowFuzzy, retentionDays, trust, store } = request;
  const choices = given({
    lockTimeoutMs,
    rawPages,
    allowFuzzy,
    against,
    vault,
    retentionDays,
    trust,
    store,
    signingKey,
    secrets,
  });
  return { root, stores, leftOut, out, agent, label, locks, level, ...choices, relocate: () => flawless(locate()) };
}

async function flawless(finding: Promise<Located>): Promise<Located> {
  const located = await finding;
  throwProblems(located.problems);
  return located;
}

/** The output folder, or the nearest folder above it that exists, must be a folder that can be written to. */
async function checkOutput(out: string, problems: Problem[]): Promise<void> {
  for (let folder = out; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined && dirname(folder) !== folder) continue;
    const writable =
      found?.isDirectory() &&
      (await access(folder, constants.W_OK).then(
        () => true,
        () => false,
      ));
    if (!writable)
      problems.push({
        code: "output-unwritable",
        message: `the output folder ${out} cannot be written to or made`,
        path: out,
      });
    return;
  }
}

function wrong(path: string, message: string): Problem {
  return { code: "bad-option", message, path };
}
