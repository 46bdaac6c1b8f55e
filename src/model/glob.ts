/**
 * Compiles a pattern over names and over paths with `/` between parts: `*` stands for any characters but `/`, `**` for any at
 * all (between slashes also for none), `?` for one character but `/`. All else, brackets and braces too, means itself. Case
 * counts. Takes time that grows with the length of pattern and text only: there is no going back in it.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  const states = (pattern.match(/\*\*\/|\/\*\*$|\*+|[\s\S]/gu) ?? []).reduce(addToken, []);
  return (text) => accepts(states, text);
}

/** A place in the pattern. */
interface State {
  /** Places, relative to it, that are reached without a character. */
  readonly skips: readonly number[];
  /** Places, relative to it, that a character leads to. */
  readonly takes: (char: string) => readonly number[];
}

const [NOWHERE, STAY, NEXT, STAY_OR_NEXT]: readonly [number[], number[], number[], number[]] = [[], [0], [1], [0, 1]];

function fork(...skips: number[]): State {
  return { skips, takes: () => NOWHERE };
}

const SLASH: State = { skips: [], takes: (char) => (char === "/" ? NEXT : NOWHERE) };
const ANY: State = { skips: [1], takes: () => STAY };
const ANY_OF_PART: State = { skips: [1], takes: (char) => (char === "/" ? NOWHERE : STAY) };
const ONE_OF_PART: State = { skips: [], takes: (char) => (char === "/" ? NOWHERE : NEXT) };
const FOLDERS: State = { skips: [], takes: (char) => (char === "/" ? STAY_OR_NEXT : STAY) };

function addToken(states: State[], token: string): State[] {
  if (token === "**/") states.push(fork(1, 2), FOLDERS);
  else if (token === "/**") states.push(fork(1, 3), SLASH, ANY);
  else if (token.startsWith("**")) states.push(ANY);
  else if (token === "*") states.push(ANY_OF_PART);
  else if (token === "?") states.push(ONE_OF_PART);
  else states.push({ skips: [], takes: (char) => (char === token ? NEXT : NOWHERE) });
  return states;
}

/** Follows all ways through the pattern at once. */
function accepts(states: readonly State[], text: string): boolean {
  let at = new Set<number>();
  reach(0, at, states);
  for (const char of text) {
    const next = new Set<number>();
    for (const place of at) for (const step of states[place]?.takes(char) ?? NOWHERE) reach(place + step, next, states);
    if (next.size === 0) return false;
    at = next;
  }
  return at.has(states.length);
}

function reach(place: number, at: Set<number>, states: readonly State[]): void {
  if (at.has(place)) return;
  at.add(place);
  for (const step of states[place]?.skips ?? NOWHERE) reach(place + step, at, states);
}
