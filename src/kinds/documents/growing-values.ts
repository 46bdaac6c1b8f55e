import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { compareBytewise, type Difference, type FileFacts } from "../../model/index.ts";
import { MAX_DOCUMENT_BYTES } from "./compare-document.ts";
import { numberOf, parseJson } from "./json-value.ts";
import { valueAt } from "./pointer.ts";

/** A value that may only grow, as it stands on one side. */
export type GrowingValue = FileFacts["values"][number];

/** Reads the numbers at these pointers of a JSON file; null where none stands. @throws the system's error when it cannot be read */
export function readGrowing(path: string, file: string, pointers: readonly string[]): GrowingValue[] {
  if (pointers.length === 0) return [];
  const bytes = statSync(file).size > MAX_DOCUMENT_BYTES ? undefined : readFileSync(file);
  const parsed = bytes !== undefined && isUtf8(bytes) ? parseJson(bytes.toString("utf8")) : "no-json";
  return [...new Set(pointers)].sort(compareBytewise).map((pointer) => {
    const value = typeof parsed === "string" ? undefined : numberOf(valueAt(parsed.value, pointer));
    return { path, pointer, value: value ?? null };
  });
}

/** Values that fell, or are gone although their file is there. */
export function decreases(base: readonly GrowingValue[], current: readonly GrowingValue[]): Difference[] {
  const now = new Map(current.map((value) => [`${value.path}#${value.pointer}`, value.value]));
  return base.flatMap(({ path, pointer, value: before }): Difference[] => {
    const after = now.get(`${path}#${pointer}`);
    if (before === null || after === undefined || (after !== null && after >= before)) return [];
    const numbers = after === null ? { before } : { before, after };
    return [{ code: "value-decreased", place: { path, pointer }, numbers, samples: [] }];
  });
}
