import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import {
  compileGlob,
  nearestWord,
  type Redaction,
  redactionMark,
  type SecretMatcher,
  textEncodingOf,
} from "../model/index.ts";
import { redactMembers } from "./redacted-json.ts";
import type { FileRedacting, Reached } from "./redacted-value.ts";
import type { MissedRule, Redacting } from "./redacting.ts";
import { searchFile } from "./searched-file.ts";
import { shownName } from "./secret-tally.ts";
import { speltMark } from "./spelt-mark.ts";

/** Names that a misspelt one is compared with. */
const MAX_COMPARED = 10_000;
const LOOKED_AT_BYTES = 64 * 1024;

/** A file as it stands in its place after the redaction. */
export interface RedactedFile {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Whether a file is to be left out as a whole. */
export function isDropped(path: string, redactions: readonly Redaction[]): boolean {
  return redactions.some((redaction) => redaction.pointer === undefined && concerns(redaction, path));
}

/** Whether a rule is about the file at this path, relative to the root. */
export function concerns(redaction: Redaction, path: string): boolean {
  return redaction.path !== undefined && compileGlob(redaction.path)(path);
}

/** What the rules have reached so far: nothing. */
export function nothingReached(): Reached {
  return { paths: new Set(), pointers: new Set() };
}

/** Keeps in mind which rules are about the file at this path. */
export function reach(reached: Reached, redactions: readonly Redaction[], path: string): void {
  for (const redaction of redactions) if (concerns(redaction, path)) reached.paths.add(redaction);
}

/** Rules that have named nothing. Paths are all that there are; keys of JSON are content, and none is proposed. */
export function missedRules(
  { redactions, matcher }: Pick<Redacting, "redactions" | "matcher">,
  { paths: reachedPaths, pointers }: Reached,
  paths: readonly string[],
): MissedRule[] {
  const isMissed = (redaction: Redaction): boolean =>
    !reachedPaths.has(redaction) || (redaction.pointer !== undefined && !pointers.has(redaction));
  return redactions.filter(isMissed).map((redaction): MissedRule => {
    if (reachedPaths.has(redaction)) return { redaction, part: "pointer" };
    const near = nearestWord(redaction.path ?? "", paths.slice(0, MAX_COMPARED));
    return { redaction, part: "path", near: near && shownName(near, matcher) };
  });
}

/**
 * Writes what is left of a private file to the new file `to`: members of JSON that a rule names are dealt with first, then marks
 * take the place of secrets. In what is no text, secrets are overwritten with `*`, so that everything else stays where it was.
 */
export function redactFile(
  { file, path }: { readonly file: string; readonly path: string },
  to: string,
  { matcher, redactions, tally, reached }: FileRedacting,
): RedactedFile {
  const members = redactions.filter((redaction) => redaction.pointer !== undefined && concerns(redaction, path));
  if (members.length === 0) return strikeOut(file, to, matcher);
  const between = `${to}.members`;
  redactMembers({ file, path }, between, { matcher, redactions: members, tally, reached });
  const redacted = strikeOut(between, to, matcher);
  rmSync(between);
  return redacted;
}

function strikeOut(file: string, to: string, matcher: SecretMatcher): RedactedFile {
  const encoding = textEncodingOf(startOf(file));
  const hash = createHash("sha256");
  const target = openSync(to, "wx", 0o600);
  const put = (bytes: Buffer): void => {
    hash.update(bytes);
    for (let done = 0; done < bytes.length; ) done += writeSync(target, bytes, done);
  };
  try {
    let at = 0;
    for (const { bytes, start, hits } of searchFile(file, matcher)) {
      const keepTo = (end: number): void => {
        if (end > at) put(bytes.subarray(at - start, end - start));
      };
      for (const hit of hits) {
        keepTo(hit.start);
        put(speltMark(hit, redactionMark(hit.rule), encoding));
        at = hit.end;
      }
      keepTo(start + bytes.length);
      at = Math.max(at, start + bytes.length);
    }
  } finally {
    closeSync(target);
  }
  return { file: to, sizeBytes: statSync(to).size, sha256: hash.digest("hex") };
}

function startOf(file: string): Buffer {
  const fd = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(LOOKED_AT_BYTES);
    return bytes.subarray(0, readSync(fd, bytes));
  } finally {
    closeSync(fd);
  }
}
