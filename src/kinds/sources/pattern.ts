import { sep } from "node:path";
import picomatch from "picomatch";

const MAGIC = /[*?[\]{}]/;
/** Characters of `picomatch` beyond the ones offered here; a path such as `notes (old)` keeps its meaning. */
const FOREIGN = /[()|^$+]/g;

/** A pattern, cut where its fixed part ends. */
export interface Pattern {
  /** Folder that the pattern starts from; empty when it starts with its first part. */
  readonly base: string;
  /** Relative to the base, `/` between parts. */
  readonly rest: string;
}

/** Whether a text can mean more than one path. */
export function isPattern(text: string): boolean {
  return MAGIC.test(text);
}

/** On Windows a backslash separates parts, elsewhere it takes the meaning from the character that follows. */
export function withSlashes(text: string): string {
  return sep === "\\" ? text.replaceAll("\\", "/") : text;
}

/** Cuts a pattern before the first part that is not fixed; the last part always stays in the rest. */
export function splitPattern(text: string): Pattern {
  const parts = withSlashes(text).split("/");
  const magic = parts.findIndex((part) => MAGIC.test(part) || part.includes("\\"));
  const cut = magic === -1 ? parts.length - 1 : magic;
  const base = parts.slice(0, cut).join("/");
  const rest = parts.slice(cut).filter((part) => part !== "" && part !== ".");
  return { base: base === "" && cut > 0 ? "/" : base, rest: rest.join("/") };
}

/** Whether a relative path fits a pattern: `*`, `?`, `[...]`, `{a,b}` and `**`; names that start with a dot fit too. */
export function compilePattern(rest: string): (path: string) => boolean {
  const matches = picomatch(rest.replace(FOREIGN, "\\$&"), {
    dot: true,
    nonegate: true,
    noextglob: true,
    windows: false,
  });
  return (path) => path === rest || matches(path);
}
