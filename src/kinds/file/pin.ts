import { fstatSync, lstatSync } from "node:fs";
import { sep } from "node:path";
import { AppError } from "../../model/index.ts";
import type { LocatedMember } from "../kind.ts";
import { type Identity, identityOf, isSameFile, isSameState, lastChangeMs, timeStepMs } from "./identity.ts";
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
  /** Its identity was not taken at the moment but before, and is still to be confirmed. */
  readonly isOfBefore: boolean;
  /** Every write after the moment shows in its times: it had not changed for longer than these move in one step. */
  readonly isSettled: boolean;
}

/** What a look at the members has shown, by path. */
export type Look = ReadonlyMap<string, Seen>;

interface Seen {
  readonly identity: Identity;
  readonly witness: Witness | undefined;
  /** Somebody works on it: changed as lately as few others. */
  readonly isHot: boolean;
  /** By the clock of the system. */
  readonly atMs: number;
}

/** How an open file stands to what was pinned. */
export type Standing = "unchanged" | "grown" | "changed";

/** What is known of members from before the moment of the snapshot. */
export interface Before {
  readonly look: Look;
  /** See {@link emptyMembers}. */
  readonly empty: ReadonlySet<string>;
}

/** The files that are empty: whatever is empty later and not among them was emptied meanwhile. */
export function emptyMembers(members: readonly LocatedMember[], location: string): Set<string> {
  const files = members.filter(({ type }) => type === "file");
  const isEmpty = (member: LocatedMember): boolean =>
    lstatSync(placeOf(member, location), { throwIfNoEntry: false })?.size === 0;
  return new Set(files.filter(isEmpty).map(({ path }) => path));
}

/**
 * Looks at all members before the moment of the snapshot, so that less is left to do while databases are locked. What it finds
 * wrong is found again.
 */
export function lookAhead(members: readonly LocatedMember[], location: string): Look {
  const atMs = Date.now();
  const found = identifyAll(members, location, new Map());
  const witnesses = readWitnesses(found, new Map());
  return new Map(
    found.map(({ member, identity, isHot }, at) => [member.path, { identity, witness: witnesses[at], isHot, atMs }]),
  );
}

/**
 * Notes what identifies the present state of each member, and of the files changed last also their content, when small,
 * or both ends, for logs. A member that is gone by now is no part of the moment: agents write a file beside the old one
 * and rename it, all the time. What nobody has touched lately keeps the identity that it had in the look, which
 * {@link isAsPinned} has to confirm. Synchronous: this is the moment of the snapshot.
 * @throws AppError `kept-changing` when the folder of the store or all members are gone, one is of another type, or one was
 * emptied just now and will be written next.
 */
export function pinMembers(members: readonly LocatedMember[], location: string, { look, empty }: Before): Pinned[] {
  const atMs = Date.now();
  const found = identifyAll(members, location, look);
  if (found.length === 0 && members.length > 0) throw keptChanging(location, "lost all that was found there");
  for (const { member, path, identity } of found)
    if (isBeingRewritten(identity) && !empty.has(member.path)) throw keptChanging(path, "was being rewritten");
  const witnesses = readWitnesses(found, look);
  return found.map(({ member, path, identity, isOfBefore }, at) => ({
    ...{ member, path, identity, isOfBefore },
    witness: witnesses[at],
    isSettled: isSettled({ identity, atMs }),
  }));
}

/** Whether a member is still in the state in which it was pinned, as far as its clock can tell. */
export function isAsPinned({ member, path, identity }: Pinned): boolean {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return false;
  const now = identityOf(stat);
  return member.type === "folder" ? now.type === "folder" : isSameState(identity, now);
}

interface Identified {
  readonly member: LocatedMember;
  readonly path: string;
  readonly identity: Identity;
  readonly isOfBefore: boolean;
  readonly isHot: boolean;
}

/** Members that are there, with the identity that they have, or had before if they were cold then. */
function identifyAll(members: readonly LocatedMember[], location: string, look: Look): Identified[] {
  const found = members.flatMap((member) => {
    const path = placeOf(member, location);
    const seen = look.get(member.path);
    const isOfBefore = seen?.isHot === false;
    const identity = isOfBefore ? seen.identity : identify(member, path);
    return identity === undefined ? [] : [{ member, path, identity, isOfBefore }];
  });
  const isAmongNewest = newestFiles(found.map(({ identity }) => identity));
  return found.map((one) => ({ ...one, isHot: isAmongNewest(one.identity) }));
}

/** What is remembered of hot files; of one that has not changed since a look before, what was remembered then. */
function readWitnesses(found: readonly Identified[], look: Look): (Witness | undefined)[] {
  let budgetBytes = KEPT_BYTES;
  return found.map(({ member, path, identity, isHot, isOfBefore }) => {
    const seen = look.get(member.path);
    const isKnown = seen !== undefined && (isOfBefore || (isSameState(seen.identity, identity) && isSettled(seen)));
    const witness = isKnown ? seen.witness : isHot ? readWitness(path, identity, budgetBytes) : undefined;
    budgetBytes -= witness?.content?.length ?? 0;
    return witness;
  });
}

/** Any write after the look changes the times. */
function isSettled({ identity, atMs }: Pick<Seen, "identity" | "atMs">): boolean {
  return lastChangeMs(identity) + timeStepMs(identity) < atMs;
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
