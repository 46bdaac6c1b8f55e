import canonicalize from "canonicalize";
import type { z } from "zod";
import { AppError } from "../model/index.ts";

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
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? name : `${name} at ${issue.path.join(".")}`;
    throw new AppError("manifest-invalid", `${where}: ${issue?.message ?? "does not fit its schema"}`, { path: name });
  }
  if (!canonicalJson(parsed.data).equals(bytes))
    throw new AppError("manifest-invalid", `${name} is not in canonical form`, { path: name });
  return parsed.data;
}

function parseJson(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new AppError("manifest-invalid", `${name} is not JSON in UTF-8`, { path: name });
  }
}
