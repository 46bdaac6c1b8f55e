import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { restoredPath, storeOfArchivePath } from "../../../model/index.ts";
import type { ListedFile } from "../../compared-files.ts";
import { blobName } from "../content.ts";
import { git, type Place } from "../git.ts";
import { MODE, records } from "../trees.ts";
import type { KnownRepository } from "./repository.ts";

/** A file of the work tree; of a repository without one, of HEAD. */
export interface RepositoryFile extends ListedFile {
  /** Where its bytes lie; null while git alone has them. */
  readonly file: string | null;
  /** Null for what has no content of its own: a submodule. */
  readonly oid: string | null;
}

/**
 * The files that a checkout of HEAD and what is uncommitted give together, by their paths relative to the root. The bytes of a
 * symbolic link are where it points to.
 * @throws GitFailed; AppError `source-unreadable`
 */
export async function effectiveFiles(
  { store, summary }: KnownRepository,
  place: Place,
): Promise<Map<string, RepositoryFile>> {
  const files = new Map<string, RepositoryFile>();
  const at = (path: string) => restoredPath(store.path ?? ".", path);
  if (summary.head.oid !== null)
    for (const file of await committedFiles(place, summary.head.oid)) files.set(file.path, file);
  for (const path of summary.deleted) files.delete(path);
  for (const entry of store.content ?? []) {
    const owner = storeOfArchivePath(entry.path);
    if (entry.type === "folder" || owner === undefined || owner.rest === "") continue;
    const { file, sizeBytes, mode } = entry;
    const oid = await blobName(file, summary.objectFormat);
    files.set(owner.rest, { path: owner.rest, sizeBytes, id: oid, oid, executable: (mode & 0o100) !== 0, file });
  }
  return new Map([...files.values()].map((file) => [at(file.path), { ...file, path: at(file.path) }]));
}

async function committedFiles(place: Place, commit: string): Promise<RepositoryFile[]> {
  const rows = records(await git(place, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit]));
  return rows.map((row) => {
    const tab = row.indexOf("\t");
    const [mode = "", , oid = "", size = ""] = row.slice(0, tab).split(/ +/);
    const isSubmodule = mode === MODE.submodule;
    return {
      path: row.slice(tab + 1),
      sizeBytes: isSubmodule ? null : Number(size),
      id: oid,
      oid: isSubmodule ? null : oid,
      executable: mode === MODE.executable,
      file: null,
    };
  });
}

/**
 * Writes objects to files of a new folder, byte for byte, in one call of git whatever their number. The names of the files are
 * those of the objects, so nothing of the repository says where they go.
 * @throws GitFailed
 */
export async function writeObjects(place: Place, oids: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const work = { ...place, workTree: folder, indexFile: join(folder, "index") };
  const input = [...new Set(oids)].map((oid) => `100644 ${oid}\t${oid}\0`).join("");
  if (input === "") return;
  await git(work, ["update-index", "-z", "--index-info"], { input });
  await git(work, ["checkout-index", "-a", "-q"]);
  rmSync(work.indexFile);
}
