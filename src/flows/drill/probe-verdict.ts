import { counted } from "../../report/index.ts";

/** What came of one question. */
export interface Verdict {
  readonly passed: boolean;
  readonly detail: string;
}

/** The answer is as expected. */
export function pass(detail: string): Verdict {
  return { passed: true, detail };
}

/** The answer is not as expected. */
export function fail(detail: string): Verdict {
  return { passed: false, detail };
}

/** Passes when nothing was found wrong. */
export function verdictOf(faults: readonly string[], otherwise: string): Verdict {
  return faults.length === 0 ? pass(otherwise) : fail(faults.join("; "));
}

/** A value for a log: numbers as they are, texts and all else by their kind and size alone. */
export function discreet(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return `a text of ${counted(value.length, "character")}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== "object") return "nothing";
  if ("integer" in value && typeof value.integer === "string") return value.integer;
  if ("hex" in value && typeof value.hex === "string") return `a blob of ${counted(value.hex.length / 2, "byte")}`;
  return `an object with ${counted(Object.keys(value).length, "key")}`;
}
