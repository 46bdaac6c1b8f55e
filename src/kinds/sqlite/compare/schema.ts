import type { ColumnFacts, Difference, SqliteSummary } from "../../../model/index.ts";
import type { SchemaFacts } from "./facts.ts";
import type { Choices } from "./ignored.ts";

type Table = SchemaFacts["tables"][number];

/** What of a column can be declared otherwise, as it is said. */
const ASPECTS = [
  ["type", "type"],
  ["notNull", "NOT NULL"],
  ["default", "default"],
  ["key", "primary key"],
  ["generated", "generated"],
] as const satisfies [keyof ColumnFacts, string][];

/** What the schemas of both sides say otherwise. Tables that only one side has are not spoken of. */
export function compareSchemas(base: SchemaFacts, current: SchemaFacts, choices: Choices): Difference[] {
  const tables = new Map(current.tables.map((table) => [table.name, table]));
  const pairs = base.tables
    .map((before) => [before, tables.get(before.name)] as const)
    .filter((pair): pair is [Table, Table] => pair[1] !== undefined && !choices.ignoresTable(pair[0].name));
  const unmigrated = new Set(pairs.filter(([before, after]) => !isMigrated(before, after)).map(([{ name }]) => name));
  const objects = compareObjects(base, current).filter(
    ({ place: { table } }) => table === undefined || unmigrated.has(table),
  );
  return [...pairs.flatMap(([before, after]) => compareColumns(before, after, choices)), ...objects];
}

/** Then its definition is another one, and the columns say why. */
function isMigrated(base: Table, current: Table): boolean {
  const columns = (table: Table): string =>
    JSON.stringify(table.columns.map((column) => [column.name, ...ASPECTS.map(([aspect]) => column[aspect])]).sort());
  return columns(base) !== columns(current);
}

/** What the header says otherwise. */
export function compareVersions(base: SqliteSummary, current: SqliteSummary): Difference[] {
  const numbers = [
    ["user-version-changed", base.userVersion, current.userVersion],
    ["application-id-changed", base.applicationId, current.applicationId],
  ] as const;
  return numbers
    .filter(([, before, after]) => before !== after)
    .map(([code, before, after]) => ({ code, place: {}, numbers: { before, after }, samples: [] }));
}

function compareColumns(base: Table, current: Table, choices: Choices): Difference[] {
  const place = (column: string) => ({ table: base.name, column });
  const counts = base.columns.filter(({ name }) => !choices.ignoresColumn(base.name, name));
  const after = new Map(current.columns.map((column) => [column.name, column]));
  const known = new Set(base.columns.map(({ name }) => name));
  const added = current.columns
    .filter(({ name }) => !known.has(name) && !choices.ignoresColumn(base.name, name))
    .map(({ name }) => difference("column-added", place(name)));
  const others = counts.flatMap((column) => {
    const now = after.get(column.name);
    if (now === undefined) return [difference("column-removed", place(column.name))];
    const aspects = ASPECTS.filter(([aspect]) => column[aspect] !== now[aspect]).map(([, key]) => ({ key }));
    return aspects.length === 0 ? [] : [{ ...difference("column-changed", place(column.name)), samples: aspects }];
  });
  return [...added, ...others];
}

/** Of tables only what is said of those that both sides have: that one is new or gone is told with its rows. */
function compareObjects(base: SchemaFacts, current: SchemaFacts): Difference[] {
  const before = new Map(base.objects.map(({ name, digest }) => [name, digest]));
  const after = new Map(current.objects.map(({ name, digest }) => [name, digest]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((object) => {
    const code = !before.has(object) ? "object-added" : !after.has(object) ? "object-removed" : "object-changed";
    if (before.get(object) === after.get(object)) return [];
    if (!object.startsWith("table ")) return [difference(code, { object })];
    return code === "object-changed" ? [difference(code, { table: object.slice("table ".length), object })] : [];
  });
}

function difference(code: Difference["code"], place: Difference["place"]): Difference {
  return { code, place, numbers: {}, samples: [] };
}
