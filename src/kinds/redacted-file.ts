import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { redactionMark, type SecretMatcher, textEncodingOf } from "../model/index.ts";
import { redactMembers } from "./redacted-json.ts";
import type { FileRedacting, FileToRedact } from "./redacted-value.ts";
import { searchFile } from "./searched-file.ts";
import { speltMark } from "./spelt-mark.ts";

const LOOKED_AT_BYTES = 64 * 1024;

/** A file as it stands in its place after the redaction. */
export interface RedactedFile {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Writes what is left of a private file to the new file `to`: members of JSON that a rule names are dealt with first, then marks
 * take the place of secrets. In what is no text, secrets are overwritten with `*`, so that everything else stays where it was.
 */
export function redactFile(source: FileToRedact, to: string, redacting: FileRedacting): RedactedFile {
  const { matcher } = redacting;
  if (source.about.length === 0) return strikeOut(source.file, to, matcher);
  const between = `${to}.members`;
  redactMembers(source, between, redacting);
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
