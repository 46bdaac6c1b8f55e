import { stateDigest } from "../../bundle/index.ts";
import { type AppError, EXIT, type Finding, type KindName, type Manifest, type Probe } from "../../model/index.ts";
import { type ProbeResult, skipProbes } from "./probes.ts";
import type { Returned } from "./round-trip.ts";

/** How a drill can end. Only `corrupt` says something bad about the bundle; `inconclusive` says nothing about it. */
export type DrillOutcome = "ok" | "corrupt" | "wrong-key" | "inconclusive";

/** A finished drill. */
export interface DrillResult {
  readonly ok: boolean;
  readonly outcome: DrillOutcome;
  readonly bundle: string;
  /** Null, as what follows, when the bundle could not be opened. */
  readonly snapshotId: string | null;
  readonly createdAt: string | null;
  readonly agent: string | null;
  /** Below zero when the bundle was made after now. */
  readonly ageSeconds: number | null;
  /** As the manifest gives it. */
  readonly stateDigest: string | null;
  readonly stores: readonly {
    readonly name: string;
    readonly kind: KindName;
    /** Digest in the manifest. */
    readonly expected: string;
    /** Digest of what came back; null when it did not come so far. */
    readonly actual: string | null;
    readonly same: boolean;
  }[];
  readonly probes: readonly ProbeResult[];
  readonly findings: readonly Finding[];
}

/** Gathers what a drill finds out, step by step, so that it has a result wherever it ends. */
export class DrillRecord {
  #bundle: string;
  readonly #findings: Finding[] = [];
  #manifest: Manifest | undefined;
  #ageSeconds: number | null = null;
  #returned: readonly Returned[] = [];
  #asked: readonly Probe[] = [];
  #probes: readonly ProbeResult[] | undefined;
  #stopped: AppError | undefined;

  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  /** The probes that are going to be asked. */
  expect(probes: readonly Probe[]): void {
    this.#asked = probes;
  }

  /** What results call the bundle, once that is known. */
  named(bundle: string): void {
    this.#bundle = bundle;
  }

  /** What the ends of the bundle say. */
  opened(manifest: Manifest, now: Date): void {
    this.#manifest = manifest;
    this.#ageSeconds = Math.floor((now.getTime() - Date.parse(manifest.snapshot.createdAt)) / 1000);
  }

  find(findings: readonly Finding[]): void {
    for (const finding of findings) this.#findings.push(finding);
  }

  /** What came back, store by store. */
  compared(manifest: Manifest, returned: readonly Returned[]): void {
    this.#returned = returned;
    const findings = returned.flatMap(({ finding }) => finding ?? []);
    const state = stateDigest(returned.map(({ store, actual }) => ({ ...store, digest: actual ?? "" })));
    if (findings.length === 0 && state !== manifest.stateDigest)
      findings.push({ code: "digest-mismatch", path: "manifest.json", message: "the state has another digest" });
    this.find(findings);
  }

  answered(probes: readonly ProbeResult[]): void {
    this.#probes = probes;
    const failed = probes.filter(({ status }) => status === "failed");
    this.find(
      failed.map(({ name, detail }) => ({ code: "probe-failed", path: name, message: `probe ${name}: ${detail}` })),
    );
  }

  /** What kept the drill from going on. @throws AppError when it says nothing about the bundle and its keys, but about the request */
  stopped(error: AppError): void {
    if (error.exitCode === EXIT.usage || error.exitCode === EXIT.internal) throw error;
    this.#stopped = error;
  }

  result(): DrillResult {
    const outcome = this.#outcome();
    const header = this.#manifest?.snapshot;
    return {
      ok: outcome === "ok",
      outcome,
      bundle: this.#bundle,
      snapshotId: header?.id ?? null,
      createdAt: header?.createdAt ?? null,
      agent: header?.agent ?? null,
      ageSeconds: this.#ageSeconds,
      stateDigest: this.#manifest?.stateDigest ?? null,
      stores: this.#stores(),
      probes: this.#probes ?? skipProbes(this.#asked, "not asked: the drill did not come so far"),
      findings: [...this.#findings, ...this.#problems()],
    };
  }

  /** What was found wrong stays wrong, whatever kept the drill from its end. */
  #outcome(): DrillOutcome {
    if (this.#findings.length > 0) return "corrupt";
    if (this.#stopped === undefined) return "ok";
    if (this.#stopped.exitCode === EXIT.bundle) return "corrupt";
    return this.#stopped.exitCode === EXIT.key ? "wrong-key" : "inconclusive";
  }

  #stores(): DrillResult["stores"] {
    const actual = new Map(this.#returned.map((one) => [one.store, one.actual]));
    return (this.#manifest?.stores ?? []).map((store) => {
      const found = actual.get(store) ?? null;
      return {
        name: store.name,
        kind: store.kind,
        expected: store.digest,
        actual: found,
        same: found === store.digest,
      };
    });
  }

  #problems(): Finding[] {
    const problems = this.#stopped?.problems ?? [];
    return problems.map(({ code, message, path }) => ({ code, message, path: path ?? this.#bundle }));
  }
}
