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

/** The words of SQL as written, without the blanks and comments between them. */
export function sqlTokens(sql: string): string[] {
  return (sql.match(TOKEN) ?? []).filter((token) => !BLANK.test(token));
}

/**
 * Reads `CREATE VIRTUAL TABLE name USING module(arguments)`, whose module may be unknown here.
 * Text that is no such statement gives an empty module.
 */
export function parseVirtualTable(name: string, sql: string): VirtualTable {
  const [module, ...parts] = moduleOf(sql);
  if (module === undefined) return { name, module: "", content: "own" };
  return { name, module: unquote(module), content: contentOption(splitAtCommas(parts.slice(1, -1))) };
}

/** The arguments of the module in `CREATE VIRTUAL TABLE`, each as its tokens without blanks and comments. */
export function moduleArguments(sql: string): string[][] {
  return splitAtCommas(moduleOf(sql).slice(2, -1));
}

/** The tokens from the name of the module on. */
function moduleOf(sql: string): string[] {
  const tokens = sqlTokens(sql);
  const using = tokens.findIndex((token) => token.toUpperCase() === "USING");
  return using < 0 ? [] : tokens.slice(using + 1);
}

/** FTS takes any beginning of an option's name for the option; no other one starts with `c` before `content` does. */
function contentOption(options: readonly string[][]): VirtualTable["content"] {
  for (const [key, equals, ...value] of options) {
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

/** A name as it is meant, without the quotes that SQL writes it in. */
export function unquote(token: string): string {
  const quote = token[0] ?? "";
  if (quote === "[") return token.slice(1, -1);
  if (!['"', "'", "`"].includes(quote)) return token;
  return token.slice(1, -1).replaceAll(quote + quote, quote);
}
