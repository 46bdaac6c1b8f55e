import type {
  Check,
  Consistency,
  Finding,
  KindName,
  LeftOut,
  Manifest,
  Receipt,
  SecretReport,
  StoreSummary,
} from "../model/index.ts";

/** A store as results name it; the facts of its kind are absent where only a receipt speaks. */
export interface StoreView {
  readonly name: string;
  readonly kind: KindName;
  readonly entries: number;
  readonly bytes: number;
  readonly digest?: string;
  readonly facts?: StoreSummary;
}

/** What a finished snapshot says. */
export interface SnapshotView {
  readonly bundle: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly encrypted: boolean;
  readonly signedBy: string | null;
  readonly consistency: Consistency;
  readonly stateDigest: string;
  readonly stores: readonly (Omit<StoreView, "facts"> & { readonly digest: string } & StoreSummary)[];
  readonly leftOut: readonly LeftOut[];
  /** Null or absent when none were found. */
  readonly secrets?: SecretReport | null;
  readonly warnings?: readonly string[];
  readonly vault: { readonly reference: string; readonly outcome: "stored" | "unchanged" } | null;
}

/** What an examination says. */
export interface VerifyView {
  readonly ok: boolean;
  readonly bundle: string;
  readonly encrypted: boolean;
  readonly snapshotId: string | null;
  readonly stateDigest: string | null;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/** What a look at the ends of a bundle says. */
export interface InspectView {
  readonly bundle: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  readonly manifest: Manifest | null;
  readonly receipt: Receipt | null;
  readonly signedBy: string | null;
}

/** What every change of a target says. */
export interface TargetView {
  readonly target: string;
  readonly replaced: readonly string[];
  readonly generation: string | null;
  readonly preRestore: string | null;
  readonly recovered: "completed" | "rolled-back" | null;
  readonly setAside: string | null;
}

/** What a restore that was undone says. */
export interface UndoView extends TargetView {
  readonly undone: string;
  readonly stores: readonly (StoreView & { readonly path: string })[];
}

/** What looking after a target says. */
export interface RecoverView extends Pick<TargetView, "target" | "recovered" | "setAside"> {
  readonly why: string | null;
}

/** What a restore says. */
export interface RestoreView extends TargetView {
  readonly bundle: string;
  readonly dryRun: boolean;
  readonly partial: boolean;
  readonly readBytes: number;
  readonly signedBy: string | null;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly stateDigest: string;
  readonly stores: readonly (StoreView & { readonly path: string })[];
}

/** The stores of a snapshot, with the facts of their kind set apart. */
export function snapshotStores(view: SnapshotView): StoreView[] {
  return view.stores.map((store) => ({ ...store, facts: store }));
}

/** The stores of an inspected bundle: from the manifest, or as far as the receipt goes. */
export function inspectStores(view: InspectView): StoreView[] {
  if (view.manifest !== null) return view.manifest.stores.map((store) => ({ ...store, facts: store.summary }));
  return [...(view.receipt?.stores ?? [])];
}

/** What a written baseline says. */
export interface BaselineView {
  readonly file: string | null;
  readonly baseline: {
    readonly agent: string;
    readonly stateDigest: string;
    readonly stores: readonly (Omit<StoreView, "facts"> & { readonly summary: StoreSummary })[];
  };
}

/** What a drill says. */
export interface DrillView {
  readonly ok: boolean;
  readonly outcome: "ok" | "corrupt" | "wrong-key" | "inconclusive";
  readonly bundle: string;
  readonly snapshotId: string | null;
  readonly createdAt: string | null;
  readonly agent: string | null;
  readonly ageSeconds: number | null;
  readonly stateDigest: string | null;
  readonly stores: readonly {
    readonly name: string;
    readonly kind: KindName;
    readonly expected: string;
    readonly actual: string | null;
    readonly same: boolean;
  }[];
  readonly probes: readonly {
    readonly name: string;
    readonly status: "passed" | "failed" | "skipped";
    readonly detail: string;
  }[];
  readonly findings: readonly Finding[];
}
