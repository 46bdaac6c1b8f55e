/** A place in two sequences where they are equal. */
export type Match = readonly [before: number, after: number];

/** Two sequences of numbers that stand for what they are made of. */
export interface Sequences {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/** Insertions and deletions up to which the shortest way is looked for: its trace takes 4 bytes for each of their square. */
const MAX_EDITS = 2500;
/** About half a second. */
const MAX_STEPS = 60_000_000;
/** How often what lies between two anchors is aligned again. */
const MAX_ROUNDS = 6;

interface Range {
  readonly fromBefore: number;
  readonly toBefore: number;
  readonly fromAfter: number;
  readonly toAfter: number;
}

/** Steps that all alignments of one document may take together. */
export interface Budget {
  steps: number;
}

/** A budget for one document. */
export function startBudget(): Budget {
  return { steps: MAX_STEPS };
}

/**
 * What two sequences have in common, in the order of both. A longest common subsequence by the algorithm of Myers ("An O(ND)
 * Difference Algorithm and Its Variations", 1986) as far as a budget of steps allows; beyond it, elements that are there once
 * on either side are anchors, and what lies between them is aligned by itself. Time and memory stay bounded either way.
 */
export function align(sequences: Sequences, budget: Budget = startBudget()): Match[] {
  const matches: Match[] = [];
  const whole = { fromBefore: 0, toBefore: sequences.before.length, fromAfter: 0, toAfter: sequences.after.length };
  alignRange(whole, MAX_ROUNDS, { ...sequences, matches, budget });
  return matches;
}

interface Work extends Sequences {
  readonly matches: Match[];
  readonly budget: Budget;
}

function alignRange(range: Range, rounds: number, work: Work): void {
  const { before, after, matches } = work;
  let { fromBefore, toBefore, fromAfter, toAfter } = range;
  while (fromBefore < toBefore && fromAfter < toAfter && before[fromBefore] === after[fromAfter])
    matches.push([fromBefore++, fromAfter++]);
  let tail = 0;
  while (fromBefore < toBefore && fromAfter < toAfter && before[toBefore - 1] === after[toAfter - 1]) {
    toBefore--;
    toAfter--;
    tail++;
  }
  const middle = { fromBefore, toBefore, fromAfter, toAfter };
  if (fromBefore < toBefore && fromAfter < toAfter) alignMiddle(middle, rounds, work);
  for (let at = 0; at < tail; at++) matches.push([toBefore + at, toAfter + at]);
}

function alignMiddle(range: Range, rounds: number, work: Work): void {
  const shortest = shortestEdit(range, work);
  if (shortest !== undefined) {
    for (const match of shortest) work.matches.push(match);
    return;
  }
  if (rounds === 0) return;
  let { fromBefore, fromAfter } = range;
  for (const [atBefore, atAfter] of anchors(range, work)) {
    alignRange({ fromBefore, toBefore: atBefore, fromAfter, toAfter: atAfter }, rounds - 1, work);
    work.matches.push([atBefore, atAfter]);
    fromBefore = atBefore + 1;
    fromAfter = atAfter + 1;
  }
  const hadAnchors = fromBefore !== range.fromBefore;
  if (hadAnchors) alignRange({ ...range, fromBefore, fromAfter }, rounds - 1, work);
}

/** `undefined` when it would take more edits, or steps, than allowed. */
function shortestEdit(range: Range, { before, after, budget }: Work): Match[] | undefined {
  const { fromBefore, fromAfter } = range;
  const [n, m] = [range.toBefore - fromBefore, range.toAfter - fromAfter];
  const most = Math.min(n + m, MAX_EDITS);
  if (Math.abs(n - m) > most) return undefined;
  const middle = most + 1;
  const furthest = new Int32Array(2 * middle + 1).fill(-1);
  furthest[middle + 1] = 0;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most && budget.steps > 0; edits++) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    const lowest = -(edits - 2 * Math.max(0, edits - m));
    const highest = edits - 2 * Math.max(0, edits - n);
    for (let k = lowest; k <= highest; k += 2) {
      let x = stepTo(k, edits, (diagonal) => furthest[middle + diagonal] ?? -1).x;
      const start = x;
      while (x < n && x - k < m && before[fromBefore + x] === after[fromAfter + x - k]) x++;
      furthest[middle + k] = x;
      budget.steps -= x - start + 1;
      if (x >= n && x - k >= m) return matchesOf(trace, range);
    }
  }
  return undefined;
}

/** Where diagonal `k` is entered with one edit more: downwards from the one above it, or to the right from the one below. */
function stepTo(k: number, edits: number, furthest: (diagonal: number) => number): { x: number; from: number } {
  const [below, above] = [furthest(k - 1), furthest(k + 1)];
  const isDown = k === -edits || (k !== edits && below < above);
  return isDown ? { x: above, from: k + 1 } : { x: below + 1, from: k - 1 };
}

function matchesOf(trace: readonly Int32Array[], range: Range): Match[] {
  const { fromBefore, fromAfter } = range;
  let [x, y] = [range.toBefore - fromBefore, range.toAfter - fromAfter];
  const matches: Match[] = [];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] as Int32Array;
    const { from } = stepTo(x - y, edits, (diagonal) => furthest[diagonal + edits + 1] ?? -1);
    const start = edits === 0 ? 0 : (furthest[from + edits + 1] ?? 0);
    const startAfter = edits === 0 ? 0 : start - from;
    while (x > start && y > startAfter) matches.push([fromBefore + --x, fromAfter + --y]);
    x = start;
    y = startAfter;
  }
  return matches.reverse();
}

/** Elements that are there once on either side, as many as stand in the same order on both. */
function anchors(range: Range, { before, after }: Sequences): Match[] {
  const inBefore = placesOfUnique(before, range.fromBefore, range.toBefore);
  const inAfter = placesOfUnique(after, range.fromAfter, range.toAfter);
  const candidates: Match[] = [];
  for (const [value, place] of inBefore) {
    const other = inAfter.get(value);
    if (place !== TWICE && other !== undefined && other !== TWICE) candidates.push([place, other]);
  }
  return longestRising(candidates.sort((a, b) => a[0] - b[0]));
}

const TWICE = -1;

function placesOfUnique(values: ArrayLike<number>, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const value = values[at] as number;
    places.set(value, places.has(value) ? TWICE : at);
  }
  return places;
}

/** The longest choice of matches whose second places rise, too; by patience sorting. */
function longestRising(matches: readonly Match[]): Match[] {
  const ends: number[] = [];
  const previous = new Int32Array(matches.length).fill(-1);
  matches.forEach(([, after], at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((matches[ends[half] as number] as Match)[1] < after) low = half + 1;
      else high = half;
    }
    if (low > 0) previous[at] = ends[low - 1] as number;
    ends[low] = at;
  });
  const chosen: Match[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] as number) chosen.push(matches[at] as Match);
  return chosen.reverse();
}
