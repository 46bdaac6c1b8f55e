import { git, type Place } from "./git.ts";

/** What git knows of one path: permissions as git writes them (`100644`, `120000` ...), and the object. */
export interface TrackedEntry {
  readonly mode: string;
  readonly oid: string;
}

/** One entry of an index; a path in conflict has several, in stages 1 to 3. */
export interface IndexEntry extends TrackedEntry {
  readonly stage: string;
  readonly path: string;
}

/** Modes of entries that are not plain files. */
export const MODE = { link: "120000", submodule: "160000", executable: "100755" } as const;

/** All paths of a commit or tree. @throws GitFailed */
export async function readTree(place: Place, oid: string): Promise<Map<string, TrackedEntry>> {
  const answer = await git(place, ["ls-tree", "-r", "-z", "--full-tree", oid]);
  const entries = new Map<string, TrackedEntry>();
  for (const record of records(answer)) {
    const [facts, path] = splitAtTab(record);
    const [mode = "", , entryOid = ""] = facts.split(" ");
    entries.set(path, { mode, oid: entryOid });
  }
  return entries;
}

/** All entries of the index, paths that are only announced (`git add -N`) not among them. @throws GitFailed */
export async function readIndex(place: Place): Promise<IndexEntry[]> {
  const entries = records(await git(place, ["ls-files", "--stage", "-z"])).map((record) => {
    const [facts, path] = splitAtTab(record);
    const [mode = "", oid = "", stage = ""] = facts.split(" ");
    return { mode, oid, stage, path };
  });
  return entries;
}

/**
 * Paths that are announced for the next commit without content (`git add -N`). The index gives them the empty file,
 * which they need not be.
 * @throws GitFailed
 */
export async function readAnnounced(place: Place): Promise<Set<string>> {
  return new Set(records(await git(place, ["diff-files", "--name-only", "--diff-filter=A", "-z"])));
}

/** What git ignores in the work tree, folders as a whole, without a `/` at the end. @throws GitFailed */
export async function readIgnored(place: Place): Promise<string[]> {
  const answer = await git(place, ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"]);
  return records(answer).map((path) => path.replace(/\/$/, ""));
}

/** Parts of an answer that are closed by NUL. */
export function records(answer: string): string[] {
  return answer.split("\0").filter((record) => record !== "");
}

function splitAtTab(record: string): [string, string] {
  const tab = record.indexOf("\t");
  return [record.slice(0, tab), record.slice(tab + 1)];
}
