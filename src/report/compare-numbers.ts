import { DIFFERENCES, type DifferenceEntry, type Judged } from "../model/index.ts";
import { counted, grouped, humanSize } from "./wording.ts";

/** One and several of what differences count; sizes are said by {@link humanSize}. */
const NOUNS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  rows: ["row", "rows"],
  vectors: ["embedding", "embeddings"],
  commits: ["commit", "commits"],
  files: ["file", "files"],
  lines: ["line", "lines"],
  values: ["value", "values"],
  records: ["record", "records"],
};

/** How much of something differs, as the limits see it: its unit and, as far as they are known, its number and the total before. */
export interface Amount {
  readonly unit: string;
  readonly count: number | undefined;
  readonly before: number | undefined;
}

/** What a difference counts; the unit is empty where it counts nothing. */
export function amountOf({ code, numbers }: Pick<Judged, "code" | "numbers">): Amount {
  const { amount: unit = "" }: DifferenceEntry = DIFFERENCES[code];
  return { unit, count: numbers[unit], before: numbers.before };
}

/** A number of a unit: `1,204 rows`, `1.2 MiB`. */
export function quantity(count: number, unit: string): string {
  if (unit === "bytes") return humanSize(Math.round(count));
  const [one, several] = NOUNS[unit] ?? ["", ""];
  return counted(Math.round(count), one, several).trimEnd();
}

/** The word for several of a unit: `rows`. */
export function several(unit: string): string {
  return NOUNS[unit]?.[1] ?? "";
}

/** A measure for people, such as a mean or a version: `0.1234`, `1,204`. Four digits, where it is no whole number. */
export function measure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 10_000) return grouped(Math.round(value));
  return String(Number(value.toPrecision(4)));
}

/** A share between 0 and 1 for people. Never rounded up: what misses a limit must not look as if it kept it. */
export function ratio(value: number): string {
  return String(Math.floor(value * 10_000) / 10_000);
}

/** A share of a hundred for people: `3.1 %`, `below 0.1 %`. */
export function percent(value: number): string {
  if (value > 0 && value < 0.1) return "below 0.1 %";
  return `${value >= 100 ? grouped(Math.round(value)) : String(Number(value.toFixed(1)))} %`;
}

/** A difference of two numbers: `+12 rows`, `-1.2 MiB`. */
export function signed(difference: number, said: (size: number) => string): string {
  return `${difference < 0 ? "-" : "+"}${said(Math.abs(difference))}`;
}
