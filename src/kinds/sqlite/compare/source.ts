import { type Connection, quoteName } from "../connection.ts";
import { readColumns } from "../schema.ts";
import { columnNames } from "./column-names.ts";
import type { Carried } from "./folding.ts";
import type { Connections } from "./sides.ts";
import { type Source, vec0Source } from "./vec0-source.ts";

/** Where both sides have the rows of a table. */
export interface Sources {
  readonly base: Source;
  readonly current: Source;
  /** What the user calls a column. */
  readonly nameOf: (column: string) => string;
  /** Rows lie in one table, and are not put together out of several. */
  readonly isTable: boolean;
}

/** Columns by which modules find their own pages; they move without any meaning. */
const PLACEMENT = /^(chunk_id|chunk_offset|nodeno)$/;

/** Finds the rows of a table; those of a virtual one in the tables that its module keeps it in. */
export function sourcesOf({ base, current }: Connections, table: Carried): Sources {
  const { name, module } = table;
  const vec0 = /^vec0$/i.test(module ?? "") ? [vec0Source(base, table), vec0Source(current, table)] : [];
  if (vec0[0] !== undefined && vec0[1] !== undefined)
    return { base: vec0[0], current: vec0[1], nameOf: asItIs, isTable: false };
  const nameOf = module === undefined ? asItIs : columnNames(base, name);
  return { base: carrierOf(base, table), current: carrierOf(current, table), nameOf, isTable: true };
}

function carrierOf(connection: Connection, { carrier, module }: Carried): Source {
  const stored = readColumns(connection, carrier).filter(({ hidden }) => hidden === 0);
  const columns = module === undefined ? stored : stored.filter(({ name }) => !PLACEMENT.test(name));
  return { from: `main.${quoteName(carrier)}`, columns };
}

function asItIs(column: string): string {
  return column;
}
