import { chmodSync, copyFileSync, mkdirSync, realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CaptureOptions, ExtractedStore, Kind, LocatedStore, StagedStore } from "../../../src/kinds/kind.ts";
import { compareBytewise } from "../../../src/model/index.ts";

/** Runs in a folder of its own, given by its real path, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync.native(await mkdtemp(join(tmpdir(), "memsnap-test-")));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What may happen between the steps of a capture, and what it goes by. */
export interface Meanwhile extends CaptureOptions {
  readonly beforePin?: () => unknown;
  readonly afterPin?: () => unknown;
  readonly afterStage?: () => unknown;
}

/** Takes one store through a whole capture into `staging`, which must not exist. */
export async function stage(
  store: LocatedStore,
  staging: string,
  { kind, beforePin, afterPin, afterStage, ...options }: Meanwhile & { readonly kind: Kind },
): Promise<StagedStore> {
  mkdirSync(staging);
  const capture = await kind.open(store, options);
  try {
    await beforePin?.();
    await capture.lock(1_000);
    capture.pin();
    capture.unlock();
    await afterPin?.();
    const staged = await capture.stage(staging);
    await afterStage?.();
    return staged;
  } finally {
    capture.close();
  }
}

/** Lays out a staged store in `extracted` as a bundle does that is read: every file private, modes beside it. */
export function extract(
  { name, kind, path }: LocatedStore,
  staged: StagedStore,
  extracted: string,
): ExtractedStore & { readonly modes: Map<string, number> } {
  const entries = staged.entries.toSorted((a, b) => compareBytewise(a.path, b.path));
  for (const entry of entries) {
    const place = join(extracted, entry.path);
    mkdirSync(entry.type === "folder" ? place : dirname(place), { recursive: true, mode: 0o700 });
    if (entry.type === "folder") continue;
    copyFileSync(entry.file, place);
    chmodSync(place, 0o600);
  }
  const { digest, consistency, summary } = staged;
  const bytes = entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0);
  return {
    store: { name, kind, path, entries: entries.length, bytes, digest, consistency, summary },
    extracted,
    paths: entries.map((entry) => entry.path),
    modes: new Map(entries.map((entry) => [entry.path, entry.mode])),
  };
}

/** The code with which a promise fails; `undefined` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
}
