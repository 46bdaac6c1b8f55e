import {
  compareBytewise,
  DIFFERENCE_CODES,
  DIFFERENCES,
  type Difference,
  type DifferenceEntry,
  placeText,
} from "../model/index.ts";

/** Differences of one code that are told one by one; those beyond are one difference of the whole store. */
const MAX_OF_A_CODE = 2000;

/** Orders differences by place and code, sums up what would be too many of one code, and leaves no more samples than asked for. */
export function orderDifferences(differences: readonly Difference[], samples: number): Difference[] {
  const groups = Map.groupBy(inOrder(differences), (difference) => difference.code);
  const listed = [...groups.values()].flatMap((group) => {
    const rest = group.slice(MAX_OF_A_CODE);
    return rest.length === 0 ? group : [...group.slice(0, MAX_OF_A_CODE), summedUp(rest, samples)];
  });
  return inOrder(listed).map((each) => ({ ...each, samples: each.samples.slice(0, samples) }));
}

function inOrder(differences: readonly Difference[]): Difference[] {
  const keyed = differences.map((difference) => ({
    difference,
    place: placeText(difference.place),
    code: DIFFERENCE_CODES.indexOf(difference.code),
  }));
  keyed.sort((a, b) => compareBytewise(a.place, b.place) || a.code - b.code);
  return keyed.map(({ difference }) => difference);
}

/** `others` counts the differences that it stands for. */
function summedUp(rest: readonly Difference[], samples: number): Difference {
  const { code } = rest[0] as Difference;
  const entry: DifferenceEntry = DIFFERENCES[code];
  const amount = rest.reduce((sum, { numbers }) => sum + (numbers[entry.amount ?? ""] ?? 0), 0);
  const numbers = { ...(entry.amount === undefined ? {} : { [entry.amount]: amount }), others: rest.length };
  return { code, place: {}, numbers, samples: rest.slice(0, samples).map(({ place }) => ({ key: placeText(place) })) };
}
