/**
 * What differs between two states of a database: its schema, and its rows in two ordered scans. Imports the model, the
 * interface of a kind and the room of SQLite around it; asks `vectors` about embeddings. Never judges, never writes to a
 * database, and shows content only when it was asked for.
 */
import {
  type CompareOptions,
  compareBytewise,
  DIFFERENCE_CODES,
  type Difference,
  placeText,
  type SqliteFacts,
} from "../../../model/index.ts";
import type { KnownStore, StorePair } from "../../kind.ts";
import { readPrivate } from "../connection.ts";
import { compareVectorFacts, describeVectors } from "../vectors/index.ts";
import { compareContents } from "./contents.ts";
import { compareCounters, compareCounts, pairTables } from "./counts.ts";
import { readSchema } from "./facts.ts";
import { type Choices, choicesOf } from "./ignored.ts";
import { compareSchemas, compareVersions } from "./schema.ts";
import { readBoth, type Side, sideOf } from "./sides.ts";

/**
 * What a baseline keeps of a database.
 * @throws what SQLite throws about the file; Error when its content or its summary is not there
 */
export async function describeDatabase(store: KnownStore, options: CompareOptions): Promise<SqliteFacts> {
  const side = sideOf(store);
  if (side?.file === undefined) throw new Error(`the content of store ${store.name} is not there to be described`);
  return factsOf({ ...side, facts: undefined }, options);
}

/**
 * What differs between two states of a database, sorted by place and in the order of the registry. Empty when it is nothing
 * but what does not count: ignored tables and columns, blanks and comments in the schema.
 * @throws what SQLite throws about the files
 */
export async function compareDatabases(pair: StorePair, options: CompareOptions): Promise<Difference[]> {
  const base = sideOf(pair.base);
  const current = sideOf(pair.current);
  if (base === undefined || current === undefined)
    return [{ code: "store-changed", place: {}, numbers: {}, samples: [] }];
  const versions = compareVersions(base.summary, current.summary);
  const differences = [...versions, ...(await compareSides(base, current, options))];
  if (differences.length > 0) return differences.sort(byPlaceAndCode);
  return compareCounters(base.summary, current.summary).filter(
    ({ place: { table = "" } }) => !choicesOf(options).ignoresTable(table),
  );
}

/** Databases that encode text otherwise have no order in common, and SQLite does not open one beside the other. */
async function compareSides(base: Side, current: Side, options: CompareOptions): Promise<Difference[]> {
  const request = { base: base.summary, current: current.summary, options };
  if (base.file !== undefined && current.file !== undefined && base.summary.encoding === current.summary.encoding)
    return readBoth({ base: base.file, current: current.file }, (sides) => compareContents(sides, request));
  const choices = choicesOf(options);
  const { differences, touched } = pairTables(base.summary, current.summary, choices);
  const rows = touched.map(([before, after]) => compareCounts(before, after));
  return [...differences, ...rows, ...(await compareFacts(base, current, { choices, options }))];
}

async function compareFacts(
  base: Side,
  current: Side,
  { choices, options }: { readonly choices: Choices; readonly options: CompareOptions },
): Promise<Difference[]> {
  const isKnown = [base, current].every(({ facts, file }) => facts !== undefined || file !== undefined);
  if (isKnown) {
    // What one side knows as embeddings is taken for them on the other one too.
    const before = await factsOf(base, options, current.facts);
    const after = await factsOf(current, options, before);
    return [...compareSchemas(before, after, choices), ...compareVectorFacts(before.vectors, after.vectors)];
  }
  const isSame = base.summary.schemaDigest === current.summary.schemaDigest;
  return isSame ? [] : [{ code: "schema-changed", place: {}, numbers: {}, samples: [] }];
}

/** Facts that are not there are made of the content. `known` is what the other side has. */
async function factsOf(side: Side, options: CompareOptions, known?: SqliteFacts): Promise<SqliteFacts> {
  const { summary, facts, file } = side;
  if (facts !== undefined || file === undefined) return facts as SqliteFacts;
  return readPrivate(file, async (connection) => ({
    kind: "sqlite",
    ...readSchema(connection, summary),
    vectors: await describeVectors(connection, options, known?.vectors),
  }));
}

function byPlaceAndCode(a: Difference, b: Difference): number {
  return (
    compareBytewise(placeText(a.place), placeText(b.place)) ||
    DIFFERENCE_CODES.indexOf(a.code) - DIFFERENCE_CODES.indexOf(b.code)
  );
}
