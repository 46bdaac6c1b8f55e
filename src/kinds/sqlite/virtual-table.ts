/** A virtual table, as its CREATE statement says. */
export interface VirtualTable {
  readonly name: string;
  readonly module: string;
  /** Full-text tables: where the indexed text is kept. */
  readonly content: "own" | "external" | "none";
}

/** Tokens of SQL: blanks and comments, quoted names and strings, words, single characters. */
const TOKEN =
  /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[\w$\u0080-\uffff]+|[\s\S]/g;
const BLANK = /^(?:\s|--|\/\*)/;

/**
 * Reads `CREATE VIRTUAL TABLE name USING module(arguments)`, whose module may be unknown here.
 * Text that is no such statement gives an empty module.
 */
export function parseVirtualTable(name: string, sql: string): VirtualTable {
  const tokens = (sql.match(TOKEN) ?? []).filter((token) => !BLANK.test(token));
  const using = tokens.findIndex((token) => token.toUpperCase() === "USING");
  const module = using < 0 ? undefined : tokens[using + 1];
  if (module === undefined) return { name, module: "", content: "own" };
  return { name, module: unquote(module), content: contentOption(tokens.slice(using + 3, -1)) };
}

/** FTS takes any beginning of an option's name for the option; no other one starts with `c` before `content` does. */
function contentOption(tokens: readonly string[]): VirtualTable["content"] {
  for (const [key, equals, ...value] of splitAtCommas(tokens)) {
    const isContent = key !== undefined && equals === "=" && "content".startsWith(key.toLowerCase());
    if (isContent) return value.map(unquote).join("") === "" ? "none" : "external";
  }
  return "own";
}

function splitAtCommas(tokens: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === ",") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function unquote(token: string): string {
  const quote = token[0] ?? "";
  if (quote === "[") return token.slice(1, -1);
  if (!['"', "'", "`"].includes(quote)) return token;
  return token.slice(1, -1).replaceAll(quote + quote, quote);
}
