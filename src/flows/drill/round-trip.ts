import { mkdir, rm } from "node:fs/promises";
import { join, sep } from "node:path";
import {
  type CapturedAgain,
  type Examiner,
  KINDS,
  type LocatedStore,
  openExaminer,
  restoredStores,
} from "../../kinds/index.ts";
import { AppError, type ErrorCode, type Finding, type Manifest } from "../../model/index.ts";
import type { Context } from "../context.ts";
import type { Held } from "./judge.ts";

/** A store of a bundle, and what its restored copy turned out to be. */
export interface Returned extends Held {
  /** Digest of what came back; null when it could not be captured. */
  readonly actual: string | null;
  /** Present when it is not what the manifest says. */
  readonly finding?: Finding;
}

/** Why a restored store cannot be captured, when that is the fault of what came back and not of the machine. */
const FAULTS_OF_THE_COPY: readonly ErrorCode[] = [
  "source-damaged",
  "source-missing",
  "source-unsupported",
  "name-not-portable",
];

/**
 * Captures every store of a restored tree again, by the very code that captured it first, and compares its digest with the
 * manifest. One after another, so that only one copy takes up room at a time. `dir` is a private folder.
 * @throws AppError exit 7, and `git-missing`
 */
export async function compareStores(
  manifest: Manifest,
  tree: string,
  { dir, context }: { readonly dir: string; readonly context: Context },
): Promise<Returned[]> {
  const located = restoredStores(manifest, tree);
  using examiner = openExaminer({ kinds: KINDS, scratch: dir, atExit: context.atExit });
  const returned: Returned[] = [];
  for (const [index, store] of manifest.stores.entries()) {
    context.progress({ phase: "compare", done: index, total: located.length, unit: "stores", item: store.name });
    const place = { dir: join(dir, String(index)), tree, sizeBytes: store.bytes };
    const staged = await captureAgain(located[index] as LocatedStore, place, examiner);
    if (staged instanceof AppError) {
      const finding = mismatch(store.name, `store ${store.name} cannot be captured again: ${staged.message}`);
      returned.push({ store, actual: null, finding });
    } else {
      const { digest: actual, summary } = staged;
      const differs = `store ${store.name} came back with another digest than the manifest gives`;
      const finding = actual === store.digest ? {} : { finding: mismatch(store.name, differs) };
      returned.push({ store, actual, summary, ...finding });
    }
  }
  return returned;
}

async function captureAgain(
  store: LocatedStore,
  { dir, tree, sizeBytes }: { readonly dir: string; readonly tree: string; readonly sizeBytes: number },
  examiner: Examiner,
): Promise<CapturedAgain | AppError> {
  await mkdir(dir, { mode: 0o700 });
  try {
    return await examiner.capture(store, { dir, sizeBytes });
  } catch (error) {
    if (!(error instanceof AppError) || !FAULTS_OF_THE_COPY.includes(error.code)) throw error;
    return new AppError(error.code, error.message.replaceAll(tree + sep, ""));
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function mismatch(path: string, message: string): Finding {
  return { code: "digest-mismatch", path, message };
}
