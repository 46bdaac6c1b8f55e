import type { CompareOptions, Difference } from "../../../model/index.ts";
import { type ChangedFile, type Contents, compareFiles } from "../../compared-files.ts";
import { orderDifferences } from "../../difference-list.ts";
import type { KnownStore, StorePair } from "../../kind.ts";
import { type KnownFile, knownFiles } from "./known-files.ts";

/**
 * What differs between two sets of files. Empty when nothing that counts does: folders, ignored paths and pointers, JSON that
 * was only formatted anew.
 * @throws the system's error when a private copy cannot be read
 */
export async function compareFileStores({ base, current }: StorePair, options: CompareOptions): Promise<Difference[]> {
  const [before, after] = [await knownFiles(base), await knownFiles(current)];
  if (before === undefined || after === undefined) return compareCounts(base, current);
  return orderDifferences(await compareFiles({ base: before, current: after, contents }, options), options.samples);
}

async function* contents(files: readonly ChangedFile<KnownFile>[]): AsyncGenerator<Contents<KnownFile>, void, void> {
  for (const file of files) yield { file, before: file.before.file, after: file.after.file };
}

/** All that summaries, or digests alone, can tell. */
function compareCounts(base: KnownStore, current: KnownStore): Difference[] {
  const [before, after] = [filesOf(base), filesOf(current)];
  if (before === undefined || after === undefined || before === after)
    return [{ code: "store-changed", place: {}, numbers: {}, samples: [] }];
  const code = before < after ? "file-added" : "file-removed";
  return [{ code, place: {}, numbers: { files: Math.abs(after - before), before, after }, samples: [] }];
}

function filesOf({ summary, facts }: KnownStore): number | undefined {
  if (facts?.kind === "file") return facts.files.length;
  return summary?.kind === "file" ? summary.files : undefined;
}
