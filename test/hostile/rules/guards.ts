/** A place in a source file where something is refused, and what it looks like when it is not. */
export interface Mutant {
  /** Relative to the repository. */
  readonly file: string;
  /** What is refused, in the words of the code. */
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** What a guard does when its condition holds. */
const REFUSES = /^\s*(throw\b|return\s+["`])/;

/**
 * The guards of a source file, `if (...) throw` and `if (...) return "why not"`, each with a condition that never holds in its
 * place. Who adds a guard has it tried without being asked.
 */
export function guardsOf(file: string, source: string): Mutant[] {
  const found: Mutant[] = [];
  for (const { index } of source.matchAll(/\bif \(/g)) {
    const start = index + "if (".length;
    const end = closingOf(source, start);
    if (!REFUSES.test(source.slice(end + 1))) continue;
    const rule = source.slice(start, end).replaceAll(/\s+/g, " ");
    found.push({ file, rule, from: start, to: end, replacement: "false" });
  }
  return found;
}

/** Where the parenthesis closes that is open at `start`. */
function closingOf(source: string, start: number): number {
  for (let at = start, depth = 1; at < source.length; at++) {
    if (source[at] === "(") depth++;
    if (source[at] === ")") depth--;
    if (depth === 0) return at;
  }
  return source.length;
}
