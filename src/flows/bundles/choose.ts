import { AppError, given, type Receipt } from "../../model/index.ts";
import { type PublicKey, readStatement } from "../../signing/index.ts";
import {
  BELIEVED,
  type Choice,
  chooseTrusted,
  type Expected,
  type ExpectedRuns,
  findBundle,
  isShared,
  listMeant,
  type StoredBundle,
  type Vault,
  type Wanted,
} from "../../vault/index.ts";
import type { Context } from "../context.ts";

/** Bundles whose refusal is explained, at most. */
const MAX_REASONS = 5;

/** Which bundles of a vault are believed, as a request says it. */
export interface Believed {
  /** Whose runs have stored it, where the vault knows; those of code of the vault's own repository when absent. */
  readonly runs?: Omit<ExpectedRuns, "repository">;
  /** How long ago it was made, and the vault has got it, at most, whatever kind of vault it is. */
  readonly maxAgeMs?: number;
  /**
   * Somebody has asked for these runs and no others: a bundle that is named by its name or id has to be of one of them, too, and
   * one that nobody knows the run of is refused. Otherwise whoever names a bundle knows whose it is.
   */
  readonly areAsked?: boolean;
}

/** Which bundle is looked for, and who has to be behind it. */
export interface Choosing {
  readonly wanted: Wanted;
  readonly trust?: Believed;
  /** It is compared with: also one that is named has to be believed, and what this run has stored itself is none. */
  readonly asBaseline?: boolean;
  /** One that none of these has signed is taken only where there is no other; whoever reads it refuses it then. */
  readonly trustedKeys?: readonly PublicKey[];
}

/**
 * The newest bundle of a vault that is meant and believed.
 * @throws AppError `vault-*`, `bad-option`, `baseline-missing`
 */
export async function chooseBundle(
  vault: Vault,
  choosing: Choosing,
  context: Context,
): Promise<Choice & { readonly taken: StoredBundle }> {
  const { wanted, trust, asBaseline = false } = choosing;
  const meant = await listMeant(vault, wanted, trust?.runs?.runId);
  let passedOver: Choice["passedOver"] = [];
  for (const policy of policiesOf(vault, choosing, context)) {
    const choice = chooseTrusted(meant, policy);
    if (choice.taken !== undefined) return { ...choice, taken: choice.taken };
    passedOver = choice.passedOver;
  }
  // What is not there at all is said best by who looks for it.
  const isThere = meant.length > 0 || trust?.areAsked === true || (asBaseline && isShared(vault));
  if (!isThere) return { taken: await findBundle(vault, wanted), passedOver: [] };
  if (asBaseline) throw noneBelieved("baseline-missing", `nothing in ${vault.url} may serve as a baseline`, passedOver);
  throw noneBelieved("vault-not-found", `nothing in ${vault.url} may be taken for ${worded(wanted)}`, passedOver);
}

/** Runs that are believed for a branch where nothing else is said. */
export function trustedRuns(branch: string): NonNullable<Believed["runs"]> {
  return { branches: [branch], ...BELIEVED };
}

/** What code of the repository that a vault belongs to has stored, on any branch, whatever became of its run. */
export function ownCode({ env = {} }: Pick<Context, "env">): ExpectedRuns {
  return { repository: env.GITHUB_REPOSITORY ?? "" };
}

/** The same, as the runs that a request believes. */
export function runsOf({ runs }: Believed, context: Pick<Context, "env">): ExpectedRuns {
  return { ...ownCode(context), ...runs };
}

/** What a bundle has to be, the best first. */
function policiesOf(vault: Vault, choosing: Choosing, context: Context): Expected[] {
  const { wanted, trust, asBaseline = false } = choosing;
  const expected = expectedOf(vault, choosing, context);
  const { isSigned, ...unsigned } = expected;
  const { runs: _, ...ofAnybody } = unsigned;
  const isFree = wanted.by !== "latest" && trust?.areAsked !== true && !(asBaseline && trust !== undefined);
  // A bundle without a signature is better refused for that by whoever reads it than not found.
  return [expected, ...(isSigned === undefined ? [] : [unsigned]), ...(isFree ? [ofAnybody] : [])];
}

function expectedOf(
  vault: Vault,
  { trust = {}, asBaseline = false, trustedKeys }: Choosing,
  context: Context,
): Expected {
  const { ownRunId, ...others } = runsOf(trust, context);
  const runs = asBaseline ? others : { ...others, ...given({ ownRunId }) };
  const { maxAgeMs } = trust;
  return given({
    runs: isShared(vault) ? runs : undefined,
    age: maxAgeMs === undefined ? undefined : { maxAgeMs, now: context.now() },
    isSigned: trustedKeys && ((receipt: Receipt) => isStated(receipt, trustedKeys)),
  });
}

/** Whether one of the keys has stated what a receipt says; the signature of the bundle itself is looked at by whoever reads it. */
function isStated({ signature, ...facts }: Receipt, keys: readonly PublicKey[]): boolean {
  const stated = signature === undefined ? null : readStatement(signature, keys);
  return stated !== null && (Object.keys(stated) as (keyof typeof stated)[]).every((key) => stated[key] === facts[key]);
}

function worded(wanted: Wanted): string {
  if (wanted.by === "latest") return "the latest";
  return wanted.by === "name" ? wanted.name : `snapshot ${wanted.id}`;
}

function noneBelieved(
  code: "baseline-missing" | "vault-not-found",
  message: string,
  passedOver: Choice["passedOver"],
): AppError {
  const reasons = passedOver.slice(0, MAX_REASONS).map(({ name, why }) => `${name} ${why}`);
  return new AppError(code, `${message}: ${reasons.join(" | ") || "it holds no such bundle"}`);
}
