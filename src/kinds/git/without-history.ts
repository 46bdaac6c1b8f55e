import { createWriteStream, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { archivePaths, type GitSummary, restoredPath } from "../../model/index.ts";
import type { Redacting, StagedCopy, StagedEntry } from "../kind.ts";
import { isDropped } from "../path-rules.ts";
import { redactFile } from "../redacted-file.ts";
import type { FileRedacting, FileToRedact } from "../redacted-value.ts";
import { shownName } from "../secret-tally.ts";
import { writeBundle } from "./bundle-file.ts";
import { git, type Place } from "./git.ts";
import { fillIndex } from "./index-tree.ts";
import { searchObjects } from "./searched-objects.ts";
import { streamGit } from "./stream.ts";
import { MODE, readTree, type TrackedEntry } from "./trees.ts";
import type { Unpacked } from "./unpacked.ts";

const AUTHOR = "memsnap <memsnap@localhost>";

/** What takes the place of a history. */
export interface WithoutHistory {
  readonly bundle: readonly StagedEntry[];
  readonly summary: GitSummary;
}

/**
 * Packs one commit of what HEAD holds, redacted, in the place of all commits: other branches, tags, stashes and what was staged are
 * gone with them. The same HEAD gives the same commit. Without a HEAD nothing is packed.
 * @throws GitFailed; AppError `secrets-found` when a rule cannot be followed
 */
export async function dropHistory(
  { place, summary }: Unpacked,
  copy: StagedCopy,
  redacting: Redacting & FileRedacting,
): Promise<WithoutHistory> {
  redacting.tally.add({ rule: "drop", in: "history", place: shownName(copy.store.path, redacting.matcher) });
  const { head } = summary;
  if (head.oid === null) return { bundle: [], summary: { ...summary, refs: [], commits: 0 } };
  const files = await redactedTree(place, head.oid, { copy, redacting });
  const index = { ...place, indexFile: join(place.gitDir, "redacted.index") };
  await fillIndex(
    index,
    Array.from(files, ([path, entry]) => ({ ...entry, stage: "0", path })),
  );
  const tree = (await git(index, ["write-tree"])).trim();
  const oid = await commit(place, tree, head.oid);
  const refs = head.branch === null ? [] : [{ name: head.branch, oid }];
  const file = join(redacting.dir, "repository.bundle");
  await pack(place, file, { objectFormat: summary.objectFormat, refs: [{ name: "HEAD", oid }, ...refs] });
  const bundle = { path: archivePaths.gitBundle(copy.store.name), type: "file" as const, mode: 0o644 };
  const deleted = summary.deleted.filter((path) => files.has(path));
  return {
    bundle: [{ ...bundle, sizeBytes: statSync(file).size, file }],
    summary: { ...summary, head: { ...head, oid } as GitSummary["head"], refs, commits: 1, deleted },
  };
}

/** What HEAD holds, with other objects where something was struck out. */
async function redactedTree(
  place: Place,
  head: string,
  { copy, redacting }: { readonly copy: StagedCopy; readonly redacting: Redacting & FileRedacting },
): Promise<Map<string, TrackedEntry>> {
  const { matcher, dir, rules, tally } = redacting;
  const hit = new Set<string>();
  for await (const { oid } of searchObjects(place, matcher)) hit.add(oid);
  const files = new Map<string, TrackedEntry>();
  for (const [path, entry] of await readTree(place, head)) {
    const restored = restoredPath(copy.store.path, path);
    const about = rules.about(restored);
    if (isDropped(about)) {
      tally.add({ rule: "drop", in: "content", place: shownName(restored, matcher) });
      continue;
    }
    const isPlain = entry.mode !== MODE.submodule;
    const isRedacted = hit.has(entry.oid) || about.length > 0;
    files.set(
      path,
      isPlain && isRedacted ? { ...entry, oid: await rewrite(entry.oid, { path: restored, about }) } : entry,
    );
  }
  return files;

  async function rewrite(oid: string, source: Omit<FileToRedact, "file">): Promise<string> {
    const [from, to] = [join(dir, "object"), join(dir, "object.redacted")];
    await pipeline(streamGit(place, ["cat-file", "blob", oid]), createWriteStream(from, { mode: 0o600 }));
    redactFile({ file: from, ...source }, to, { matcher, rules, tally });
    const redacted = (await git(place, ["hash-object", "-w", "--no-filters", to])).trim();
    for (const file of [from, to]) rmSync(file);
    return redacted;
  }
}

/** A commit without a parent, at the time of the one that it stands for. */
async function commit(place: Place, tree: string, head: string): Promise<string> {
  const time = (await git(place, ["show", "-s", "--format=%ct", head])).trim();
  const lines = [`tree ${tree}`, `author ${AUTHOR} ${time} +0000`, `committer ${AUTHOR} ${time} +0000`];
  const input = `${lines.join("\n")}\n\nMemory without its history, which held secrets\n`;
  return (await git(place, ["hash-object", "-t", "commit", "-w", "--stdin"], { input })).trim();
}

async function pack(place: Place, file: string, header: Parameters<typeof writeBundle>[1]): Promise<void> {
  const base = join(place.gitDir, "redacted");
  const input = `${header.refs[0]?.oid}\n`;
  const options = ["--revs", "--delta-base-offset", "--threads=1", "-q"];
  const name = (await git(place, ["pack-objects", ...options, base], { input })).trim();
  await writeBundle(file, header, `${base}-${name}.pack`);
}
