import {
  type ComparedStore,
  type Comparison,
  DIFFERENCES,
  type Judged,
  type Side,
  type Verdict,
} from "../model/index.ts";
import { growthChart } from "./compare-chart.ts";
import { byImportance, columnWords, sampleLines, sentence } from "./compare-findings.ts";
import { placeWords, whereWords } from "./compare-place.ts";
import { changeWords, countWords, held, SHALLOW, shallowStores, sideFacts, sideName } from "./compare-sides.ts";
import { andMore, blocks, code, digests, fitting, folded, list, MAX_LIST_BYTES, prose } from "./markdown.ts";
import { counted, humanSize } from "./wording.ts";

/** Samples of one finding in a summary; the JSON report holds all that there are. */
const MAX_SAMPLES = 10;
/** Names in one line. */
const MAX_NAMES = 20;

const HEADINGS: Readonly<Record<Verdict, string>> = {
  pass: "✅ Memory compared",
  warn: "⚠️ Memory changed",
  fail: "❌ Memory regression",
};
const ICONS: Readonly<Record<Judged["severity"], string>> = { error: "❌", warn: "⚠️", notice: "ℹ️" };

/**
 * A comparison as the summary of a job: the verdict and the worst of it, the stores, what was found, and folded what only some
 * readers need. Every list ends early enough for all to stay, beside the summary of a snapshot, below GitHub's 1 MiB.
 */
export function compareSummary(comparison: Comparison): string {
  const { verdict, base, current, policy, notes, stores, findings } = comparison;
  const important = byImportance(findings);
  const grave = important.filter(({ severity }) => severity !== "notice");
  const notices = important.filter(({ severity }) => severity === "notice");
  return blocks(
    `### ${HEADINGS[verdict]}: ${countWords(comparison)}`,
    worst(grave),
    `${sideWords(base)} → ${sideWords(current)}${policy === null ? "" : ` · policy ${code(policy)}`}`,
    ...fitting(notes, (note) => `> ${prose(note)}`, MAX_LIST_BYTES / 4).lines,
    storeTable(stores),
    ...shallowStores(stores).map(([depth, names]) => `${nameList(names)}: ${SHALLOW[depth]}.`),
    findingTable(grave),
    notices.length === 0 ? "" : folded(counted(notices.length, "notice"), findingTable(notices)),
    growthChart(stores),
    detailList(important),
    digests([
      ["base snapshot", base.snapshotId],
      ["base state", base.stateDigest],
      ["current snapshot", current.snapshotId],
      ["current state", current.stateDigest],
    ]),
  );
}

function sideWords(side: Side): string {
  const facts = sideFacts(side, code);
  return facts.length === 0 ? sideName(side, code) : `${sideName(side, code)} (${facts.join(", ")})`;
}

function worst([judged]: readonly Judged[]): string {
  if (judged === undefined) return "";
  return `${whereWords(judged, code)}: **${sentence(judged)}**. In other words: ${DIFFERENCES[judged.code].about}.`;
}

function storeTable(stores: readonly ComparedStore[]): string {
  const changed = stores.filter(({ status }) => status !== "same");
  const same = stores.length - changed.length;
  return blocks(
    list(["Store", "Kind", "Before", "After", "Change"], changed, (store) => {
      const { before, after } = held(store);
      const cells = [sideCell(before, store.before), sideCell(after, store.after)];
      return [code(store.name), store.kind, ...cells, changeWords(store)];
    }),
    same === 0 ? "" : `${counted(same, "store is", "stores are")} unchanged.`,
  );
}

function sideCell(said: string | null, numbers: ComparedStore["before"]): string {
  return numbers === null ? "–" : `${said} · ${humanSize(numbers.bytes)}`;
}

function findingTable(findings: readonly Judged[]): string {
  return list(["", "Store", "Where", "What"], findings, (judged) => [
    ICONS[judged.severity],
    code(judged.store),
    placeWords(judged, code),
    sentence(judged),
  ]);
}

/** What findings are made of; what only repeats the table is left away. */
function detailList(findings: readonly Judged[]): string {
  const detailed = findings.filter(({ parts = [], samples }) => parts.length > 0 || samples.length > 0);
  if (detailed.length === 0) return "";
  const { lines, left } = fitting(detailed, detailItem, 2 * MAX_LIST_BYTES);
  return folded("Columns and samples", blocks(lines.filter((line) => line !== "").join("\n"), andMore(left)));
}

function detailItem(judged: Judged): string {
  const columns = columnWords(judged, code);
  const lines = [...(columns === null ? [] : [columns]), ...sampleLines(judged, code, MAX_SAMPLES)];
  if (lines.length === 0) return "";
  const title = `${ICONS[judged.severity]} ${whereWords(judged, code)}: ${DIFFERENCES[judged.code].title}`;
  return [`- ${title}`, ...lines.map((line) => `  - ${line}`)].join("\n");
}

function nameList(names: readonly string[]): string {
  const left = names.length - MAX_NAMES;
  return [...names.slice(0, MAX_NAMES).map(code), ...(left > 0 ? [andMore(left)] : [])].join(", ");
}
