import canonicalize from "canonicalize";
import type { z } from "zod";
import { ABORT_EARLY, AppError } from "../model/index.ts";

/** Of what a stranger wrote, a message repeats no more than this. */
const MAX_QUOTED = 200;

/** JSON in the canonical form of RFC 8785, as UTF-8. */
export function canonicalJson(value: unknown): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("this value has no JSON form");
  return Buffer.from(text, "utf8");
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
  try {
    return canonicalJson(value).equals(bytes);
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
