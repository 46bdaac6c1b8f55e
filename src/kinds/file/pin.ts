import { fstatSync, lstatSync } from "node:fs";
import { sep } from "node:path";
import { AppError } from "../../model/index.ts";
import type { LocatedMember } from "../kind.ts";
import { type Identity, identityOf, isSameFile, isSameState, lastChangeMs } from "./identity.ts";
import { readEnds, readWitness, type Witness } from "./witness.ts";

/** The files changed last, which are looked at more closely: all that an agent works on, in a few ms of the fence. */
const WITNESSED_FILES = 1000;
/** How long a writer may take between emptying a file and writing it anew. */
const REWRITE_MS = 1000;
/** Bytes that are kept in memory of all files together. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** A member as it was at the moment of the snapshot. */
export interface Pinned {
  readonly member: LocatedMember;
  /** Absolute path. */
  readonly path: string;
  readonly identity: Identity;
  /** Only for files changed lately: a cursor that is rewritten all the time would never hold still for a copy. */
  readonly witness: Witness | undefined;
}

/** How an open file stands to what was pinned. */
export type Standing = "unchanged" | "grown" | "changed";

/**
 * Notes what identifies the present state of each member, and of the files changed last also their content, when small,
 * or both ends, for logs. A member that is gone by now is no part of the moment: agents write a file beside the old one
 * and rename it, all the time. Synchronous: this is the moment of the snapshot.
 * @param empty - members that were empty before, of {@link emptyMembers}
 * @throws AppError `kept-changing` when the folder of the store or all members are gone, one is of another type, or one was
 * emptied just now and will be written next.
 */
export function pinMembers(members: readonly LocatedMember[], location: string, empty: ReadonlySet<string>): Pinned[] {
  const pinned = members.flatMap((member) => {
    const path = placeOf(member, location);
    const identity = identify(member, path);
    if (identity === undefined) return [];
    if (isBeingRewritten(identity) && !empty.has(member.path)) throw keptChanging(path, "was being rewritten");
    return [{ member, path, identity }];
  });
  if (pinned.length === 0 && members.length > 0) throw keptChanging(location, "lost all that was found there");
  const isAmongNewest = newestFiles(pinned.map(({ identity }) => identity));
  let budgetBytes = KEPT_BYTES;
  return pinned.map((one) => {
    const witness = isAmongNewest(one.identity) ? readWitness(one.path, one.identity, budgetBytes) : undefined;
    budgetBytes -= witness?.content?.length ?? 0;
    return { ...one, witness };
  });
}

/** The files that are empty: whatever is empty later and not among them was emptied meanwhile. */
export function emptyMembers(members: readonly LocatedMember[], location: string): Set<string> {
  const files = members.filter(({ type }) => type === "file");
  const isEmpty = (member: LocatedMember): boolean =>
    lstatSync(placeOf(member, location), { throwIfNoEntry: false })?.size === 0;
  return new Set(files.filter(isEmpty).map(({ path }) => path));
}

/**
 * Compares an open file with what was pinned. A log has grown when it holds what it held and more after that; all
 * other changes are just changes.
 */
export function standingOf({ identity, witness }: Pinned, fd: number): Standing {
  const now = identityOf(fstatSync(fd, { bigint: true }));
  if (isSameState(identity, now)) return "unchanged";
  if (!witness?.ends || !isSameFile(identity, now) || now.sizeBytes <= identity.sizeBytes) return "changed";
  const { head, tail } = readEnds(fd, identity.sizeBytes);
  return head.equals(witness.ends.head) && tail.equals(witness.ends.tail) ? "grown" : "changed";
}

/** @returns the error that makes the caller take the whole snapshot again. */
export function keptChanging(path: string, what: string): AppError {
  return new AppError("kept-changing", `${JSON.stringify(path)} ${what} while it was captured`, { path });
}

function identify(member: LocatedMember, path: string): Identity | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined && member.path === ".") throw keptChanging(path, "vanished");
  if (stat === undefined) return undefined;
  const identity = identityOf(stat);
  if (identity.type !== member.type) throw keptChanging(path, `turned from a ${member.type} into something else`);
  return identity;
}

function isBeingRewritten(identity: Identity): boolean {
  return identity.type === "file" && identity.sizeBytes === 0 && Date.now() - lastChangeMs(identity) < REWRITE_MS;
}

function placeOf(member: LocatedMember, location: string): string {
  if (member.path === ".") return location;
  return (location.endsWith(sep) ? location : location + sep) + native(member.path);
}

function newestFiles(identities: readonly Identity[]): (identity: Identity) => boolean {
  const files = identities.filter(({ type }) => type === "file");
  const changedMs = Float64Array.from(files, lastChangeMs).sort();
  const from = changedMs[Math.max(0, changedMs.length - WITNESSED_FILES)] ?? 0;
  let left = WITNESSED_FILES;
  return (identity) => identity.type === "file" && lastChangeMs(identity) >= from && left-- > 0;
}

function native(path: string): string {
  return sep === "/" ? path : path.replaceAll("/", sep);
}
