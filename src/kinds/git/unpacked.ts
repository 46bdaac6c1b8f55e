import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError, archivePaths, type GitSummary } from "../../model/index.ts";
import type { StagedCopy } from "../kind.ts";
import { readBundleHeader } from "./bundle-file.ts";
import type { Place } from "./git.ts";
import type { Ref } from "./refs.ts";
import { disregardAttributes, initRepository, splitRefs, unpackObjects } from "./unpack.ts";

/** The objects of a staged repository in a repository of their own, and every name that reaches into them. */
export interface Unpacked {
  readonly place: Place;
  readonly summary: GitSummary;
  /** All that the bundle names, HEAD and what it keeps beside the refs of its source included. */
  readonly refs: readonly Ref[];
  readonly kept: readonly Ref[];
}

/** Lets `use` work on the objects of a staged repository; null when it has none. @throws GitFailed */
export async function withObjects<T>(copy: StagedCopy, use: (unpacked: Unpacked | null) => Promise<T>): Promise<T> {
  const { summary, entries } = copy.staged;
  if (summary.kind !== "git") throw new AppError("internal", "a staged repository has the summary of another kind");
  const bundle = entries.find(({ path }) => path === archivePaths.gitBundle(copy.store.name));
  if (bundle?.type !== "file") return use(null);
  const header = await readBundleHeader(bundle.file);
  if ("fault" in header) throw new AppError("internal", `the bundle of ${copy.store.name} ${header.fault}`);
  const folder = mkdtempSync(join(dirname(bundle.file), "objects-"));
  try {
    const gitDir = join(folder, "git");
    const place = await initRepository(gitDir, { format: summary.objectFormat, bare: true });
    disregardAttributes(gitDir);
    const { kept } = splitRefs(header.refs);
    await unpackObjects(place, bundle.file, kept);
    return await use({ place, summary, refs: header.refs, kept });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
