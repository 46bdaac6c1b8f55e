/** One rule, the place that keeps it, and what that place looks like when it does not. */
export interface Edit {
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Tests that have to notice; the corpus and what reads bundles when absent. */
  readonly tests?: readonly string[];
}

/** Edits of one file. */
export function editsOf(
  file: string,
  tests: readonly string[] | undefined,
  rows: readonly (readonly [rule: string, find: string, replace: string])[],
): Edit[] {
  return rows.map(([rule, find, replace]) => ({
    rule,
    file,
    find,
    replace,
    ...(tests === undefined ? {} : { tests }),
  }));
}
