import type { Difference, Sample } from "../../model/index.ts";
import { clip } from "../clip.ts";
import { takeTurns } from "../turn.ts";
import type { SampleOptions } from "./compare-lines.ts";
import { canonicalText, parseJson } from "./json-value.ts";
import { keyOf, RecordDigester } from "./record-digest.ts";
import { readLines } from "./record-lines.ts";
import { RecordTable, type Seen } from "./record-table.ts";
import { type Place, type RecordCode, type Tally, tally } from "./record-tally.ts";
import type { FileRules } from "./rules.ts";

/** A file of lines on both sides; `before` and `after` are where their bytes lie. */
export interface RecordFiles {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Compares two JSONL files record by record, by key where the user names one, without regard to order. Reads both as streams;
 * memory goes with the number of different records. `undefined` when there are more than fit into the table.
 */
export async function compareRecords(
  files: RecordFiles,
  rules: FileRules,
  options: SampleOptions,
): Promise<Difference[] | undefined> {
  const table = new RecordTable();
  const digester = new RecordDigester(rules);
  const before = await count(files.before, "before", { table, digester });
  const after = before === undefined ? undefined : await count(files.after, "after", { table, digester });
  if (before === undefined || after === undefined) return undefined;
  const tallies = tally(table, options.samples);
  const isKeyed = rules.keys.length > 0;
  const found = (Object.entries(tallies) as [RecordCode, Tally][]).filter(([, { records }]) => records > 0);
  return found.map(([code, { records, lines }]) => ({
    code,
    place: { path: files.path },
    numbers: { [code === "json-invalid" ? "lines" : "records"]: records, before, after },
    samples: samplesOf(lines, { files, rules, isKeyed, showContent: options.showContent }),
  }));
}

/** Records of one side; `undefined` when the table is full. */
async function count(
  file: string,
  side: Seen["side"],
  { table, digester }: { readonly table: RecordTable; readonly digester: RecordDigester },
): Promise<number | undefined> {
  const turn = takeTurns();
  let [line, records] = [0, 0];
  for (const content of readLines(file)) {
    line++;
    const digested = digester.digest(content);
    if (digested !== undefined) {
      records++;
      if (!table.add(digested.key, digested.value, { side, line, invalid: digested.invalid })) return undefined;
    }
    const others = turn();
    if (others !== undefined) await others;
  }
  return records;
}

interface Shown {
  readonly files: RecordFiles;
  readonly rules: FileRules;
  readonly isKeyed: boolean;
  readonly showContent: boolean;
}

function samplesOf(places: readonly Place[], { files, rules, isKeyed, showContent }: Shown): Sample[] {
  const textsOf = (side: keyof Place) =>
    isKeyed || showContent ? textsAt(files[side], new Set(places.map((place) => place[side]))) : NO_TEXTS;
  const [before, after] = [textsOf("before"), textsOf("after")];
  return places.map((place) => {
    const [old, now] = [before.get(place.before), after.get(place.after)];
    const key = isKeyed ? nameOf(now ?? old ?? "", rules) : undefined;
    return {
      key: clip(key ?? `line ${place.after || place.before}`),
      ...(showContent && old !== undefined ? { before: clip(old) } : {}),
      ...(showContent && now !== undefined ? { after: clip(now) } : {}),
    };
  });
}

function nameOf(text: string, rules: FileRules): string | undefined {
  const parsed = parseJson(text);
  const key = typeof parsed === "string" ? undefined : keyOf(parsed.value, rules);
  return key === undefined || typeof key === "string" ? key : canonicalText(key);
}

const NO_TEXTS: ReadonlyMap<number, string> = new Map();

/** The lines of these numbers; 0 is none. */
function textsAt(file: string, numbers: ReadonlySet<number>): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const last = Math.max(0, ...numbers);
  let at = 0;
  if (last === 0) return texts;
  for (const line of readLines(file)) {
    if (++at > last) break;
    if (numbers.has(at) && "bytes" in line) texts.set(at, line.bytes.toString("utf8"));
  }
  return texts;
}
