import { lstatSync } from "node:fs";
import { join } from "node:path";
import { archivePaths, type Finding, type GitSummary } from "../../model/index.ts";
import { modeOf } from "../extracted.ts";
import { type ExtractedStore, MAX_FINDINGS } from "../kind.ts";
import { readBundleHeader } from "./bundle-file.ts";
import { faultsOfChanges, faultsOfEntries, faultsOfHeader, faultsOfIndex, faultsOfSummary } from "./claims.ts";
import { sha256Of } from "./content.ts";
import { type DigestedChange, repositoryDigest } from "./digest.ts";
import { GitFailed, git } from "./git.ts";
import { type Proof, proveBundle } from "./proof.ts";
import type { Ref } from "./refs.ts";
import { splitRefs } from "./unpack.ts";

/**
 * Examines a repository that came out of a bundle and that anyone may have made: its claims first, then its objects in
 * a new repository below `scratch`. Executes nothing of it and checks nothing out.
 * @throws AppError `git-missing`
 */
export async function checkRepository(extracted: ExtractedStore, scratch: string): Promise<Finding[]> {
  const { name, summary, digest } = extracted.store;
  if (summary.kind !== "git") return findings(name, ["has the summary of another kind"]);
  const claimFaults = [
    ...faultsOfSummary(summary),
    ...faultsOfEntries(name, extracted.paths, summary),
    ...(await faultsOfBranch(summary, scratch)),
  ];
  if (claimFaults.length > 0) return findings(name, claimFaults);

  const bundle = archivePaths.gitBundle(name);
  const { faults, kept, proof } = await examineBundle(extracted, summary, scratch);
  if (faults.length > 0) return findings(bundle, faults);

  const changes = await readChanges(extracted, summary.changed);
  const changeFaults = faultsOfChanges(changes, summary.deleted, proof.head);
  if (changeFaults.length > 0) return findings(name, changeFaults);
  if (repositoryDigest({ summary, kept, changes }) === digest) return [];
  const message = `${name}: the state of the repository has another digest than the manifest`;
  return [{ code: "digest-mismatch", path: name, message }];
}

interface Examined {
  readonly faults: readonly string[];
  readonly kept: readonly Ref[];
  readonly proof: Pick<Proof, "head">;
}

async function examineBundle({ store, extracted, paths }: ExtractedStore, summary: GitSummary, scratch: string) {
  const path = archivePaths.gitBundle(store.name);
  const nothing: Examined = { faults: [], kept: [], proof: { head: new Map() } };
  if (!paths.includes(path)) return nothing;
  const file = join(extracted, path);
  const header = await readBundleHeader(file);
  if ("fault" in header) return { ...nothing, faults: [header.fault] };
  const nameFaults = faultsOfHeader(header, summary);
  if (nameFaults.length > 0) return { ...nothing, faults: nameFaults };

  const { kept } = splitRefs(header.refs);
  const proof = await proveBundle(file, { summary, kept }, scratch);
  const faults = [...proof.faults, ...faultsOfIndex(proof.index)];
  if (faults.length === 0 && proof.commits !== summary.commits)
    faults.push(`holds ${proof.commits} commits, expected ${summary.commits}`);
  return { faults, kept, proof };
}

async function faultsOfBranch({ head }: GitSummary, scratch: string): Promise<string[]> {
  if (head.branch === null) return [];
  try {
    await git({ gitDir: scratch }, ["check-ref-format", head.branch]);
    return head.branch.startsWith("refs/") ? [] : ["has a HEAD outside of refs/"];
  } catch (error) {
    if (error instanceof GitFailed) return ["has a HEAD with a name that no branch can have"];
    throw error;
  }
}

/** What the work tree part of a store holds, for its digest. */
async function readChanges(from: ExtractedStore, changed: readonly string[]) {
  const { store, extracted } = from;
  const changes: DigestedChange[] = [];
  for (const path of changed) {
    const archivePath = archivePaths.gitWorktree(store.name, path);
    const file = join(extracted, archivePath);
    if (lstatSync(file).isDirectory()) changes.push({ path, type: "folder" });
    else {
      const executable = (modeOf(from, archivePath) & 0o100) !== 0;
      changes.push({ path, type: "file", executable, sha256: await sha256Of(file) });
    }
  }
  return changes;
}

function findings(path: string, faults: readonly string[]): Finding[] {
  return faults
    .slice(0, MAX_FINDINGS)
    .map((fault) => ({ code: "repository-damaged", path, message: `${path} ${fault}` }));
}
