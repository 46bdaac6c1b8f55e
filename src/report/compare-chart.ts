import type { ComparedStore } from "../model/index.ts";
import { percent } from "./compare-numbers.ts";
import { distinct } from "./wording.ts";

/** Bars that can be told apart. */
const MAX_BARS = 10;
/** Growth beyond it is drawn as high as this, so that a loss beside it is still seen; the label says how much it was. */
const MAX_PERCENT = 200;
const MAX_LABEL = 32;

/** What of a store is counted, and what is left or came in percent of before. */
interface Bar {
  readonly label: string;
  readonly percent: number;
}

/**
 * How tables, histories and sets of files grew or shrank, as a Mermaid diagram in Markdown; empty when fewer than two did,
 * which needs no picture. In percent of before, as one of ten rows and one of a million go into one picture no other way.
 * https://mermaid.js.org/syntax/xyChart.html; drawn by GitHub in the summaries of jobs. Labels are letters, digits and a few signs.
 */
export function growthChart(stores: readonly ComparedStore[]): string {
  const all = stores.flatMap(barsOf).filter((bar) => bar.percent !== 100);
  if (all.length < 2) return "";
  const bars = [...all].sort((a, b) => Math.abs(b.percent - 100) - Math.abs(a.percent - 100)).slice(0, MAX_BARS);
  // Bars of one label are drawn over each other.
  const labels = distinct(bars.map(({ label, percent: value }) => `${label} ${percent(value)}`));
  return [
    "```mermaid",
    `%%{init: ${JSON.stringify(look(bars.length))}}%%`,
    "xychart-beta horizontal",
    `  title "Rows, commits and files in percent of before"`,
    `  x-axis [${labels.map((label) => `"${label}"`).join(", ")}]`,
    `  y-axis 0 --> ${MAX_PERCENT}`,
    `  bar [${bars.map(({ percent: value }) => Math.min(value, MAX_PERCENT).toFixed(1)).join(", ")}]`,
    `  line [${bars.map(() => "100").join(", ")}]`,
    "```",
  ].join("\n");
}

/** Colours that stand out on a light and on a dark page. */
function look(bars: number) {
  return {
    xyChart: { width: 800, height: 100 + 36 * bars },
    themeVariables: { xyChart: { plotColorPalette: "#4493f8, #d1242f" } },
  };
}

function barsOf({ name, status, before, after }: ComparedStore): Bar[] {
  if (status !== "changed") return [];
  const [was, is] = [before?.summary, after?.summary];
  if (was?.kind === "sqlite" && is?.kind === "sqlite") {
    const rows = new Map(is.tables.map((table) => [table.name, table.rows]));
    return was.tables.flatMap((table) => bar(`${name} ${table.name}`, table.rows, rows.get(table.name) ?? 0));
  }
  if (was?.kind === "git" && is?.kind === "git") return bar(`${name} commits`, was.commits, is.commits);
  if (was?.kind === "file" && is?.kind === "file") return bar(`${name} files`, was.files, is.files);
  return [];
}

function bar(label: string, before: number, after: number): Bar[] {
  return before === 0 ? [] : [{ label: plain(label), percent: (100 * after) / before }];
}

/** Foreign text as what Mermaid can only take for text. The end is kept: the tables of a store differ in it. */
function plain(label: string): string {
  const chars = [...label.slice(-2 * MAX_LABEL).replace(/[^\p{L}\p{N} ._/-]/gu, "_")];
  return chars.length > MAX_LABEL ? `...${chars.slice(-MAX_LABEL).join("")}` : chars.join("");
}
