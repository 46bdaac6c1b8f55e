/** How near a word is that begins another, in slips: nearer than two, and no nearer than one. */
const BEGINNING = 1.5;

/**
 * The candidate that was most likely meant by a misspelt word: one that it begins, or that begins it, or the one fewest slips
 * away, when that is less than a third of the word. Case does not count.
 */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const meant = word.toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.max(2, Math.floor(meant.length / 3)) + 1;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const begun =
      meant.length >= 3 && (known.startsWith(meant) || meant.startsWith(known.length < 3 ? `${known}-` : known));
    const slips = Math.min(slipsBetween(meant, known), begun ? BEGINNING : Number.POSITIVE_INFINITY);
    if (slips < fewest && slips < candidate.length) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}

/** `; did you mean X?`, or nothing when no candidate is near; `spell` says how a candidate is written. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  spell: (word: string) => string = JSON.stringify,
): string {
  const nearest = nearestWord(word, candidates);
  return nearest === undefined ? "" : `; did you mean ${spell(nearest)}?`;
}

// Optimal string alignment distance: letters added, dropped, exchanged, or swapped with their neighbour.
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + differs);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      current.push(slips);
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
