import { createHash } from "node:crypto";

/** Between the values of a key. */
export const KEY_SEPARATOR = "\u001f";
/** Keys are remembered, and shown as samples. */
const MAX_LENGTH = 200;

/** A value of a key as text; a long one by its beginning and its digest. */
export function keyText(value: unknown): string {
  const text = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
  if (text.length <= MAX_LENGTH) return text;
  return `${text.slice(0, MAX_LENGTH / 2)}... ${createHash("sha256").update(text).digest("hex")}`;
}
