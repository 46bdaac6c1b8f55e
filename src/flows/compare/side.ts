import type { KnownStore } from "../../kinds/index.ts";
import { type KindName, type Side, storeKey } from "../../model/index.ts";

/** One side of a comparison, opened. */
export interface OpenSide {
  readonly side: Side;
  /** Without content. */
  readonly stores: readonly KnownStore[];
  /** Keys of stores out of which something was struck; none when absent. */
  readonly redacted?: readonly string[];
  /**
   * What these stores of it hold, checked, by store key; null where a side has no contents to give. Files whose archive paths are
   * in `alike` need not be unpacked. Called once at most.
   * @throws AppError exits 3, 6, 7
   */
  readonly contents: ((wanted: readonly KnownStore[], alike?: ReadonlySet<string>) => Promise<Contents>) | null;
}

/** Keys of stores, as a manifest, a receipt or a baseline file lists them, out of which something was struck. */
export function redactedOf(stores: readonly { kind: KindName; name: string; redacted?: true | undefined }[]): string[] {
  return stores.filter(({ redacted }) => redacted).map(storeKey);
}

/** Both sides, opened. */
export interface Sides {
  readonly base: OpenSide;
  readonly current: OpenSide;
}

/** What stores hold, by their key. */
export type Contents = ReadonlyMap<string, Pick<KnownStore, "content" | "unread" | "digests">>;

/** The same store with its content. */
export function withContent(store: KnownStore, contents: Contents | null): KnownStore {
  return { ...store, ...contents?.get(storeKey(store)) };
}
