import { bundleOfSidecar, isNameOfBundle, sidecarNames } from "../names.ts";
import type { Entry, Objects } from "./objects.ts";
import { bundleOfMark, markOf } from "./put-mark.ts";
import { abortUpload, lastPartAt, unfinishedUploads } from "./unfinished.ts";

/** What to sweep. */
export interface SweepOptions {
  readonly olderThanMs: number;
  readonly dryRun: boolean;
}

/** Removes what was never finished, in the order of names. @throws AppError as `Vault.sweep` does */
export async function sweepObjects(
  objects: Objects,
  { olderThanMs, dryRun }: SweepOptions,
  onUnreceipted: (name: string) => void = () => {},
): Promise<string[]> {
  const before = (await serverTime(objects)) - olderThanMs;
  const swept = new Set<string>();
  for await (const { name, upload } of unfinishedUploads(objects)) {
    if (!isNameOfBundle(name) || (await lastPartAt(objects, name, upload)) >= before) continue;
    if (!dryRun) await abortUpload(objects, name, upload);
    swept.add(name);
  }
  for await (const name of leftovers(objects, before, onUnreceipted)) {
    if (!dryRun) await objects.remove(name);
    swept.add(name);
  }
  return [...swept].toSorted();
}

/** What puts and removals that were cut off before a time have left, in the order in which it can go, and to go at once. */
async function* leftovers(
  objects: Objects,
  before: number,
  onUnreceipted: (name: string) => void,
): AsyncGenerator<string> {
  for (const [bundle, listed] of await groupsOf(objects)) {
    if (!isForgotten(bundle, listed, before)) continue;
    // Asked anew: somebody may have begun to store it again since everything was listed, or have ended.
    const group = (await groupsOf(objects, bundle)).get(bundle) ?? new Map();
    if (!isForgotten(bundle, group, before) || (await hasReceiptNow(objects, bundle, group))) continue;
    if (mayBeAnybodys(bundle, group)) onUnreceipted(bundle);
    // A mark comes last by its name: while there is anything that it speaks of, it is needed.
    else
      yield* unfinishedOf(bundle, group)
        .map(({ name }) => name)
        .toSorted();
  }
}

/** Whether there is something of a group that was not finished, and nobody has touched it since. */
function isForgotten(bundle: string, group: Group, before: number): boolean {
  const unfinished = unfinishedOf(bundle, group);
  return unfinished.length > 0 && unfinished.every((entry) => entry.storedAt.getTime() < before);
}

/** A bundle and what stands beside it, by their names. */
type Group = Map<string, Entry>;

async function groupsOf(objects: Objects, start = ""): Promise<Map<string, Group>> {
  const groups = new Map<string, Group>();
  for await (const entry of objects.entries(start)) {
    const { name } = entry;
    const bundle = isNameOfBundle(name) ? name : (bundleOfSidecar(name) ?? bundleOfMark(name));
    if (bundle !== undefined) groups.set(bundle, (groups.get(bundle) ?? new Map()).set(name, entry));
  }
  return groups;
}

/** What of a group was not finished: of a whole bundle its mark at most, otherwise all. */
function unfinishedOf(bundle: string, group: Group): Entry[] {
  const isWhole = group.has(bundle) && group.has(sidecarNames(bundle).receipt);
  return [...group.values()].filter(({ name }) => !isWhole || name === markOf(bundle));
}

/** Whether a bundle has got the receipt since it was listed without one. */
async function hasReceiptNow(objects: Objects, bundle: string, group: Group): Promise<boolean> {
  const { receipt } = sidecarNames(bundle);
  return group.has(bundle) && !group.has(receipt) && (await objects.head(receipt)) !== null;
}

/** Whether a bundle lies there without a receipt, and nothing says that a put has left it so. */
function mayBeAnybodys(bundle: string, group: Group): boolean {
  return group.has(bundle) && !group.has(sidecarNames(bundle).receipt) && !group.has(markOf(bundle));
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
