import { type CompareOptions, compareBytewise, type Difference, type Sample } from "../../../model/index.ts";
import { ValueHash } from "../value-hash.ts";
import type { TablePlan } from "./plan.ts";
import { contentText, isSame, keyText, type Row } from "./value.ts";

/** Hex digits of a digest that stands for a row without a key. */
const DIGEST_DIGITS = 12;

/** How to say what differs. */
export interface TallyOptions extends Pick<CompareOptions, "samples" | "showContent"> {
  /** Makes of a row as it was read one for people. */
  readonly readable: (row: Row) => Row;
}

/** What is said of a table beside its rows. */
export interface Totals {
  /** What the user calls the table. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What one table is compared with. */
export interface RowsRequest {
  readonly plan: TablePlan;
  readonly totals: Totals;
  readonly options: CompareOptions;
}

type Code = "rows-added" | "rows-removed" | "rows-changed";

/** Counts what differs between the rows of one table, and keeps the first few. */
export class RowTally {
  readonly #plan: TablePlan;
  readonly #options: TallyOptions;
  readonly #columns: readonly string[];
  readonly #counts = { added: 0, removed: 0, changed: 0 };
  readonly #samples = { added: [] as Sample[], removed: [] as Sample[], changed: [] as Sample[] };
  readonly #changes: number[];

  constructor(plan: TablePlan, options: TallyOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#columns = plan.names;
    this.#changes = this.#columns.map(() => 0);
  }

  /** Rows may be there now that were not there just so before. */
  get hasNew(): boolean {
    return this.#counts.added + this.#counts.changed > 0;
  }

  add(row: Row): void {
    if (this.#counts.added++ < this.#options.samples) this.#samples.added.push(this.#sample({ after: row }));
  }

  remove(row: Row): void {
    if (this.#counts.removed++ < this.#options.samples) this.#samples.removed.push(this.#sample({ before: row }));
  }

  /** Two rows of the same key, which may be the same. */
  meet(before: Row, after: Row): void {
    if (isSameRow(before, after)) return;
    const changed = before.flatMap((value, index) => (isSame(value, after[index] ?? null) ? [] : [index]));
    if (this.#plan.keyed === "none") {
      // Numbers of other types have the same place in the order: 1 and 1.0.
      this.remove(before);
      this.add(after);
      return;
    }
    for (const index of changed) (this.#changes[index] as number)++;
    if (this.#counts.changed++ < this.#options.samples)
      this.#samples.changed.push(this.#change({ before, after }, changed));
  }

  /** In the order of the registry. */
  differences({ name, before, after }: Totals): Difference[] {
    const told = (code: Code, rows: number, samples: Sample[]): Difference[] =>
      rows === 0 ? [] : [{ code, place: { table: name }, numbers: { rows, before, after }, samples }];
    const { added, removed, changed } = this.#counts;
    return [
      ...told("rows-added", added, this.#samples.added),
      ...told("rows-removed", removed, this.#samples.removed),
      ...told("rows-changed", changed, this.#samples.changed).map((all) => ({ ...all, parts: this.#parts() })),
    ];
  }

  #parts(): { column: string; count: number }[] {
    return this.#columns
      .map((column, index) => ({ column, count: this.#changes[index] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || compareBytewise(a.column, b.column));
  }

  #sample(rows: { readonly before: Row } | { readonly after: Row }): Sample {
    const [side, found] = Object.entries(rows)[0] as ["before" | "after", Row];
    const row = this.#options.readable(found);
    const content = this.#options.showContent ? { [side]: contentText(this.#columns, row) } : {};
    return { key: rowName(this.#plan, row), ...content };
  }

  #change({ before, after }: { readonly before: Row; readonly after: Row }, changed: readonly number[]): Sample {
    const columns = changed.map((index) => this.#columns[index] as string);
    const content = (found: Row): string => {
      const row = this.#options.readable(found);
      const values = changed.map((index) => row[index] ?? null);
      return contentText(columns, values);
    };
    const shown = this.#options.showContent ? { before: content(before), after: content(after) } : {};
    return { key: rowName(this.#plan, this.#options.readable(before)), columns, ...shown };
  }
}

function isSameRow(a: Row, b: Row): boolean {
  for (let i = 0; i < a.length; i++) if (!isSame(a[i] ?? null, b[i] ?? null)) return false;
  return true;
}

/** What a row is called: the values of its key, or a digest that tells nothing of what it holds. */
function rowName({ key, keyed }: Pick<TablePlan, "key" | "keyed">, row: Row): string {
  return keyed === "none" ? digestOf(row) : keyText(row.slice(0, key.length));
}

/** A short digest of all values of a row. */
export function digestOf(row: Row): string {
  const hash = new ValueHash();
  for (const value of row) {
    if (value === null) hash.null();
    else if (typeof value === "bigint") hash.integer(value);
    else if (typeof value === "number") hash.real(value);
    else if (typeof value === "string") hash.text(value);
    else hash.blob(value);
  }
  return hash.digest().slice(0, DIGEST_DIGITS);
}
