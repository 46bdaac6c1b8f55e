import { restoredPath, type SecretMatcher, storeOfArchivePath } from "../../model/index.ts";
import type { StagedCopy } from "../kind.ts";
import type { SecretsFound } from "../redacting.ts";
import { tallyFile } from "../searched-file.ts";
import { SecretTally, shownName } from "../secret-tally.ts";

/** Secrets in the files of a store, and in the names of files and folders. */
export async function findInFiles(copy: StagedCopy, matcher: SecretMatcher): Promise<SecretsFound> {
  const tally = new SecretTally(copy);
  for (const entry of copy.staged.entries) {
    const path = restoredPath(copy.store.path, storeOfArchivePath(entry.path)?.rest ?? entry.path);
    if (entry.type === "file") tallyFile({ file: entry.file, path }, matcher, tally);
    else
      for (const { rule, fingerprint } of matcher.search(path))
        tally.add({ rule, fingerprint, in: "name", place: shownName(path, matcher) });
  }
  return tally.found;
}
