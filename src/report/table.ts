/** A column of a table for the terminal. */
export interface Column {
  readonly title: string;
  /** Numbers stand better under each other at the right. */
  readonly align?: "right";
}

/**
 * Rows under their titles, two spaces apart; cells must be printable. Nothing is cut: a name may be needed whole. Without
 * rows there is no table.
 */
export function table(titles: readonly (string | Column)[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const columns: Column[] = titles.map((title) => (typeof title === "string" ? { title } : title));
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) => lines.reduce((most, cells) => Math.max(most, width(cells[index] ?? "")), 0));
  return lines.map((cells) =>
    columns
      .map(({ align }, index) => pad(cells[index] ?? "", widths[index] ?? 0, align))
      .join("  ")
      .trimEnd(),
  );
}

/** Names and values, one pair a line, the values under each other; pairs without a value are left away. */
export function pairs(entries: readonly (readonly [name: string, value: string | null])[]): string[] {
  const said = entries.filter((entry): entry is readonly [string, string] => entry[1] !== null);
  const nameWidth = Math.max(...said.map(([name]) => name.length));
  return said.map(([name, value]) => `${name.padEnd(nameWidth)}  ${value}`);
}

function pad(cell: string, to: number, align: "right" | undefined): string {
  const gap = " ".repeat(to - width(cell));
  return align === "right" ? gap + cell : cell + gap;
}

function width(cell: string): number {
  return [...cell].length;
}
