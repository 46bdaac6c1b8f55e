import { lstatSync, readdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { type AgeKeys, type AgeLocks, openBundle, parseRecipient } from "../../bundle/index.ts";
import { type LocatedStore, locateReplaced } from "../../kinds/index.ts";
import { AppError, DEFAULTS, EXIT, type LeftOut, OWN_FOLDER, type Problem, throwProblems } from "../../model/index.ts";
import type { StagedTarget, SwapPlan } from "../../swap/index.ts";
import type { Context } from "../context.ts";
import { takeSnapshot } from "../snapshot/snapshot.ts";
import { openWorkspace } from "../workspace.ts";

/** How to keep what is at a target. */
export interface Keeping {
  /** Public keys to seal it to; none for the passphrase, null for a plain bundle. */
  readonly recipients: readonly string[] | null;
  /** Must open what is kept. */
  readonly keys: AgeKeys;
  /** Whose memory it is. */
  readonly agent: string;
  /** Databases among what is added, by path. */
  readonly databases: ReadonlySet<string>;
}

/** What was kept. */
export interface Kept {
  readonly generation: string;
  /** Absolute path that the bundle will have; null when nothing is replaced. */
  readonly bundle: string | null;
}

/**
 * Takes a snapshot of everything that a swap will replace, which becomes the target's next generation together with the swap.
 * @throws AppError `pre-snapshot-failed`, exit 7; nothing was changed
 */
export async function keepWhatIsThere(
  staged: StagedTarget,
  { swap, keeping }: { readonly swap: SwapPlan; readonly keeping: Keeping },
  context: Context,
): Promise<Kept> {
  const { generation, folder } = staged.notes.openGeneration();
  const { replaced, bundle } = await capturing(async () => {
    const target = await realpath(staged.target);
    const found = await locateReplaced({ target, paths: swap.replaced, scratch: staged.scratch });
    throwProblems(found.problems);
    const bundle = await seal(found.stores, { root: target, folder, keeping }, context);
    throwProblems(lossesIn(bundle?.leftOut ?? [], { target, replaced: swap.replaced }));
    return { replaced: found, bundle };
  });
  const name = bundle === null ? null : basename(bundle.path);
  staged.notes.closeGeneration(generation, {
    format: "agent-memory-snapshot/generation",
    version: 1,
    bundle: name,
    recipients: keeping.recipients === null ? null : [...keeping.recipients],
    added: [...swap.added],
    databases: swap.added.filter((path) => keeping.databases.has(path)),
    links: [...replaced.links],
    record: staged.record(),
  });
  const home = join(staged.target, OWN_FOLDER, "pre-restore", generation);
  return { generation, bundle: name === null ? null : join(home, name) };
}

/** A bundle with what will be replaced. */
interface Sealed {
  readonly path: string;
  readonly leftOut: readonly LeftOut[];
}

async function seal(
  stores: readonly LocatedStore[],
  { root, folder, keeping }: { readonly root: string; readonly folder: string; readonly keeping: Keeping },
  context: Context,
): Promise<Sealed | null> {
  if (stores.length === 0) return null;
  const { agent, keys } = keeping;
  const locks = await locksOf(keeping);
  const about = { agent, label: "before a restore", level: DEFAULTS.level };
  await using staging = await openWorkspace(context.tempDir, context);
  const plan = { root, stores, leftOut: [], out: folder, locks, ...about };
  const { result: taken } = await takeSnapshot(plan, staging, context);
  // The recipients are what the bundle says; it must not keep us from our own memory.
  const { manifest } = await openBundle(taken.bundle, keys);
  return { path: taken.bundle, leftOut: manifest.leftOut };
}

/** A repository always comes back without these. */
const OF_REPOSITORIES: ReadonlySet<LeftOut["reason"]> = new Set(["operation", "reflog", "stash", "worktree"]);

/** What lies in a folder that goes as a whole, and in no store. */
function lossesIn(
  leftOut: readonly LeftOut[],
  { target, replaced }: { readonly target: string; readonly replaced: readonly string[] },
): Problem[] {
  const isLost = ({ path, reason }: LeftOut): boolean =>
    !OF_REPOSITORIES.has(reason) &&
    replaced.some((folder) => path.startsWith(`${folder}/`)) &&
    !isEmptyFolder(join(target, path));
  return leftOut.filter(isLost).map(({ path, reason }) => ({
    code: "source-unsupported",
    message: `${JSON.stringify(path)} goes with its folder, and no snapshot would hold it (${reason})`,
    path,
  }));
}

/** As a submodule is that was never filled. */
function isEmptyFolder(place: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return found === undefined || (found.isDirectory() && readdirSync(place).length === 0);
}

async function locksOf({ recipients, keys }: Keeping): Promise<AgeLocks | null> {
  if (recipients === null) return null;
  if (recipients.length > 0) return { recipients: await Promise.all(recipients.map((text) => parseRecipient(text))) };
  const [passphrase] = keys.passphrases ?? [];
  if (passphrase !== undefined) return { passphrase };
  throw new AppError("bad-recipient", "the bundle does not say whom it is sealed to, and no passphrase is given");
}

/** Says of everything that keeps what is there from being captured what the user can do about it. */
async function capturing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof AppError) || error.exitCode === EXIT.busy || error.exitCode === EXIT.internal) throw error;
    const [first, ...rest] = error.problems.map(({ message, path }) => ({
      code: "pre-snapshot-failed" as const,
      message: `what is at the target cannot be captured: ${message}; --no-pre-snapshot replaces it with no way back`,
      ...(path === undefined ? {} : { path }),
    }));
    throw first === undefined ? error : AppError.of([first, ...rest]);
  }
}
