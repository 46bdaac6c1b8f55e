import { lstatSync, readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import type { z } from "zod";
import { AppError } from "../model/index.ts";

const MAX_BYTES = 256 * 1024 * 1024;
/** Of what a stranger wrote, a message repeats no more than this. */
const MAX_QUOTED = 200;

/** A note of ours as it lies on disk: canonical JSON (RFC 8785). */
export function noteText(note: object): string {
  const text = canonicalize(note);
  if (text === undefined) throw new Error("this note has no JSON form");
  return text;
}

/**
 * Reads a note that must be a plain file, fit a closed schema and be in canonical form; `undefined` when there is none. It lies
 * where others may write.
 * @throws AppError `target-notes-invalid`
 */
export function readNote<T extends object>(path: string, schema: z.ZodType<T>): T | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw invalidNote(path, "is no plain file");
  if (found.size > MAX_BYTES) throw invalidNote(path, `is larger than ${MAX_BYTES} bytes`);
  const text = readFileSync(path, "utf8");
  const parsed = schema.safeParse(parseJson(text, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "its top";
    throw invalidNote(path, `is wrong at ${where}: ${issue?.message}`.slice(0, MAX_QUOTED));
  }
  if (noteText(parsed.data) !== text) throw invalidNote(path, "is not in canonical form");
  return parsed.data;
}

/** The error over a note that must not be followed. */
export function invalidNote(path: string, what: string): AppError {
  return new AppError("target-notes-invalid", `${path} ${what}; nothing was changed`, { path });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidNote(path, "is no JSON");
  }
}
