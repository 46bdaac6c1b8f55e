import { compareValues, type Row } from "./value.ts";

/** Rows of both sides with the same key, or a row that only one side has. */
export type Pair =
  | readonly [base: Row, current: Row]
  | readonly [base: Row, current: undefined]
  | readonly [base: undefined, current: Row];

/** The order of rows. */
export type Order = (a: Row, b: Row) => number;

/**
 * Walks two sequences of rows side by side, both of them in this order. Rows that are equal by it, and there several times, are
 * paired one by one. Holds one row of each. Ends both, also when it is left early.
 */
export function* mergeRows(base: Iterator<Row>, current: Iterator<Row>, order: Order): Generator<Pair> {
  try {
    let a = base.next();
    let b = current.next();
    while (!a.done || !b.done) {
      const place = a.done ? 1 : b.done ? -1 : order(a.value, b.value);
      if (place === 0) yield [a.value, b.value];
      else if (place < 0) yield [a.value, undefined];
      else yield [undefined, b.value];
      if (place <= 0) a = base.next();
      if (place >= 0) b = current.next();
    }
  } finally {
    base.return?.();
    current.return?.();
  }
}

/** By the first values of either row, see {@link compareValues}. */
export function byFirst(width: number): Order {
  return (a, b) => {
    for (let i = 0; i < width; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** By the key alone, but by all values where NULL stands in it. */
export function byKeyOrWhole(keyWidth: number, width: number): Order {
  const [byKey, byAll] = [byFirst(keyWidth), byFirst(width)];
  return (a, b) => byKey(a, b) || (a.slice(0, keyWidth).includes(null) ? byAll(a, b) : 0);
}
