import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { Difference } from "../../model/index.ts";
import { compareLines, type SampleOptions } from "./compare-lines.ts";
import { compareRecords } from "./compare-records.ts";
import { compareJson } from "./json-differences.ts";
import { isContainer, type Parsed, parseJson } from "./json-value.ts";
import type { FileRules } from "./rules.ts";

/** What is larger is compared as a whole, by its digest; JSONL is not, it is read as a stream. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Lines of a text, at most. */
const MAX_LINES = 2_000_000;
/** Git takes a file for a binary one by the same rule. */
const LOOKED_AT_BYTES = 8000;

/** A file that both sides have, with other bytes. */
export interface Document {
  readonly path: string;
  /** Where its bytes lie; null where they are not at hand, because nobody would look at them. */
  readonly before: string | null;
  readonly after: string | null;
  /** Null where it is not known. */
  readonly sizesBytes: { readonly before: number | null; readonly after: number | null };
}

/** Whether comparing takes the bytes of both sides. */
export function isReadable(path: string, sizes: Document["sizesBytes"]): boolean {
  const { before, after } = sizes;
  return isRecordFile(path) || Math.max(before ?? Infinity, after ?? Infinity) <= MAX_DOCUMENT_BYTES;
}

/**
 * What differs between two versions of a file: JSON by value, JSONL by record, text by line, all else by size. What it is
 * decides its content, in doubt its name. Empty when nothing that counts differs: JSON that was only formatted anew.
 */
export async function compareDocument(
  document: Document,
  rules: FileRules,
  options: SampleOptions,
): Promise<Difference[]> {
  const { path, before, after, sizesBytes } = document;
  if (before === null || after === null || !isReadable(path, sizesBytes)) return [changedAsWhole(document)];
  const files = { path, before, after };
  if (isRecordFile(path)) return (await compareRecords(files, rules, options)) ?? [changedAsWhole(document)];
  const sides = { path, before: readFileSync(before), after: readFileSync(after) };
  if (sides.before.equals(sides.after)) return [];
  const asJson = compareAsJson(sides, rules, options);
  if (asJson !== undefined) return asJson;
  const asRecords = holdsRecords(sides.before) && holdsRecords(sides.after);
  if (asRecords) return (await compareRecords(files, rules, options)) ?? [changedAsWhole(document)];
  if (!isText(sides.before) || !isText(sides.after)) return [changedAsWhole(document)];
  return [compareLines(sides, options)];
}

/** `undefined` when it is none, or not on both sides although its name does not say that it should be. */
function compareAsJson(
  { path, before, after }: { readonly path: string; readonly before: Buffer; readonly after: Buffer },
  rules: FileRules,
  options: SampleOptions,
): Difference[] | undefined {
  const isNamed = /\.json$/i.test(path);
  const [old, now] = [parseBytes(before), parseBytes(after)];
  if (typeof old === "string") return undefined;
  if (now === "no-json" && isNamed)
    return [{ code: "json-invalid", place: { path }, numbers: { lines: 1 }, samples: [] }];
  if (typeof now === "string") return undefined;
  // Any number or word in quotes is JSON, whatever it is meant as.
  if (!isNamed && !(isContainer(old.value) && isContainer(now.value))) return undefined;
  return compareJson({ path, before: old.value, after: now.value }, rules, options);
}

function parseBytes(bytes: Buffer): Parsed {
  return isUtf8(bytes) ? parseJson(bytes.toString("utf8")) : "no-json";
}

/** By name alone: such a file may be too large to look at before. */
function isRecordFile(path: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(path);
}

/** Every line is a JSON object or list. */
function holdsRecords(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  const lines = bytes.toString("utf8").split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  // The first character tells nearly every other text without parsing it.
  if (filled.length === 0 || !filled.every((line) => /^\s*[{[]/.test(line))) return false;
  return filled.every((line) => {
    const parsed = parseJson(line);
    return typeof parsed !== "string" && isContainer(parsed.value);
  });
}

/** Text with no more lines than can be compared. */
function isText(bytes: Buffer): boolean {
  if (bytes.subarray(0, LOOKED_AT_BYTES).includes(0)) return false;
  let lines = 0;
  for (let feed = bytes.indexOf("\n"); feed !== -1 && lines <= MAX_LINES; feed = bytes.indexOf("\n", feed + 1)) lines++;
  return lines <= MAX_LINES;
}

function changedAsWhole({ path, sizesBytes: { before, after } }: Document): Difference {
  const numbers = before === null || after === null ? {} : { bytes: Math.abs(after - before), before, after };
  return { code: "file-changed", place: { path }, numbers, samples: [] };
}
