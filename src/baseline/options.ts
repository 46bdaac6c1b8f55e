import {
  type CompareOptions,
  compileGlob,
  given,
  type KeyRule,
  type KindName,
  type VectorRule,
} from "../model/index.ts";
import type { Policy } from "./read-policy.ts";

/** What a store is called. */
export interface StoreIdentity {
  readonly kind: KindName;
  readonly name: string;
  /** Relative to the root; null where it is not known. */
  readonly path: string | null;
}

/** Whether a store is called by a pattern; any is when there is none. */
export function storeFits(pattern: string | undefined): (store: StoreIdentity) => boolean {
  if (pattern === undefined) return () => true;
  const fits = compileGlob(pattern);
  return ({ name, path }) => fits(name) || (path !== null && fits(path));
}

/** Whether anything of a store is compared: false where the policy ignores it as a whole. */
export function isCompared(policy: Policy, store: StoreIdentity): boolean {
  return !policy.ignore.some((entry) => namesNoPlace(entry) && storeFits(entry.store)(store));
}

/** The parts of a policy that speak of this store. */
export function optionsFor(
  policy: Policy,
  store: StoreIdentity,
  choice: Pick<CompareOptions, "showContent" | "samples">,
): CompareOptions {
  const isOfStore = (entry: { readonly store?: string | undefined }): boolean => storeFits(entry.store)(store);
  const isDatabase = store.kind === "sqlite";
  return {
    showContent: choice.showContent,
    samples: choice.samples,
    ignored: policy.ignore
      .filter((entry) => isOfStore(entry) && (namesNoPlace(entry) || isOfDatabase(entry) === isDatabase))
      .map(({ table, column, path, pointer }) => given({ table, column, path, pointer })),
    // The kinds take the first that fits, a policy means the last.
    keys: policy.keys
      .filter((key) => isOfStore(key) && "table" in key === isDatabase)
      .map(withoutStore<KeyRule>)
      .reverse(),
    vectors: isDatabase
      ? policy.vectors
          .filter(isOfStore)
          .map(withoutStore<VectorRule>)
          .reverse()
      : [],
    probes: policy.probes,
    monotonic: isDatabase ? [] : policy.monotonic,
  };
}

type IgnoreEntry = Policy["ignore"][number];

function namesNoPlace({ table, column, path, pointer }: IgnoreEntry): boolean {
  return (table ?? column ?? path ?? pointer) === undefined;
}

function isOfDatabase({ table, column }: IgnoreEntry): boolean {
  return (table ?? column) !== undefined;
}

function withoutStore<T>({ store: _, ...rest }: T & { readonly store?: string | undefined }): T {
  return rest as T;
}
