import { basename } from "node:path";
import { setOutput } from "@actions/core";
import type {
  BaselineResult,
  DrillResult,
  InspectResult,
  ListedBundle,
  ListResult,
  PruneResult,
  ReportFiles,
  RestoreResult,
  SnapshotResult,
  VerifyResult,
} from "../flows/index.ts";
import { byteLength, type Comparison } from "../model/index.ts";

/** Every output; a test holds action.yml against this. */
export const OUTPUT_NAMES = [
  "outcome",
  "bundle-path",
  "bundle-name",
  "bundle-sha256",
  "bundle-size",
  "snapshot-id",
  "state-digest",
  "receipt-path",
  "verified",
  "drill-outcome",
  "vault-ref",
  "matched-key",
  "artifact-id",
  "artifact-url",
  "baseline-ref",
  "stored",
  "secrets-found",
  "removed",
  "verdict",
  "changed",
  "errors",
  "warnings",
  "report-json",
  "report-markdown",
  "baseline-path",
  "stores",
] as const;

/** What a run has to say to later steps. */
export type Outputs = { readonly [Name in (typeof OUTPUT_NAMES)[number]]?: string };

/** A job's outputs hold 1 MB together, beyond which the runner fails the job. */
const MAX_STORES_BYTES = 256 * 1024;

/** Sets every output; those that have nothing to say are empty, so that no later step reads a stale or undefined one. */
export function setOutputs(outputs: Outputs): void {
  for (const name of OUTPUT_NAMES) setOutput(name, outputs[name] ?? "");
}

/** What a snapshot says to later steps. */
export function snapshotOutputs(result: SnapshotResult): Outputs {
  return {
    "bundle-path": result.bundle,
    "bundle-name": basename(result.bundle),
    "bundle-sha256": result.sha256,
    "bundle-size": `${result.sizeBytes}`,
    "snapshot-id": result.snapshotId,
    "state-digest": result.stateDigest,
    "receipt-path": result.receipt,
    verified: `${result.verified}`,
    "vault-ref": result.vault?.reference ?? "",
    ...artifactOutputs(result.vault?.key),
    stored: result.vault?.outcome ?? "",
    "secrets-found": `${(result.secrets?.rules ?? []).reduce((sum, { count }) => sum + count, 0)}`,
    stores: storesOutput(result.stores),
  };
}

/** Artifacts are keyed by the run that has them and their ids. */
function artifactOutputs(key = ""): Outputs {
  const [, run, artifact] = /^(\d+)\/(\d+)\//.exec(key) ?? [];
  if (artifact === undefined) return {};
  const { GITHUB_SERVER_URL = "https://github.com", GITHUB_REPOSITORY = "" } = process.env;
  const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${run}/artifacts/${artifact}`;
  return { "artifact-id": artifact, "artifact-url": url };
}

/** What an examination says to later steps. */
export function verifyOutputs(result: VerifyResult): Outputs {
  return {
    "bundle-path": result.bundle,
    "snapshot-id": result.snapshotId ?? "",
    "state-digest": result.stateDigest ?? "",
    verified: `${result.ok}`,
  };
}

/** What a look at a bundle says to later steps; nothing of it was verified. */
export function inspectOutputs({ bundle, sizeBytes, manifest, receipt }: InspectResult): Outputs {
  return {
    "bundle-path": bundle,
    "bundle-sha256": receipt?.sha256 ?? "",
    "bundle-size": `${sizeBytes}`,
    "snapshot-id": manifest?.snapshot.id ?? receipt?.snapshotId ?? "",
    "state-digest": manifest?.stateDigest ?? receipt?.stateDigest ?? "",
    stores: storesOutput(manifest?.stores ?? receipt?.stores ?? []),
  };
}

/** What a restore says to later steps. */
export function restoreOutputs(result: RestoreResult): Outputs {
  return {
    "bundle-path": result.bundle,
    "snapshot-id": result.snapshotId,
    "state-digest": result.stateDigest,
    stores: storesOutput(result.stores),
  };
}

/** What a drill says to later steps; without a verdict on the bundle it is neither verified nor not. */
export function drillOutputs(result: DrillResult): Outputs {
  const verdict = result.outcome === "ok" || result.outcome === "corrupt" ? `${result.ok}` : "";
  return {
    "bundle-path": result.bundle,
    "snapshot-id": result.snapshotId ?? "",
    "state-digest": result.stateDigest ?? "",
    verified: verdict,
    "drill-outcome": result.outcome,
  };
}

/** What a comparison says to later steps. */
export function compareOutputs(comparison: Comparison, reports: ReportFiles): Outputs {
  const { verdict, changed, errors, warnings, base } = comparison;
  return {
    verdict,
    changed: `${changed}`,
    errors: `${errors}`,
    warnings: `${warnings}`,
    "baseline-ref": base.name,
    "report-json": reports.json ?? "",
    "report-markdown": reports.markdown ?? "",
  };
}

/** What a list of a vault says to later steps: its newest bundle, unless that may be of anybody. */
export function listOutputs({ vault, bundles: [newest] }: ListResult): Outputs {
  return newest === undefined || /^(cache|artifact):/.test(vault) ? {} : lookupOutputs(newest);
}

/** What a look-up says to later steps: the bundle that was found. */
export function lookupOutputs(found: ListedBundle): Outputs {
  return {
    "bundle-sha256": found.sha256,
    "bundle-size": `${found.sizeBytes}`,
    "snapshot-id": found.snapshotId,
    "state-digest": found.stateDigest,
    "vault-ref": found.reference,
  };
}

/** What a prune says to later steps. */
export function pruneOutputs({ bundles }: PruneResult): Outputs {
  return { removed: `${bundles.filter(({ keep }) => !keep).length}` };
}

/** What a baseline says to later steps. */
export function baselineOutputs({ file, baseline }: BaselineResult): Outputs {
  return { "baseline-path": file ?? "", "state-digest": baseline.stateDigest, stores: storesOutput(baseline.stores) };
}

interface StoreFacts {
  readonly name: string;
  readonly kind: string;
  readonly entries: number;
  readonly bytes: number;
  readonly path?: string;
  readonly digest?: string;
}

// Tables and refs stay away: they may be many, and `inspect --json` has them.
function storesOutput(stores: readonly StoreFacts[]): string {
  const json = JSON.stringify(
    stores.map(({ name, kind, path, entries, bytes, digest }) => ({ name, kind, path, entries, bytes, digest })),
  );
  return byteLength(json) > MAX_STORES_BYTES ? "" : json;
}
