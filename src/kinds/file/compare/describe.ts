import { type CompareOptions, compareBytewise, type FileFacts } from "../../../model/index.ts";
import { growingValues } from "../../compared-files.ts";
import type { KnownStore } from "../../kind.ts";
import { knownFiles } from "./known-files.ts";

/** What a baseline keeps of a set of files whose content is there. @throws the system's error when one cannot be read */
export async function describeFiles(store: KnownStore, options: CompareOptions): Promise<FileFacts> {
  const known = [...((await knownFiles(store))?.files.values() ?? [])];
  const files = known
    .map(({ path, sizeBytes, id }) => ({ path, sizeBytes: sizeBytes ?? 0, sha256: id }))
    .sort((a, b) => compareBytewise(a.path, b.path));
  const at = new Map(known.map(({ path, file }) => [path, file]));
  const values = files.flatMap(({ path }) => {
    const file = at.get(path);
    return file ? growingValues(path, file, options) : [];
  });
  return { kind: "file", files, values };
}
