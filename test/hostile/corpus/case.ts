import type { ErrorCode } from "../../../src/model/index.ts";
import { bundle, type Recipe } from "../builder.ts";

/** A bundle with one thing wrong, right in everything else. */
export interface Case {
  /** What is refused, as the start of a sentence that `what` ends. */
  readonly rule: string;
  readonly what: string;
  readonly code: ErrorCode;
  readonly make: () => Buffer | Promise<Buffer>;
  /** The same thing in another form; not worth starting programs for. */
  readonly isVariant?: true;
}

/** Cases of one rule, from a table of what is wrong and the bundle that has it. */
export function cases(
  rule: string,
  code: ErrorCode,
  table: readonly (readonly [what: string, make: Recipe | (() => Buffer | Promise<Buffer>)])[],
): Case[] {
  return table.map(([what, make]) => ({
    rule,
    what,
    code,
    make: typeof make === "function" ? make : () => bundle(make),
  }));
}

/** The same with a code for each case. */
export function casesWithCodes(
  rule: string,
  table: readonly (readonly [what: string, code: ErrorCode, make: Recipe | (() => Buffer | Promise<Buffer>)])[],
): Case[] {
  return table.flatMap(([what, code, make]) => cases(rule, code, [[what, make]]));
}

/** Marks all but the first of several forms of one thing. */
export function formsOf([first, ...others]: readonly Case[]): Case[] {
  return [...(first === undefined ? [] : [first]), ...others.map((other) => ({ ...other, isVariant: true as const }))];
}
