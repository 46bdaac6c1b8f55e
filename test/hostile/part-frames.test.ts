import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream } from "../../src/bundle/age/index.ts";
import type { BundleSource } from "../../src/bundle/index.ts";
import { gather, inPieces, patternBytes } from "../unit/bundle/age/bytes.ts";
import { sourceInMemory } from "../unit/bundle/parts.ts";
import { bundle, type Frame, frame, type Lies, stream, tarParts } from "./builder.ts";
import { A, B, C, changed, framed, ITEMS, readPart, WANTED } from "./part-reader.ts";
import { Sandbox } from "./sandbox.ts";
import { type Item, itemEntry } from "./tar-builder.ts";

/*
 * Bundles of which only the file in the middle is wanted. All that was read must be what the manifest says, whatever stands in
 * the manifest, in the seek table and in the frames.
 */

const LIMIT_BYTES = 2 ** 20;

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

describe("a seek table is not believed that", () => {
  const header = frame(tarParts({ items: ITEMS }).first);
  const table = (change: (rows: number[][]) => void): Buffer => framed({}, { lies: { table: change } });
  /** Moves bytes, or bytes of content, from a frame to the next one. */
  const shift = (rows: number[][], [from, field]: readonly [number, 0 | 1], by = 1): void => {
    const [a = [], b = []] = rows.slice(from, from + 2);
    a[field] = (a[field] ?? 0) - by;
    b[field] = (b[field] ?? 0) + by;
  };
  test.each([
    ["moves a byte into the wanted frame", (rows: number[][]) => shift(rows, [1, 0])],
    ["gives it the first byte of the next frame", (rows: number[][]) => shift(rows, [2, 0], -1)],
    ["moves a byte out of the wanted frame", (rows: number[][]) => shift(rows, [2, 0])],
    [
      "moves all but a byte out of the wanted frame",
      (rows: number[][]) => shift(rows, [2, 0], (rows[2]?.[0] ?? 0) - 1),
    ],
    ["gives it a byte of content more", (rows: number[][]) => shift(rows, [2, 1], -1)],
    ["gives it a byte of content less", (rows: number[][]) => shift(rows, [2, 1])],
    ["gives it the content of the one before", (rows: number[][]) => shift(rows, [1, 1], 1536)],
    ["gives it no content", (rows: number[][]) => shift(rows, [2, 1], 1792)],
    ["exchanges two frames", (rows: number[][]) => void rows.splice(1, 2, ...rows.slice(1, 3).reverse())],
    [
      "joins two frames",
      (rows: number[][]) =>
        void rows.splice(
          2,
          2,
          [0, 1].map((at) => (rows[2]?.[at] ?? 0) + (rows[3]?.[at] ?? 0)),
        ),
    ],
    ["counts a frame that is none", (rows: number[][]) => void rows.splice(2, 0, [0, 0])],
  ])("%s", async (_, change) => {
    expect(await readPart(table(change))).toMatch(/^(bundle-corrupt|archive-violation)$/);
  });

  test("says that a frame of a few bytes holds a gigabyte", async () => {
    const more = 2 ** 30;
    const { first, middle, last } = tarParts({ items: ITEMS });
    const recipe = changed((entries, manifest) => {
      entries[1].sizeBytes += more;
      entries[2].offset += more;
      manifest.stores[0].bytes += more;
    });
    const lies: Lies = {
      table: (rows) => void Object.assign(rows[2] ?? [], { 1: B.length + more }),
      seal: {
        tarOffset: first.length + middle.length + more,
        tarBytes: first.length + middle.length + last.length + more,
      },
    };
    const source = sourceInMemory(framed(recipe, { lies }));
    expect(await readPart(source)).toBe("bundle-corrupt");
    for (const [, bytes] of source.reads) expect(bytes).toBeLessThan(LIMIT_BYTES);
  });

  test("says that a frame is larger than its content allows", async () => {
    const hollow: Frame = { bytes: Buffer.alloc(64 * LIMIT_BYTES), contentBytes: B.length };
    const { first, last } = tarParts({ items: ITEMS });
    const source = sourceInMemory(stream([frame(first), frame(A), hollow, frame(C), frame(last)], 4));
    expect(await readPart(source)).toBe("bundle-corrupt");
    for (const [, bytes] of source.reads) expect(bytes).toBeLessThan(LIMIT_BYTES);
  });

  test("has the header in more than one frame", async () => {
    const { first, middle, last } = tarParts({ items: ITEMS });
    const frames = [frame(first), frame(middle), frame(last)];
    const lies: Lies = { table: (rows) => shift(rows, [0, 1], 512) };
    expect(header.contentBytes).toBe(first.length);
    expect(await readPart(stream(frames, 2, lies))).toMatch(/^(bundle-corrupt|archive-violation)$/);
  });
});

describe("damage", () => {
  const whole = framed({});
  const { first, last } = tarParts({ items: ITEMS });
  const sizes = [first, A, B, C, last].map((content) => frame(content).bytes.length);
  const startOf = (index: number): number => sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
  const flipped = (at: number, bytes = whole): Buffer => {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    return damaged;
  };

  test("in the frame of the wanted entry is met, unless it changes nothing, as a few bits do that decoders pass over", async () => {
    const outcomes: string[] = [];
    for (let at = startOf(2); at < startOf(3); at += 7) outcomes.push(await readPart(flipped(at)));
    expect(outcomes.filter((outcome) => outcome !== "bundle-corrupt").length).toBeLessThanOrEqual(2);
    expect(new Set(outcomes).size).toBeLessThanOrEqual(2);
  });

  test("in the first bytes of its frame is met", async () => {
    for (const at of [0, 1, 2, 3]) expect(await readPart(flipped(startOf(2) + at))).toBe("bundle-corrupt");
  });

  test("in other frames, or in the digest of the seal, is not looked for; a pass over everything meets it", async () => {
    for (const at of [startOf(1) + 20, startOf(3) + 20, startOf(5) + 50]) {
      expect(await readPart(flipped(at))).toBe("ok");
      expect(await sandbox.check(flipped(at))).not.toBe("ok");
    }
  });

  test("in a chunk of age over the wanted entry is met, and in another one not", async () => {
    const large = (path: string): Item => ({ path, content: patternBytes(600_000) });
    const items = [large("files/s/a"), ITEMS[1] as Item, large("files/s/c")];
    const frames = [tarParts({ items }).first, ...items.map(itemEntry), tarParts({ items }).last];
    const plain = stream(
      frames.map((content) => frame(content)),
      4,
    );
    const age = await createAgeHeader({ passphrase: "test", scryptLogN: 2 });
    const sealed = await gather(encryptStream(inPieces(plain, 65_536), age));
    const outcomes: string[] = [];
    for (const place of [0.25, 0.5, 0.75])
      outcomes.push(await readPart(flipped(Math.floor(sealed.length * place), sealed)));
    expect(outcomes).toEqual(["ok", "bundle-corrupt", "ok"]);
  });
});

test("a source that is exchanged after it was opened is found out, unless the wanted entry is the same", async () => {
  const before = sourceInMemory(framed({}));
  const others: readonly (readonly [Buffer, string])[] = [
    [framed({}, { middle: [A, itemEntry({ path: WANTED, content: patternBytes(1201).subarray(1) }), C] }), "refused"],
    [bundle({ items: ITEMS, header: { format: "agent-memory-snapshot" } }), "refused"],
    [framed({}), "ok"],
    [Buffer.alloc(10), "refused"],
  ];
  for (const [bytes, outcome] of others) {
    let isFirst = true;
    const source: BundleSource = {
      name: "memory",
      open: () => {
        const opened = isFirst ? before.open() : sourceInMemory(bytes).open();
        isFirst = false;
        return opened;
      },
    };
    const found = await readPart(source).catch(() => "refused");
    expect(found === "ok" ? "ok" : "refused").toBe(outcome);
  }
});
