import canonicalize from "canonicalize";
import type { z } from "zod";
import { ABORT_EARLY, AppError } from "../model/index.ts";

/** Of what a stranger wrote, a message repeats no more than this. */
const MAX_QUOTED = 200;

/** Text is turned into bytes in pieces of about so many UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;

/** JSON in the canonical form of RFC 8785, as UTF-8. */
export function canonicalJson(value: unknown): Buffer {
  return Buffer.concat([...canonicalPieces(value)]);
}

/** The same piece by piece: the text of a large manifest at once would take ten times its size. */
function* canonicalPieces(value: unknown): Generator<Buffer> {
  let text = "";
  for (const part of canonicalParts(value)) {
    text += part;
    if (text.length < PIECE_LENGTH) continue;
    yield Buffer.from(text, "utf8");
    text = "";
  }
  yield Buffer.from(text, "utf8");
}

/** Taken apart down to what holds neither lists nor objects. */
function* canonicalParts(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield "[";
    for (const [index, element] of value.entries()) {
      if (index > 0) yield ",";
      yield* canonicalParts(element);
    }
    yield "]";
  } else if (isObject(value) && Object.values(value).some(isObject)) {
    yield "{";
    let before = "";
    for (const [key, member] of Object.entries(value).sort(byKey)) {
      if (member === undefined) continue;
      yield `${before}${canonicalText(key)}:`;
      yield* canonicalParts(member);
      before = ",";
    }
    yield "}";
  } else yield canonicalText(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** By UTF-16 units, as RFC 8785 has it. */
function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("this value has no JSON form");
  return text;
}

/**
 * Reads JSON that must be in canonical form and fit a closed schema. Serialising again and comparing bytes refuses what
 * `JSON.parse` lets pass: duplicate keys, rounded numbers, lone surrogates, white space.
 * @throws AppError `manifest-invalid`
 */
export function parseCanonical<T>(bytes: Buffer, schema: z.ZodType<T>, name: string): T {
  const value = parseJson(bytes, name);
  const parsed = schema.safeParse(value, ABORT_EARLY);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? name : `${name} at ${issue.path.join(".")}`;
    const what = issue?.message ?? "does not fit its schema";
    throw invalid(`${where.slice(0, MAX_QUOTED)}: ${what.slice(0, MAX_QUOTED)}`, name);
  }
  if (!isCanonicalForm(bytes, parsed.data)) throw invalid(`${name} is not in canonical form`, name);
  return parsed.data;
}

function isCanonicalForm(bytes: Buffer, value: unknown): boolean {
  let at = 0;
  try {
    for (const piece of canonicalPieces(value)) {
      if (!piece.equals(bytes.subarray(at, at + piece.length))) return false;
      at += piece.length;
    }
    return at === bytes.length;
  } catch {
    // Lone surrogates have no canonical form.
    return false;
  }
}

function parseJson(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw invalid(`${name} is not JSON in UTF-8`, name);
  }
}

function invalid(message: string, name: string): AppError {
  return new AppError("manifest-invalid", message, { path: name });
}
