import { bundleOfSidecar, isNameOfBundle, sidecarNames } from "../names.ts";
import type { Entry, Objects } from "./objects.ts";
import { abortUpload, lastPartAt, unfinishedUploads } from "./unfinished.ts";

/** What to sweep. */
export interface SweepOptions {
  readonly olderThanMs: number;
  readonly dryRun: boolean;
}

/** Removes what was never finished, in the order of names. @throws AppError as `Vault.sweep` does */
export async function sweepObjects(objects: Objects, { olderThanMs, dryRun }: SweepOptions): Promise<string[]> {
  const before = (await serverTime(objects)) - olderThanMs;
  const swept = new Set<string>();
  for await (const { name, upload } of unfinishedUploads(objects)) {
    if (!isNameOfBundle(name) || (await lastPartAt(objects, name, upload)) >= before) continue;
    if (!dryRun) await abortUpload(objects, name, upload);
    swept.add(name);
  }
  for (const name of await orphans(objects, before)) {
    if (!dryRun) await objects.remove(name);
    swept.add(name);
  }
  return [...swept].toSorted();
}

/** Bundles without a receipt and sidecars without a bundle that were written before a time. */
async function orphans(objects: Objects, before: number): Promise<string[]> {
  const entries = new Map<string, Entry>();
  for await (const entry of objects.entries("")) entries.set(entry.name, entry);
  const found: string[] = [];
  for (const { name, storedAt } of entries.values()) {
    const bundle = isNameOfBundle(name) ? name : bundleOfSidecar(name);
    if (bundle === undefined || storedAt.getTime() >= before) continue;
    const { receipt } = sidecarNames(bundle);
    if (entries.has(bundle) && entries.has(receipt)) continue;
    // Asked anew: it may have got its receipt since it was listed.
    if (entries.has(bundle) && (await objects.head(receipt)) !== null) continue;
    found.push(name);
  }
  return found;
}

/** What the clock of the server says, in milliseconds since 1970; times of objects are by no other. */
async function serverTime(objects: Objects): Promise<number> {
  const { ListObjectsV2Command } = await import("@aws-sdk/client-s3");
  const { bucket, prefix } = objects.address;
  const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 });
  let said: string | undefined;
  command.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      said = (answer.response as { headers?: Record<string, string> }).headers?.date;
      return answer;
    },
    { step: "deserialize", name: "serverTime" },
  );
  await objects.ask("", () => objects.client.send(command));
  return Date.parse(said ?? "") || Date.now();
}
