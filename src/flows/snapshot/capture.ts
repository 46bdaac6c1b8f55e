import type { BundleContent } from "../../bundle/index.ts";
import { type CapturedStore, captureStores, KINDS, type Located, type LocatedStore } from "../../kinds/index.ts";
import { type Consistency, DEFAULTS, given, type LeftOut, throwProblems } from "../../model/index.ts";
import type { Context } from "../context.ts";
import type { Workspace } from "../workspace.ts";
import { cutOffRestores } from "./cut-off.ts";

/** What to capture, found good. */
export interface CapturePlan {
  /** Real path of the folder that all paths are relative to. */
  readonly root: string;
  readonly stores: readonly LocatedStore[];
  readonly leftOut: readonly LeftOut[];
  /** Finds stores anew when something has come or gone meanwhile; they stay the same when absent. */
  readonly relocate?: () => Promise<Pick<Located, "root" | "stores" | "leftOut">>;
  /** Default 60 s. */
  readonly lockTimeoutMs?: number;
  readonly rawPages?: boolean;
  readonly allowFuzzy?: boolean;
}

/** All stores at one moment, what stayed out, and for how long databases were locked for it. */
export interface Captured {
  /** `redacted`: its staged copy is not all of what the source held. */
  readonly stores: readonly (CapturedStore & { readonly redacted?: true })[];
  readonly leftOut: readonly LeftOut[];
  readonly fencedMs: number;
}

/**
 * Stages all stores of a plan at one moment.
 * @throws AppError `kept-changing`, `busy`, `recovery-needed`, and what a kind says of a source that cannot be captured
 */
export async function capture(plan: CapturePlan, workspace: Workspace, context: Context): Promise<Captured> {
  const { relocate, lockTimeoutMs = DEFAULTS.lockTimeoutSeconds * 1000, rawPages = false, allowFuzzy = false } = plan;
  let located: Pick<CapturePlan, "root" | "stores" | "leftOut"> = plan;
  let fencedMs = 0;
  const stores = await captureStores(plan.stores, {
    kinds: KINDS,
    dir: await workspace.folder("staged"),
    lockTimeoutMs,
    options: { rawPages, scratch: await workspace.folder("scratch") },
    allowFuzzy,
    ...(relocate !== undefined && {
      relocate: async () => {
        located = await relocate();
        return located.stores;
      },
    }),
    atExit: context.atExit,
    onStore: (store, index) =>
      context.progress({
        phase: "capture",
        done: index,
        total: located.stores.length,
        unit: "stores",
        item: store.name,
      }),
    onFence: ({ heldMs }) => {
      fencedMs = heldMs;
    },
  });
  const leftOut = distinct([...located.leftOut, ...stores.flatMap(({ staged }) => staged.leftOut)]);
  throwProblems(cutOffRestores({ root: located.root, stores: stores.map(({ store }) => store), leftOut }));
  return { stores, leftOut, fencedMs };
}

/** What of it goes into a bundle. */
export function contentOf({ stores, leftOut }: Captured): Omit<BundleContent, "header"> {
  return {
    consistency: weakest(stores.map(({ staged }) => staged.consistency)),
    leftOut: [...leftOut],
    stores: stores.map(({ store, staged, redacted }) => ({
      name: store.name,
      kind: store.kind,
      path: store.path,
      digest: staged.digest,
      consistency: staged.consistency,
      summary: staged.summary,
      entries: staged.entries,
      ...given({ redacted }),
    })),
  };
}

/** What is staged of a file that stays out is found twice. */
function distinct(leftOut: readonly LeftOut[]): LeftOut[] {
  return [...new Map(leftOut.map((one) => [`${one.reason} ${one.path}`, one])).values()];
}

function weakest(all: readonly Consistency[]): Consistency {
  return all.includes("fuzzy") ? "fuzzy" : all.includes("optimistic") ? "optimistic" : "fenced";
}
