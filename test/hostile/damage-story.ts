import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateIdentity } from "../../src/bundle/index.ts";
import { EXIT } from "../../src/model/index.ts";
import { Random } from "../fuzz/random.ts";
import { DamageDesk, readInMemory } from "./flow-damage.ts";

/** How much to try. */
export interface DamageExtent {
  /** Of a small bundle: one bit of every byte that is a multiple of this, or all eight of every byte. */
  readonly everyByte: number;
  readonly allBits: boolean;
  /** Of a small bundle: lengths to cut it to, one in so many. */
  readonly everyLength: number;
  /**
   * Of a large bundle: its size, and how many places are tried by the reader that both commands read with; one flip in so many
   * goes through the commands too.
   */
  readonly large: {
    readonly sizeBytes: number;
    readonly flips: number;
    readonly cuts: number;
    readonly everyCommand: number;
  };
  readonly timeoutMs: number;
}

/** The whole of it, in an hour on an idle machine; `damage.test.ts` is the short form. */
export const WHOLE: DamageExtent = {
  everyByte: 1,
  allBits: true,
  everyLength: 1,
  large: { sizeBytes: 9_000_000, flips: 10_000, cuts: 500, everyCommand: 40 },
  timeoutMs: 4 * 3_600_000,
};

/** What became of a damaged bundle, in the exit codes of both commands. */
const ENDS = {
  plain: new Set<number>([EXIT.bundle]),
  sealed: new Set<number>([EXIT.bundle, EXIT.key]),
} as const;

/** A bundle is damaged bit by bit, and cut, and neither `verify` nor `restore` takes it for whole. */
export function describeDamage(form: keyof typeof ENDS, extent: DamageExtent): void {
  describe(`a bundle that is ${form}`, () => {
    const desk = new DamageDesk();
    const keys: { identities?: string[] } = {};
    let small: Buffer;
    let large: Buffer;
    beforeAll(async () => {
      const { identityFileText, recipient } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
      const locks = form === "plain" ? {} : { encrypt: true, recipients: [recipient] };
      if (form === "sealed") keys.identities = [identityFileText];
      desk.write({ "small/notes.md": "the agent remembers\n" }).database("small/facts.db", "tea");
      desk.write({ "large/log.bin": randomBytes(extent.large.sizeBytes) }).database("large/facts.db", "tea");
      small = readFileSync((await desk.snapshot(["small"], { ...locks, out: "out/small" })).bundle);
      large = readFileSync((await desk.snapshot(["large"], { ...locks, out: "out/large" })).bundle);
    }, extent.timeoutMs);
    afterAll(() => desk[Symbol.dispose]());

    /** Those of the damaged bundles that did not end as they have to. */
    async function wrong(damaged: Iterable<readonly [what: string, bytes: Buffer]>): Promise<string[]> {
      const found: string[] = [];
      let count = 0;
      for (const [what, bytes] of damaged) {
        count++;
        const { verify, restore } = await desk.outcomes(bytes, keys);
        if (!ENDS[form].has(verify) || !ENDS[form].has(restore)) found.push(`${what}: ${verify}, ${restore}`);
      }
      process.stdout.write(`${form}: ${count} damaged bundles, ${found.length} taken for whole\n`);
      return found;
    }

    test("is whole before it is damaged", async () => {
      for (const bytes of [small, large]) {
        expect(await desk.outcomes(bytes, keys)).toEqual({ verify: 0, restore: 0 });
        expect(await readInMemory(bytes, keys)).toBe(0);
      }
    });

    test(
      "is refused with one bit turned over, wherever it is",
      async () => {
        expect(await wrong(flipsOf(small, extent))).toEqual([]);
      },
      extent.timeoutMs,
    );

    test(
      "is refused when it is cut to any length",
      async () => {
        expect(await wrong(cutsOf(small, extent.everyLength))).toEqual([]);
      },
      extent.timeoutMs,
    );

    test(
      "is refused by the commands with one bit of many megabytes turned over",
      async () => {
        const { flips, everyCommand } = extent.large;
        expect(await wrong(everyNth(randomFlips(large, flips), everyCommand))).toEqual([]);
      },
      extent.timeoutMs,
    );

    test(
      `is refused by the reader wherever a bit of many megabytes is turned over, ${extent.large.flips} times`,
      async () => {
        const taken: string[] = [];
        for (const [what, bytes] of randomFlips(large, extent.large.flips))
          if (!ENDS[form].has(await readInMemory(bytes, keys))) taken.push(what);
        expect(taken).toEqual([]);
      },
      extent.timeoutMs,
    );

    test(
      `is refused when megabytes are missing at its end, ${extent.large.cuts} times`,
      async () => {
        expect(await wrong(cutsOf(large, Math.ceil(large.length / extent.large.cuts)))).toEqual([]);
      },
      extent.timeoutMs,
    );
  });
}

function* flipsOf(bytes: Buffer, { everyByte, allBits }: DamageExtent): Generator<[string, Buffer]> {
  for (let at = 0; at < bytes.length; at += everyByte)
    for (let bit = 0; bit < 8; bit++)
      if (allBits || bit === at % 8) yield [`bit ${bit} of byte ${at}`, flipped(bytes, at, bit)];
}

function* randomFlips(bytes: Buffer, count: number): Generator<[string, Buffer]> {
  const random = new Random(count);
  for (let n = 0; n < count; n++) {
    const [at, bit] = [random.below(bytes.length), random.below(8)];
    yield [`bit ${bit} of byte ${at}`, flipped(bytes, at, bit)];
  }
}

function* everyNth<T>(all: Iterable<T>, every: number): Generator<T> {
  let count = 0;
  for (const one of all) if (count++ % every === 0) yield one;
}

function* cutsOf(bytes: Buffer, every: number): Generator<[string, Buffer]> {
  for (let length = 0; length < bytes.length; length += every) yield [`${length} bytes`, bytes.subarray(0, length)];
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}
