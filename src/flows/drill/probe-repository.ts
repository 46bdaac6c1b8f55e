import { lookAtRepository } from "../../kinds/index.ts";
import type { Probe } from "../../model/index.ts";
import { counted } from "../../report/index.ts";
import { type Verdict, verdictOf } from "./probe-verdict.ts";

type GitProbe = NonNullable<Probe["git"]>;

/** Asks a restored repository. @throws AppError `git-missing` */
export async function askRepository(location: string, probe: GitProbe): Promise<Verdict> {
  const question = { fsck: probe.fsck ?? true, ...(probe.hasFile === undefined ? {} : { file: probe.hasFile }) };
  const { faults, head, branch, commits, hasFile } = await lookAtRepository(location, question);
  const wrong = faults.map((fault) => `git finds a fault: ${fault}`);
  if (probe.head !== undefined && head?.startsWith(probe.head) !== true)
    wrong.push(`HEAD is ${head ?? "before its first commit"}, expected ${probe.head}`);
  if (probe.branch !== undefined && branch !== probe.branch)
    wrong.push(`HEAD is ${branch === null ? "detached" : `on branch ${branch}`}, expected branch ${probe.branch}`);
  if (probe.minCommits !== undefined && commits < probe.minCommits)
    wrong.push(`${counted(commits, "commit")}, expected at least ${probe.minCommits}`);
  if (probe.hasFile !== undefined && !hasFile) wrong.push(`HEAD holds no ${probe.hasFile}`);
  return verdictOf(wrong, `${counted(commits, "commit")}, HEAD at ${head?.slice(0, 12) ?? "no commit yet"}`);
}
