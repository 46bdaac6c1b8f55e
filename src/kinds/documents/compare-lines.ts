import type { Difference, Sample } from "../../model/index.ts";
import { clip } from "../clip.ts";
import { align, type Match } from "./alignment.ts";
import { Sameness } from "./sameness.ts";

/** What a sample of a comparison may show. */
export interface SampleOptions {
  readonly samples: number;
  readonly showContent: boolean;
}

/**
 * Compares two texts by lines, as `git diff` does: bytes count, line endings too. `lines` is the greater of the lines
 * added and removed, so that an edited line counts once.
 */
export function compareLines(
  { path, before, after }: { readonly path: string; readonly before: Buffer; readonly after: Buffer },
  options: SampleOptions,
): Difference {
  const [old, now] = [linesOf(before), linesOf(after)];
  const sameness = new Sameness();
  const numbersOf = (lines: readonly string[]) => Int32Array.from(lines, (line) => sameness.of(line));
  const matches = align({ before: numbersOf(old), after: numbersOf(now) });
  const linesAdded = now.length - matches.length;
  const linesRemoved = old.length - matches.length;
  return {
    code: "file-changed",
    place: { path },
    numbers: {
      lines: Math.max(linesAdded, linesRemoved),
      linesAdded,
      linesRemoved,
      before: old.length,
      after: now.length,
    },
    samples: hunks({ old, now }, matches, options),
  };
}

/** Lines with the feed that ends them; the last has none where the text ends without. One byte is one character. */
function linesOf(text: Buffer): string[] {
  const all = text.toString("latin1");
  const lines: string[] = [];
  for (let start = 0; start < all.length; ) {
    const feed = all.indexOf("\n", start);
    const end = feed === -1 ? all.length : feed + 1;
    lines.push(all.slice(start, end));
    start = end;
  }
  return lines;
}

function hunks(
  { old, now }: { readonly old: readonly string[]; readonly now: readonly string[] },
  matches: readonly Match[],
  { samples, showContent }: SampleOptions,
): Sample[] {
  const found: Sample[] = [];
  let [i, j] = [0, 0];
  for (const [before, after] of [...matches, [old.length, now.length] as Match]) {
    if (found.length >= samples) break;
    if (before > i || after > j) {
      const content = showContent
        ? { ...shown("before", old.slice(i, before)), ...shown("after", now.slice(j, after)) }
        : {};
      found.push({ key: `line ${after > j ? j + 1 : i + 1}`, ...content });
    }
    i = before + 1;
    j = after + 1;
  }
  return found;
}

function shown(side: "before" | "after", lines: readonly string[]): Partial<Sample> {
  const text = Buffer.from(lines.join(""), "latin1").toString("utf8");
  return lines.length === 0 ? {} : { [side]: clip(text.replace(/\n$/, "")) };
}
