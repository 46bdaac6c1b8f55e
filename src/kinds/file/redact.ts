import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type LeftOut, restoredPath, storeOfArchivePath } from "../../model/index.ts";
import type { Redacted, Redacting, StagedCopy, StagedEntry } from "../kind.ts";
import { isDropped, PathRules } from "../path-rules.ts";
import { redactFile } from "../redacted-file.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { type DigestedMember, filesDigest, isExecutable } from "./digest.ts";

/**
 * Writes the files of a store anew without what must not travel. The digest of the store is over what they hold then.
 * @throws AppError `secrets-found` when a rule cannot be followed
 */
export async function redactFiles(copy: StagedCopy, { matcher, redactions, dir }: Redacting): Promise<Redacted> {
  const rules = new PathRules(redactions);
  const tally = new SecretTally(copy);
  const entries: StagedEntry[] = [];
  const digested: DigestedMember[] = [];
  const leftOut: LeftOut[] = [...copy.staged.leftOut];
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const [index, entry] of copy.staged.entries.entries()) {
    const member = storeOfArchivePath(entry.path)?.rest ?? entry.path;
    const path = restoredPath(copy.store.path, member);
    if (entry.type === "folder") {
      entries.push(entry);
      digested.push({ path: member, type: "folder" });
      continue;
    }
    const about = rules.about(path);
    if (isDropped(about)) {
      tally.add({ rule: "drop", in: "content", place: shownName(path, matcher) });
      leftOut.push({ path, reason: "excluded" });
    } else {
      const to = join(dir, String(index));
      const { file, sizeBytes, sha256 } = redactFile({ file: entry.file, path, about }, to, { matcher, rules, tally });
      entries.push({ ...entry, file, sizeBytes });
      digested.push({ path: member, type: "file", executable: isExecutable(entry.mode), sha256 });
    }
  }
  const files = entries.filter((entry) => entry.type === "file").length;
  const summary = { kind: "file" as const, files, folders: entries.length - files };
  const staged = { ...copy.staged, entries, leftOut, summary, digest: filesDigest(digested) };
  return { staged, applied: tally.found, missed: rules.missed(matcher) };
}
