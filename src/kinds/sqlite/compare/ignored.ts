import { type CompareOptions, compileGlob, type Ignored, type KeyRule } from "../../../model/index.ts";

/** What of a database is not compared, and by what its rows are told apart when the schema does not say it well. */
export interface Choices {
  readonly ignoresTable: (table: string) => boolean;
  readonly ignoresColumn: (table: string, column: string) => boolean;
  /** Columns of the first rule that speaks of the table. */
  readonly keyOf: (table: string) => readonly string[] | undefined;
}

/** Reads the choices out of the options; rules for files are of no concern. */
export function choicesOf({ ignored, keys }: Pick<CompareOptions, "ignored" | "keys">): Choices {
  const rules = ignored.filter(({ path, pointer }) => path === undefined && pointer === undefined).map(compile);
  const tableKeys = keys.flatMap((rule) => (isTableKey(rule) ? [{ ...rule, matches: compileGlob(rule.table) }] : []));
  return {
    ignoresTable: (table) => rules.some((rule) => rule.column === undefined && rule.table(table)),
    ignoresColumn: (table, column) => rules.some((rule) => rule.table(table) && (rule.column?.(column) ?? true)),
    keyOf: (table) => tableKeys.find(({ matches }) => matches(table))?.columns,
  };
}

function compile({ table, column }: Ignored) {
  return {
    table: table === undefined ? () => true : compileGlob(table),
    column: column === undefined ? undefined : compileGlob(column),
  };
}

function isTableKey(rule: KeyRule): rule is Extract<KeyRule, { table: string }> {
  return "table" in rule;
}
