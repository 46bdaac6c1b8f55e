/** Rows as a table of Markdown; numbers stand right. The first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const [heading = []] = rows;
  const columns = heading.map((_, column) => rows.map((row) => row[column] ?? ""));
  const widths = columns.map((cells) => Math.max(3, ...cells.map((cell) => cell.length)));
  const right = columns.map(([, ...cells]) => cells.every((cell) => /^(-|-?[\d,.]+( \S+)?)$/.test(cell)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (right[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (right[column] ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  const [first, ...rest] = rows.map(line);
  return `${[first, rule, ...rest].join("\n")}\n`;
}
