import { compareBytewise, type SqliteSummary, type TableSummary } from "../../../model/index.ts";
import { SEQUENCE_TABLE } from "../schema.ts";
import { carriersOf, isShadowOf } from "../shadow-tables.ts";

/** A table as its user knows it: a virtual table together with the tables that its module keeps it in is one. */
export interface Folded {
  readonly name: string;
  /** Its rows, as far as they are known. */
  readonly rows: number;
  /** Ordinary tables that hold it, sorted by name; the table itself when it is not virtual. */
  readonly parts: readonly TableSummary[];
  /** The part with one row for each of its rows; absent when no part is like that. */
  readonly carrier?: string;
  /** What keeps it when it is virtual. */
  readonly module?: string;
}

/** One with a part that has a row for each of its rows. */
export type Carried = Folded & { readonly carrier: string };

/**
 * The tables of a database, sorted by name, without the counters of AUTOINCREMENT, which move with the rows of their tables.
 * Knows tables of modules by their names alone, so that a summary is enough.
 */
export function foldTables({ tables, virtualTables }: SqliteSummary): Folded[] {
  const owned = new Map(virtualTables.map(({ name }) => [name, [] as TableSummary[]]));
  const ordinary: Folded[] = [];
  for (const table of tables) {
    const owner = virtualTables.find((virtual) => isShadowOf(table.name, virtual));
    if (owner !== undefined) owned.get(owner.name)?.push(table);
    else if (table.name !== SEQUENCE_TABLE)
      ordinary.push({ name: table.name, rows: table.rows, parts: [table], carrier: table.name });
  }
  const virtual = virtualTables.map(({ name, module }) => foldVirtual(name, module, owned.get(name) ?? []));
  return [...ordinary, ...virtual].sort((a, b) => compareBytewise(a.name, b.name));
}

function foldVirtual(name: string, module: string, parts: readonly TableSummary[]): Folded {
  const carrier = carriersOf({ name, module }).flatMap((called) => parts.filter((part) => part.name === called))[0];
  const folded = { name, rows: carrier?.rows ?? 0, parts, module };
  return carrier === undefined ? folded : { ...folded, carrier: carrier.name };
}
