import { closeSync, openSync, readSync } from "node:fs";
import { MAX_SECRET_SAMPLES, type SecretHit, type SecretMatcher } from "../model/index.ts";
import { type SecretTally, shownName } from "./secret-tally.ts";

const BLOCK_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** A piece of a file, and the hits that start in it, with places in the file. */
export interface SearchedBlock {
  readonly bytes: Buffer;
  /** Where in the file the piece starts. */
  readonly start: number;
  readonly hits: readonly SecretHit[];
}

/**
 * A private file piece by piece with what was found in it. Pieces are valid until the next one is asked for; a hit may go on in
 * the next.
 */
export function* searchFile(file: string, matcher: SecretMatcher): Generator<SearchedBlock> {
  const { before, after } = matcher.reach;
  const buffer = Buffer.allocUnsafeSlow(before + BLOCK_BYTES + after);
  const fd = openSync(file, "r");
  try {
    let searchedTo = 0;
    for (let start = 0; ; start += BLOCK_BYTES) {
      const first = Math.max(0, start - before);
      const window = buffer.subarray(0, readFully(fd, buffer.subarray(0, start - first + BLOCK_BYTES + after), first));
      const from = start - first;
      if (window.length <= from) return;
      const to = Math.min(from + BLOCK_BYTES, window.length);
      // A hit of the piece before may have gone on in this one; what overlaps it counts from its end.
      const hits = matcher
        .search(window, { from, to })
        .map((hit) => ({ ...hit, start: Math.max(searchedTo, first + hit.start), end: first + hit.end }))
        .filter((hit) => hit.end > hit.start);
      searchedTo = hits.at(-1)?.end ?? searchedTo;
      yield { bytes: window.subarray(from, to), start, hits };
    }
  } finally {
    closeSync(fd);
  }
}

/** Adds the secrets in the name and in the content of a file to a tally. */
export function tallyFile(
  { file, path }: { readonly file: string; readonly path: string },
  matcher: SecretMatcher,
  tally: SecretTally,
): void {
  const inName = matcher.search(path);
  const place = inName.length === 0 ? path : shownName(path, matcher);
  for (const { rule, fingerprint } of inName) tally.add({ rule, fingerprint, in: "name", place });
  const found: SecretHit[] = [];
  const counts = new Map<string, number>();
  for (const { hits } of searchFile(file, matcher))
    for (const hit of hits) {
      const count = (counts.get(hit.rule) ?? 0) + 1;
      counts.set(hit.rule, count);
      if (count <= MAX_SECRET_SAMPLES) found.push(hit);
      else tally.add({ rule: hit.rule, fingerprint: hit.fingerprint, in: "content", place });
    }
  const lines = lineNumbers(
    file,
    found.map(({ start }) => start),
  );
  for (const [index, { rule, fingerprint }] of found.entries())
    tally.add({ rule, fingerprint, in: "content", place, at: () => `line ${lines[index]}` });
}

/** The numbers of the lines that these places, in order, are on. */
function lineNumbers(file: string, places: readonly number[]): number[] {
  const numbers: number[] = [];
  if (places.length === 0) return numbers;
  const fd = openSync(file, "r");
  try {
    const block = Buffer.allocUnsafe(64 * 1024);
    let line = 1;
    for (let at = 0; numbers.length < places.length; at += block.length) {
      const count = readFully(fd, block, at);
      for (let index = 0; index < count; index++) {
        while (places[numbers.length] === at + index) numbers.push(line);
        if (block[index] === LINE_FEED) line++;
      }
      if (count < block.length) break;
    }
  } finally {
    closeSync(fd);
  }
  return numbers;
}

/** Fills the buffer as far as the file goes. */
function readFully(fd: number, buffer: Uint8Array, position: number): number {
  let done = 0;
  while (done < buffer.length) {
    const count = readSync(fd, buffer, done, buffer.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
