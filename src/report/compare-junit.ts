import { type ComparedStore, type Comparison, DIFFERENCES, type Judged, storeKey } from "../model/index.ts";
import { columnWords, LEVELS, sampleLines, sentence } from "./compare-findings.ts";
import { type Location, locator, placeWords } from "./compare-place.ts";
import { changeWords } from "./compare-sides.ts";
import { printable } from "./printable.ts";
import { distinct } from "./wording.ts";

// What neither `printable` spells nor XML 1.0 allows.
const NOT_XML = /[\ufffe\uffff]/g;
const REFERENCES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

interface Case {
  readonly name: string;
  readonly isFailure: boolean;
  /** Inner XML. */
  readonly body: string;
  readonly file: string | null;
}

/**
 * A comparison as JUnit XML: a suite for each store, a failed test for each error, and a passed one with its text as output for
 * each warning: the format has no warnings, and a test that is skipped was not made. A store without either is one passed test,
 * with its notices as output. Names hold no numbers, so that viewers know a test again in the next run.
 * Files are in `folder`, see {@link locator}.
 */
export function compareJunit({ stores, findings }: Comparison, folder = ""): string {
  const locate = locator(stores, folder);
  const byStore = Map.groupBy(findings, ({ kind, store }) => storeKey({ kind, name: store }));
  const suites = stores.map((store) => {
    const own = byStore.get(storeKey(store)) ?? [];
    const grave = own.filter(({ severity }) => severity !== "notice");
    const cases =
      grave.length === 0 ? [passed(store, own)] : namedApart(grave.map((judged) => caseOf(judged, locate(judged))));
    return { store, cases };
  });
  const cases = suites.flatMap((suite) => suite.cases);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites ${attributes({ name: "agent memory", ...totals(cases) })}>`,
    ...suites.flatMap(({ store, cases: own }) => suiteLines(store, own)),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines(store: ComparedStore, cases: readonly Case[]): string[] {
  // Viewers part a class name at its dots.
  const classname = `${store.kind}.${store.name.replaceAll(".", "_")}`;
  return [
    `  <testsuite ${attributes({ name: storeKey(store), ...totals(cases) })}>`,
    ...cases.flatMap(({ name, file, body }) => [
      `    <testcase ${attributes({ classname, name, ...(file === null ? {} : { file }), time: "0" })}>`,
      `      ${body}`,
      "    </testcase>",
    ]),
    "  </testsuite>",
  ];
}

function caseOf(judged: Judged, { file }: Location): Case {
  const { title, about } = DIFFERENCES[judged.code];
  const place = placeWords(judged, printable);
  const columns = columnWords(judged, printable);
  const said = `${LEVELS[judged.severity]}: ${sentence(judged)}`;
  const text = [
    `${said} (${about})`,
    ...(columns === null ? [] : [columns]),
    ...sampleLines(judged, printable).map((line) => `- ${line}`),
  ].join("\n");
  const isFailure = judged.severity === "error";
  return {
    name: place === "" ? title : `${title}: ${place}`,
    isFailure,
    body: isFailure
      ? `<failure ${attributes({ type: judged.code, message: said })}>${escaped(text)}</failure>`
      : `<system-out>${escaped(text)}</system-out>`,
    file,
  };
}

function passed(store: ComparedStore, notices: readonly Judged[]): Case {
  const lines = [
    `change: ${changeWords(store)}`,
    ...notices.map((judged) => {
      const place = placeWords(judged, printable);
      return `notice: ${place === "" ? "" : `${place}: `}${sentence(judged)}`;
    }),
  ];
  const body = `<system-out>${escaped(lines.join("\n"))}</system-out>`;
  return { name: "within the policy", isFailure: false, body, file: null };
}

/** Of several tests with one name, GitLab shows the first alone. */
function namedApart(cases: readonly Case[]): Case[] {
  const names = distinct(cases.map(({ name }) => name));
  return cases.map((each, index) => ({ ...each, name: names[index] ?? each.name }));
}

function totals(cases: readonly Case[]): Record<string, string> {
  const failures = cases.filter(({ isFailure }) => isFailure).length;
  return { tests: `${cases.length}`, failures: `${failures}`, errors: "0", time: "0" };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(printable(value))}"`)
    .join(" ");
}

function escaped(text: string): string {
  return text
    .replace(NOT_XML, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/[&<>"']/g, (char) => `&${REFERENCES[char]};`);
}
