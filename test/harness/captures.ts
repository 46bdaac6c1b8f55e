import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import {
  type CapturedStore,
  type CaptureRequest,
  captureStores,
  KINDS,
  type LocatedStore,
  type StagedStore,
} from "../../src/kinds/index.ts";
import { AppError } from "../../src/model/index.ts";

/** A database as a store. */
export function databaseStore(location: string): LocatedStore {
  return { kind: "sqlite", name: basename(location), location, path: basename(location) };
}

/** Some files of a folder as a store. */
export function fileStore(location: string, ...paths: readonly string[]): LocatedStore {
  const members = paths.map((path) => ({ path, type: "file" }) as const);
  return { kind: "file", name: "files", location, path: ".", members };
}

let folders = 0;
/** A new folder for staged copies. */
export function stagingIn(folder: string): string {
  const dir = join(folder, `staging-${folders++}`);
  mkdirSync(dir);
  return dir;
}

/** Captures stores as a snapshot does. */
export function captureInto(
  folder: string,
  stores: readonly LocatedStore[],
  more: Partial<CaptureRequest> = {},
): Promise<CapturedStore[]> {
  const dir = stagingIn(folder);
  return captureStores(stores, { kinds: KINDS, dir, lockTimeoutMs: 10_000, options: {}, ...more });
}

/** Captures databases by the same parts as a snapshot, but with no fence: each is pinned when its turn has come. */
export async function captureWithoutFence(folder: string, stores: readonly LocatedStore[]): Promise<CapturedStore[]> {
  const captured: CapturedStore[] = [];
  for (const store of stores) captured.push({ store, staged: await captureNow(folder, store) });
  return captured;
}

async function captureNow(folder: string, store: LocatedStore): Promise<StagedStore> {
  for (;;) {
    const capture = await KINDS[store.kind].open(store, { alone: true });
    try {
      capture.pin();
      return await capture.stage(stagingIn(folder));
    } catch (error) {
      // Nobody can read a database with a rollback journal while its writer commits, and a writer may commit while it is copied.
      if (!(error instanceof AppError) || !["busy", "kept-changing"].includes(error.code)) throw error;
    } finally {
      capture.close();
    }
  }
}

/** The one value that a query on a staged database gives. */
export function askStaged({ staged }: CapturedStore, sql: string): unknown {
  const [entry] = staged.entries;
  if (entry?.type !== "file") throw new Error("expected a database");
  const copy = new Database(entry.file, { readonly: true });
  try {
    return copy.prepare(sql).pluck().get();
  } finally {
    copy.close();
  }
}
