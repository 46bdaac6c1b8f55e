import { createHash } from "node:crypto";
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type {
  Capture,
  ExtractedStore,
  LocatedMember,
  LocatedStore,
  StagedEntry,
  StagedStore,
} from "../../../../src/kinds/kind.ts";
import { type AppError, compareBytewise } from "../../../../src/model/index.ts";

/** Modes mean little on Windows, and a read-only file there cannot be removed. */
export const HAS_MODES = process.platform !== "win32";

/** Runs in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "memsnap-file-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The store of all that lies below a folder. */
export function located(location: string, path = "memory"): LocatedStore {
  return { kind: "file", name: path.replaceAll("/", "__"), location, path, members: membersBelow(location) };
}

function membersBelow(location: string): LocatedMember[] {
  const names = readdirSync(location, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const members = names.map((path): LocatedMember => {
    return { path, type: lstatSync(join(location, path)).isDirectory() ? "folder" : "file" };
  });
  return [{ path: ".", type: "folder" } as const, ...members].sort((a, b) => compareBytewise(a.path, b.path));
}

/** What may happen between the steps of a capture. */
export interface Meanwhile {
  readonly afterPin?: () => void;
  readonly afterStage?: () => void;
}

/** Captures a store into `staging`, which must not exist. */
export async function capture(store: LocatedStore, staging: string, meanwhile: Meanwhile = {}): Promise<StagedStore> {
  mkdirSync(staging);
  const opened: Capture = await fileKind.open(store, {});
  try {
    await opened.lock(1000);
    opened.pin();
    opened.unlock();
    meanwhile.afterPin?.();
    const staged = await opened.stage(staging);
    meanwhile.afterStage?.();
    await opened.confirm();
    return staged;
  } finally {
    opened.close();
  }
}

/** The code with which a promise fails; `undefined` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: AppError) => error.code,
  );
}

/** What a file of a staged store holds; its path is relative to the store. */
export function stagedText(staged: StagedStore, path: string): string | undefined {
  const entry = staged.entries.find((one) => one.path.split("/").slice(2).join("/") === path);
  return entry?.type === "file" ? readFileSync(entry.file, "utf8") : undefined;
}

/** Lays out a staged store as a bundle does that is read: every file private, modes beside it. */
export function extract(store: LocatedStore, staged: StagedStore, extracted: string): ExtractedStore {
  const sorted = staged.entries.toSorted((a, b) => compareBytewise(a.path, b.path));
  for (const entry of sorted) layOut(entry, join(extracted, entry.path));
  const files = sorted.filter((entry) => entry.type === "file");
  return {
    store: {
      name: store.name,
      kind: "file",
      path: store.path,
      mode: staged.mode,
      entries: sorted.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      digest: staged.digest,
      consistency: staged.consistency,
      summary: staged.summary,
    },
    extracted,
    paths: sorted.map(({ path }) => path),
    modes: new Map(sorted.map(({ path, mode }) => [path, mode])),
  };
}

function layOut(entry: StagedEntry, place: string): void {
  mkdirSync(entry.type === "folder" ? place : dirname(place), { recursive: true, mode: 0o700 });
  if (entry.type === "file") cpSync(entry.file, place);
}

/** Path, type, mode and content of all below a folder, in words that compare. */
export function picture(folder: string): Record<string, string> {
  const paths = [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })];
  return Object.fromEntries(
    paths.map((path) => {
      const stat = statSync(join(folder, path));
      const mode = HAS_MODES ? (stat.mode & 0o777).toString(8) : "";
      if (stat.isDirectory()) return [path, `folder ${mode}`];
      return [
        path,
        `file ${mode} ${createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex")}`,
      ];
    }),
  );
}
