import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ChangedFile, Contents } from "../../compared-files.ts";
import type { Place } from "../git.ts";
import { type RepositoryFile, writeObjects } from "./effective-files.ts";

/** Bytes that are written to disk at a time, unless one file has more. */
const BATCH_BYTES = 64 * 1024 * 1024;

/**
 * Writes the bytes of changed files below `folder`, a few at a time, and removes them as soon as the next are asked for.
 * @throws GitFailed
 */
export async function* changedContents(
  files: readonly ChangedFile<RepositoryFile>[],
  place: Place,
  folder: string,
): AsyncGenerator<Contents<RepositoryFile>, void, void> {
  for (const batch of batches(files)) {
    const objects = mkdtempSync(join(folder, "files-"));
    const pathOf = ({ file, oid }: RepositoryFile) => file ?? (oid === null ? null : join(objects, oid));
    const asked = batch.flatMap(({ before, after }) => [before, after]).filter(({ file }) => file === null);
    await writeObjects(
      place,
      asked.flatMap(({ oid }) => oid ?? []),
      objects,
    );
    for (const file of batch) yield { file, before: pathOf(file.before), after: pathOf(file.after) };
    rmSync(objects, { recursive: true, force: true, maxRetries: 3 });
  }
}

function* batches(files: readonly ChangedFile<RepositoryFile>[]): Generator<ChangedFile<RepositoryFile>[], void, void> {
  let batch: ChangedFile<RepositoryFile>[] = [];
  let sizeBytes = 0;
  for (const file of files) {
    const added = (file.before.sizeBytes ?? 0) + (file.after.sizeBytes ?? 0);
    if (batch.length > 0 && sizeBytes + added > BATCH_BYTES) {
      yield batch;
      batch = [];
      sizeBytes = 0;
    }
    batch.push(file);
    sizeBytes += added;
  }
  if (batch.length > 0) yield batch;
}
