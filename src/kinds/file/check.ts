import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Finding, storeOfArchivePath, whyNotPortable } from "../../model/index.ts";
import { type ExtractedStore, MAX_FINDINGS } from "../kind.ts";
import { type Turn, takeTurns } from "../turn.ts";
import { hashFile } from "./content.ts";
import { type DigestedMember, filesDigest, isExecutable } from "./digest.ts";

/** Compares a file store of a bundle with its digest and its numbers, and its names with the rules of the format. */
export async function checkFiles(extracted: ExtractedStore): Promise<Finding[]> {
  const findings: Finding[] = [];
  const digested: DigestedMember[] = [];
  const turn = takeTurns();
  for (const path of extracted.paths) {
    const why = whyNotOfStore(path, extracted);
    if (why === undefined) digested.push(await examine(path, extracted, turn));
    else findings.push({ code: "archive-violation", path, message: `${JSON.stringify(path)} ${why}` });
  }
  if (findings.length > 0) return findings.slice(0, MAX_FINDINGS);
  return [...countFindings(digested, extracted), ...digestFindings(digested, extracted)];
}

function whyNotOfStore(path: string, { store }: ExtractedStore): string | undefined {
  const owner = storeOfArchivePath(path);
  if (owner?.kind !== "file" || owner.name !== store.name) return `does not belong to store ${store.name}`;
  return whyNotPortable(path);
}

/** Without reading the file, when its content has been compared already. */
async function examine(path: string, extracted: ExtractedStore, turn: Turn): Promise<DigestedMember> {
  const { digests, modes } = extracted;
  const sha256 = digests === undefined ? await digestOnDisk(path, extracted, turn) : digests.get(path);
  const member = storeOfArchivePath(path)?.rest ?? path;
  if (sha256 === undefined) return { path: member, type: "folder" };
  return { path: member, type: "file", executable: isExecutable(modes.get(path) ?? 0), sha256 };
}

/** `undefined` for a folder. */
async function digestOnDisk(path: string, { extracted }: ExtractedStore, turn: Turn): Promise<string | undefined> {
  const file = join(extracted, path);
  return lstatSync(file).isDirectory() ? undefined : hashFile(file, turn);
}

function countFindings(digested: readonly DigestedMember[], { store }: ExtractedStore): Finding[] {
  const files = digested.filter((member) => member.type === "file").length;
  const folders = digested.length - files;
  const { summary } = store;
  if (summary.kind === "file" && summary.files === files && summary.folders === folders) return [];
  const message = `store ${store.name} holds ${files} files and ${folders} folders, which is not what its summary says`;
  return [{ code: "manifest-invalid", path: store.name, message }];
}

function digestFindings(digested: readonly DigestedMember[], { store }: ExtractedStore): Finding[] {
  if (filesDigest(digested) === store.digest) return [];
  const message = `files of store ${store.name} do not have the digest that the manifest gives`;
  return [{ code: "digest-mismatch", path: store.name, message }];
}
