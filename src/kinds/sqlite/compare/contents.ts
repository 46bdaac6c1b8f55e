import type { CompareOptions, Difference, SqliteSummary } from "../../../model/index.ts";
import { compareVectors } from "../vectors/index.ts";
import { compareCounts, pairTables } from "./counts.ts";
import { readSchema } from "./facts.ts";
import type { Folded } from "./folding.ts";
import { type Choices, choicesOf } from "./ignored.ts";
import { planTable } from "./plan.ts";
import { compareRows } from "./rows.ts";
import { compareSchemas } from "./schema.ts";
import { type Connections, withOther } from "./sides.ts";

/** What is known of two databases that can be read. */
export interface ContentsRequest {
  readonly base: SqliteSummary;
  readonly current: SqliteSummary;
  readonly options: CompareOptions;
}

/** Compares two databases by their schemas, rows and embeddings. */
export async function compareContents(sides: Connections, request: ContentsRequest): Promise<Difference[]> {
  const { base, current, options } = request;
  const choices = choicesOf(options);
  const { differences, touched } = pairTables(base, current, choices);
  const schema = compareSchemas(readSchema(sides.base, base), readSchema(sides.current, current), choices);
  const vectors = await compareVectors(sides, options);
  const told = [...differences, ...schema, ...vectors];
  const toldOf = new Set(told.map(({ place }) => place.table));
  // Once for all tables: each time, SQLite reads the whole schema of the other side.
  const rows = withOther(sides, () =>
    touched.flatMap((tables) => {
      const isTold = toldOf.has(tables[0].name);
      return compareTable(sides, { tables, choices, options, isTold });
    }),
  );
  return [...told, ...rows];
}

interface TableRequest {
  readonly tables: readonly [base: Folded, current: Folded];
  readonly choices: Choices;
  readonly options: CompareOptions;
  /** Something is said of this table already. */
  readonly isTold: boolean;
}

/**
 * What differs in a table that both sides have; at least that it does, unless only what is ignored differs. Each side has the
 * other as `other`.
 */
function compareTable(sides: Connections, { tables, choices, options, isTold }: TableRequest): Difference[] {
  const [base, current] = tables;
  const { carrier } = base;
  const other = compareCounts(base, current);
  const isAsMany = base.rows === current.rows;
  if (carrier === undefined || carrier !== current.carrier) return isTold && isAsMany ? [] : [other];
  const plan = planTable(sides, { ...base, carrier }, choices);
  if (plan.key.length === 0) return isAsMany ? [] : [other];
  const totals = { name: base.name, before: base.rows, after: current.rows };
  const rows = compareRows(sides, { plan, totals, options });
  // A digest also knows in which order rows without a key are stored.
  const isBag = base.module === undefined && (plan.repeatsKeys || plan.keyed === "none" || plan.keyed === "chosen");
  const isExplained = isTold || isBag || plan.ignoresSome || rows.length > 0;
  return isExplained ? rows : [other];
}
