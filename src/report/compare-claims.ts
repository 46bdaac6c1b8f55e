import type { DifferenceCode, Judged } from "../model/index.ts";
import { amountOf, measure, percent, quantity, ratio, several } from "./compare-numbers.ts";
import { placeNames } from "./compare-place.ts";
import { counted, humanSize } from "./wording.ts";

/** A difference as a sentence about its place, without the place. It holds no foreign text: it is safe anywhere. */
type Claim = (judged: Judged) => string;

/** What each difference says. Numbers that are not known are left away. */
export const CLAIMS: Readonly<Record<DifferenceCode, Claim>> = {
  "store-removed": (judged) => `the store is gone${sized(judged)}`,
  "store-added": (judged) => `the store is new${sized(judged)}`,
  "store-emptied": () => "the store holds nothing any more",
  "store-shrunk": (judged) => `the store shrank${fromTo(judged, humanSize)}`,
  "store-grown": (judged) => `the store grew${fromTo(judged, humanSize)}`,
  "store-changed": () => "the store changed",
  "store-not-compared": () => "the store could not be compared: it met a limit of time or memory",
  "table-added": (judged) => `the table is new${holding(judged, "with")}`,
  "table-removed": (judged) => `the table is gone${holding(judged, "with its")}`,
  "table-changed": ({ numbers }) => `other content in as many rows${only(numbers.after ?? numbers.before)}`,
  "column-added": () => "the column is new",
  "column-removed": () => "the column is gone",
  "column-changed": () => "the column is declared anew",
  "object-added": (judged) => `the ${noun(judged)} is new`,
  "object-removed": (judged) => `the ${noun(judged)} is gone`,
  "object-changed": (judged) => `the ${noun(judged)} is defined otherwise`,
  "schema-changed": () => "the schema changed",
  "user-version-changed": (judged) => `user_version changed${fromTo(judged, measure)}`,
  "application-id-changed": (judged) => `application_id changed${fromTo(judged, measure)}`,
  "rows-added": (judged) => gained(judged),
  "rows-removed": (judged) => part(judged, "is gone", "are gone"),
  "rows-changed": (judged) => part(judged, "changed"),
  "rows-duplicated": (judged) => worse(judged, "repeats another", "repeat another"),
  "vectors-dimension-changed": (judged) => dimension(judged),
  "vectors-not-finite": (judged) => worse(judged, "holds NaN or infinity", "hold NaN or infinity"),
  "vectors-zero": (judged) => worse(judged, "is zero", "are zero"),
  "vectors-norm-drifted": (judged) => `the mean length changed${fromTo(judged, measure)}${drift(judged)}`,
  "vectors-duplicated": (judged) => worse(judged, "equals another", "equal another"),
  "vectors-orphaned": (judged) => worse(judged, "has no row", "have no row"),
  "vectors-missing": (judged) => worse(judged, "has no embedding", "have no embedding"),
  "vectors-recall": (judged) => `recall${known(judged, "recall")}${probed(judged)}`,
  "vectors-overlap": (judged) => `neighbour overlap${known(judged, "overlap")}${probed(judged)}`,
  "commits-added": (judged) => gained(judged),
  "history-rewritten": (judged) => `history was rewritten${lost(judged)}`,
  "ref-added": (judged) => `the ${noun(judged)} is new`,
  "ref-removed": (judged) => `the ${noun(judged)} is gone`,
  "ref-changed": (judged) => `the ${noun(judged)} was moved`,
  "head-changed": () => "another branch is checked out",
  "file-added": (judged) => (judged.numbers.renamed ? "the file has a new name" : `the file is new${sized(judged)}`),
  "file-removed": (judged) => `${files(judged)} gone${sized(judged)}`,
  "file-emptied": (judged) => `the file holds nothing any more${sized(judged, "before")}`,
  "file-changed": (judged) => `the content changed${lines(judged)}`,
  "file-mode-changed": () => "the permission to execute changed",
  "files-duplicated": (judged) => worse(judged, "has the content of another", "have the content of another"),
  "json-invalid": ({ numbers: { lines: count, before } }) =>
    // Of a whole document, no number of lines was counted before.
    count === undefined || before === undefined
      ? "the file is no JSON any more"
      : `${agreeing(count, "lines", "is", "are")} no JSON any more`,
  "values-added": (judged) => gained(judged),
  "values-removed": (judged) => part(judged, "is gone", "are gone"),
  "values-changed": (judged) => part(judged, "changed"),
  "value-decreased": ({ numbers: { before, after } }) =>
    `the value may only grow, and ${after === undefined ? "is gone" : "went back"}${between(before, after, measure)}`,
  "records-added": (judged) => gained(judged),
  "records-removed": (judged) => part(judged, "is gone", "are gone"),
  "records-changed": (judged) => part(judged, "changed"),
  "records-duplicated": (judged) => worse(judged, "repeats another", "repeat another"),
};

/** `37 of 1,204 rows (3.1 %) are gone` */
function part(judged: Judged, one: string, many = one): string {
  const { unit, count, before } = amountOf(judged);
  if (count === undefined) return `${several(unit)} ${many}`;
  const verb = count === 1 ? one : many;
  if (before === undefined || before < count || before === 0) return `${quantity(count, unit)} ${verb}`;
  return `${measure(count)} of ${quantity(before, unit)} (${percent((100 * count) / before)}) ${verb}`;
}

/** `12 rows are new (1,204 before)` */
function gained(judged: Judged): string {
  const { unit, count, before } = amountOf(judged);
  if (count === undefined) return `${several(unit)} are new`;
  return `${agreeing(count, unit, "is", "are")} new${before === undefined ? "" : ` (${measure(before)} before)`}`;
}

/** `3 more embeddings are zero` */
function worse(judged: Judged, one: string, many: string): string {
  const { unit, count } = amountOf(judged);
  if (count === undefined) return `more ${several(unit)} ${many}`;
  return `${quantity(count, unit).replace(" ", " more ")} ${count === 1 ? one : many}`;
}

function agreeing(count: number, unit: string, ...[one, many]: [one: string, many: string]): string {
  return `${quantity(count, unit)} ${count === 1 ? one : many}`;
}

function fromTo({ numbers: { before, after } }: Judged, said: (value: number) => string): string {
  return between(before, after, said);
}

function between(before: number | undefined, after: number | undefined, said: (value: number) => string): string {
  if (before === undefined) return after === undefined ? "" : ` to ${said(after)}`;
  return after === undefined ? ` (${said(before)} before)` : ` from ${said(before)} to ${said(after)}`;
}

function dimension({ numbers: { before, after, vectors } }: Judged): string {
  if (before !== after || before === undefined) return `the dimension changed${between(before, after, measure)}`;
  const subject = vectors === undefined ? "embeddings have" : agreeing(vectors, "vectors", "has", "have");
  return `${subject} another dimension than ${measure(before)}`;
}

function holding(judged: Judged, how: string): string {
  const { unit, count } = amountOf(judged);
  return count === undefined ? "" : `, ${how} ${quantity(count, unit)}`;
}

function only(rows: number | undefined): string {
  return rows === undefined ? " as before" : ` as before (${measure(rows)})`;
}

function drift({ numbers: { drift: by } }: Judged): string {
  return by === undefined ? "" : `, by ${percent(100 * by)}`;
}

function known({ numbers }: Judged, name: string): string {
  const value = numbers[name];
  return value === undefined ? " fell" : ` is ${ratio(value)}`;
}

function probed({ numbers: { probes, neighbours } }: Judged): string {
  if (probes === undefined) return "";
  const each = neighbours === undefined ? "" : ` of ${counted(neighbours, "neighbour")}`;
  return ` over ${counted(probes, "probe")}${each}`;
}

function lost(judged: Judged): string {
  const { unit, count } = amountOf(judged);
  return count === undefined || count === 0 ? "" : `, ${agreeing(count, unit, "is", "are")} not in it any more`;
}

function sized({ numbers }: Judged, when = ""): string {
  const sizeBytes = numbers.bytes;
  return sizeBytes === undefined ? "" : ` (${`${humanSize(Math.round(sizeBytes))} ${when}`.trimEnd()})`;
}

function files({ numbers }: Judged): string {
  const count = numbers.files;
  return count === undefined ? "the file is" : agreeing(count, "files", "is", "are");
}

function lines({ numbers: { linesAdded, linesRemoved, bytes, before, after } }: Judged): string {
  if (linesAdded !== undefined && linesRemoved !== undefined)
    return `: ${counted(linesAdded, "line")} added, ${measure(linesRemoved)} removed`;
  return bytes === undefined ? "" : between(before, after, humanSize);
}

function noun({ place }: Judged): string {
  return placeNames(place).at(-1)?.noun ?? "object";
}
