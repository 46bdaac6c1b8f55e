import type { Comparison, Judged, Side } from "../model/index.ts";
import { columnWords, LEVELS, sampleLines, sentence } from "./compare-findings.ts";
import { whereWords } from "./compare-place.ts";
import { changeWords, countWords, held, SHALLOW, shallowStores, sideFacts, sideName } from "./compare-sides.ts";
import { printable } from "./printable.ts";
import { pairs, table } from "./table.ts";
import { listed, paragraphs } from "./text.ts";
import { counted } from "./wording.ts";

/** A comparison in words, for the terminal: at most `limit` findings, the graver ones first; all when absent. */
export function compareText(comparison: Comparison, limit = Number.POSITIVE_INFINITY): string {
  const { verdict, base, current, policy, notes, stores, findings } = comparison;
  const shown = findings.slice(0, limit);
  const left = findings.length - shown.length;
  return paragraphs(
    [`${verdict}: ${countWords(comparison)}`],
    pairs([
      ...sidePairs("base", base),
      ...sidePairs("current", current),
      ["policy", policy === null ? null : printable(policy)],
    ]),
    notes.map((note) => `note: ${printable(note)}`),
    storeTable(comparison),
    ...shallowStores(stores).map(([depth, names]) => listed(SHALLOW[depth], names, printable)),
    ...(["error", "warn", "notice"] as const).map((severity) => group(severity, shown)),
    left === 0 ? [] : [`and ${counted(left, "more finding")}; --json shows all of them`],
  );
}

function sidePairs(name: string, side: Side): [string, string][] {
  const facts = sideFacts(side, printable);
  return [
    [name, sideName(side, printable)],
    ...(facts.length === 0 ? [] : [["", facts.join(", ")] as [string, string]]),
  ];
}

function storeTable({ stores }: Comparison): string[] {
  const changed = stores.filter(({ status }) => status !== "same");
  const same = stores.length - changed.length;
  const rows = changed.map((store) => {
    const { before, after } = held(store);
    return [printable(store.name), store.kind, before ?? "-", after ?? "-", changeWords(store)];
  });
  return [
    ...table(["STORE", "KIND", "BEFORE", "AFTER", "CHANGE"], rows),
    ...(same === 0 ? [] : [`${counted(same, "store is", "stores are")} unchanged`]),
  ];
}

function group(severity: Judged["severity"], shown: readonly Judged[]): string[] {
  const findings = shown.filter((judged) => judged.severity === severity);
  return findings.length === 0
    ? []
    : [
        LEVELS[severity] + (findings.length === 1 ? "" : "s"),
        ...findings.flatMap((judged) => lines(judged).map((line) => `  ${line}`)),
      ];
}

/** Where something was found, and below it what, in which columns, and a few of the things that it speaks of. */
function lines(judged: Judged): string[] {
  const columns = columnWords(judged, printable);
  return [
    `${whereWords(judged, printable)} [${judged.code}]`,
    ...[
      sentence(judged),
      ...(columns === null ? [] : [columns]),
      ...sampleLines(judged, printable).map((line) => `- ${line}`),
    ].map((line) => `  ${line}`),
  ];
}
