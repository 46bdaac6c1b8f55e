import { compareValues, type Row } from "./value.ts";

/** Rows of both sides with the same key, or a row that only one side has. */
export type Pair =
  | readonly [base: Row, current: Row]
  | readonly [base: Row, current: undefined]
  | readonly [base: undefined, current: Row];

/**
 * Walks two sequences of rows side by side. Both are in the order of their first `keyWidth` values, see
 * {@link compareValues}. Keys that are there several times are paired one by one. Holds one row of each. Ends both, also
 * when it is left early.
 */
export function* mergeRows(base: Iterator<Row>, current: Iterator<Row>, keyWidth: number): Generator<Pair> {
  try {
    let a = base.next();
    let b = current.next();
    while (!a.done || !b.done) {
      const order = a.done ? 1 : b.done ? -1 : compareKeys(a.value, b.value, keyWidth);
      if (order === 0) yield [a.value, b.value];
      else if (order < 0) yield [a.value, undefined];
      else yield [undefined, b.value];
      if (order <= 0) a = base.next();
      if (order >= 0) b = current.next();
    }
  } finally {
    base.return?.();
    current.return?.();
  }
}

function compareKeys(a: Row, b: Row, keyWidth: number): number {
  for (let i = 0; i < keyWidth; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
