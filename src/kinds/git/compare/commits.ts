import { git, type Place } from "../git.ts";

/** A choice of commits: those that can be reached from some objects and not from others. */
export interface Range {
  readonly from: readonly string[];
  readonly without: readonly string[];
}

/** Counts commits. @throws GitFailed when an object is missing */
export async function countIn(place: Place, range: Range): Promise<number> {
  if (range.from.length === 0) return 0;
  return Number(await git(place, ["rev-list", "--count", "--stdin"], { input: inputOf(range) }));
}

/** A commit, and the first line of what it says. */
export interface CommitLine {
  readonly oid: string;
  readonly subject: string;
}

/** The latest commits of a range. @throws GitFailed when an object is missing */
export async function listIn(place: Place, range: Range, limit: number): Promise<CommitLine[]> {
  if (range.from.length === 0 || limit === 0) return [];
  const args = ["rev-list", "--no-commit-header", "--format=%H %s", `--max-count=${limit}`, "--topo-order", "--stdin"];
  const answer = await git(place, args, { input: inputOf(range) });
  return answer
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const space = line.indexOf(" ");
      return { oid: line.slice(0, space), subject: line.slice(space + 1) };
    });
}

/** Those of these objects that are there. @throws GitFailed */
export async function present(place: Place, oids: readonly string[]): Promise<Set<string>> {
  const input = [...new Set(oids)].map((oid) => `${oid}\n`).join("");
  if (input === "") return new Set();
  const answer = await git(place, ["cat-file", "--batch-check=%(objectname)"], { input });
  return new Set(answer.split("\n").filter((line) => /^[0-9a-f]+$/.test(line)));
}

function inputOf({ from, without }: Range): string {
  const lines = [...new Set(from), ...[...new Set(without)].map((oid) => `^${oid}`)];
  return lines.map((line) => `${line}\n`).join("");
}
