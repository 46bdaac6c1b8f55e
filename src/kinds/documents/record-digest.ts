import { isUtf8 } from "node:buffer";
import { hash, randomBytes } from "node:crypto";
import { canonicalText, isContainer, type Json, parseJson } from "./json-value.ts";
import { valueAt, without } from "./pointer.ts";
import type { Line } from "./record-lines.ts";
import type { FileRules } from "./rules.ts";

/**
 * Names records by digests of what they say. Nobody can make two that fall together in 64 bits of them: they are salted anew for
 * each comparison.
 */
export class RecordDigester {
  readonly #salt = randomBytes(16).toString("hex");
  readonly #rules: FileRules;

  constructor(rules: FileRules) {
    this.#rules = rules;
  }

  /** `undefined` for an empty line. */
  digest(line: Line): { readonly key: Buffer; readonly value: Buffer; readonly invalid: boolean } | undefined {
    if ("digest" in line) return this.#whole(`=${line.digest}`, false);
    if (isBlank(line.bytes)) return undefined;
    const text = line.bytes.toString(isUtf8(line.bytes) ? "utf8" : "latin1");
    const parsed = isUtf8(line.bytes) ? parseJson(text) : "no-json";
    if (parsed === "no-json") return this.#whole(`!${text}`, true);
    if (parsed === "beyond") return this.#whole(`=${text}`, false);
    const { isIgnored } = this.#rules;
    const record = isIgnored === undefined ? parsed.value : without(parsed.value, isIgnored);
    const value = `=${canonicalText(record)}`;
    const key = keyOf(parsed.value, this.#rules);
    if (key === undefined) return this.#whole(value, false);
    return { key: this.#hash(`#${canonicalText(key)}`), value: this.#hash(value), invalid: false };
  }

  #whole(text: string, invalid: boolean) {
    const key = this.#hash(text);
    return { key, value: key, invalid };
  }

  #hash(text: string): Buffer {
    return hash("sha256", this.#salt + text, "buffer");
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** What tells a record from others; `undefined` when no key of the rules stands in it. */
export function keyOf(record: Json, { keys }: FileRules): Json | undefined {
  if (!isContainer(record)) return undefined;
  for (const pointer of keys) {
    const key = valueAt(record, pointer);
    if (key !== undefined && !isContainer(key)) return key;
  }
  return undefined;
}
