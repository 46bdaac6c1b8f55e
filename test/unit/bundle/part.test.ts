import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createAgeHeader, encryptStream } from "../../../src/bundle/age/index.ts";
import { openBundle, probeBundle, writeBundle } from "../../../src/bundle/index.ts";
import { sha256 } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";
import { codeOf, gather, inPieces, patternBytes } from "./age/bytes.ts";
import { sorted, Workshop } from "./content.ts";
import { contentsOf, finelyCut, sourceInMemory, unpackPart } from "./parts.ts";

const MIB = 2 ** 20;
const KEYS = { passphrases: ["test"] };

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

async function encrypted(bytes: Buffer): Promise<Buffer> {
  const age = await createAgeHeader({ passphrase: "test", scryptLogN: 2 });
  return gather(encryptStream(inPieces(bytes, MIB), age));
}

/** What a pass over everything unpacks of the same. */
async function unpackByPass(bytes: Buffer, wanted: (path: string) => boolean): Promise<ReturnType<typeof contentsOf>> {
  const path = workshop.path("bundle");
  writeFileSync(path, bytes);
  const into = workshop.path("into");
  mkdirSync(into);
  await (await openBundle(path, {})).readAll({ extraction: { into, wanted } });
  return contentsOf(into);
}

test("any part of a bundle is what a pass over all of it gives", async () => {
  const item = fc.record({
    name: fc.string({ unit: fc.constantFrom("a", "b", "é", "x".repeat(60)), minLength: 1, maxLength: 4 }),
    content: fc.option(fc.nat({ max: 3000 }).map(patternBytes), { nil: undefined }),
    isWanted: fc.boolean(),
  });
  const items = fc.uniqueArray(item, { selector: ({ name }) => name, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 300, max: 9000 }), fc.boolean(), async (all, frameBytes, encrypts) => {
      const list = all.map(({ name, content, isWanted }) => {
        const path = `files/s/${name}`;
        return { path, isWanted, ...(content === undefined ? {} : { content }) };
      });
      const wanted = new Set(list.filter(({ isWanted }) => isWanted).map(({ path }) => path));
      const plain = finelyCut({ items: sorted(list.map(({ isWanted: _, ...rest }) => rest)) }, frameBytes);
      const source = sourceInMemory(encrypts ? await encrypted(plain) : plain);
      const isWanted = (path: string): boolean => wanted.has(path);
      const part = await unpackPart(source, isWanted, { into: workshop.path("into"), keys: KEYS });
      expect(part).toEqual(await unpackByPass(plain, isWanted));
      expect(source.isClosed()).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe("of a bundle of many frames", () => {
  const SMALL = "files/s/m";
  const items: Item[] = [
    { path: "files/s/a", content: patternBytes(3 * MIB) },
    { path: SMALL, content: patternBytes(5000) },
    { path: "files/s/z", content: patternBytes(3 * MIB) },
  ];
  const plain = finelyCut({ items }, 64 * 1024);

  test.each([
    ["plain", false],
    ["encrypted", true],
  ])("only what lies over a small file is read after the ends, %s", async (_, encrypts) => {
    const source = sourceInMemory(encrypts ? await encrypted(plain) : plain);
    const bundle = await openBundle(source, KEYS);
    const part = bundle.partWith((path) => path === SMALL);
    source.reads.length = 0;
    const into = workshop.path("into");
    let heardBytes = 0;
    await part.readInto(into, (bytes) => {
      heardBytes += bytes;
    });
    expect(contentsOf(into)[SMALL]).toEqual(items[1]?.content);
    expect(heardBytes).toBe(part.sizeBytes);
    expect(source.reads.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(5 * 64 * 1024);
    expect(source.reads.length).toBeLessThanOrEqual(4);
    expect(source.isClosed()).toBe(true);
  });

  test("neighbouring frames are read together, in ranges of 4 MiB at most, and each once", async () => {
    const source = sourceInMemory(plain);
    const part = (await openBundle(source, {})).partWith(() => true);
    source.reads.length = 0;
    await part.readInto(workshop.path("into"));
    expect(source.reads).toHaveLength(2);
    expect(source.reads.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(part.sizeBytes);
    for (const [, bytes] of source.reads) expect(bytes).toBeLessThanOrEqual(4 * MIB);
  });

  test("a frame over many wanted files is read once", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      path: `files/s/${String(index).padStart(3, "0")}`,
      content: patternBytes(300),
    }));
    const source = sourceInMemory(finelyCut({ items: many }, MIB));
    const part = (await openBundle(source, {})).partWith((path) => /[02468]$/.test(path));
    source.reads.length = 0;
    const into = workshop.path("into");
    await part.readInto(into);
    expect(source.reads).toHaveLength(1);
    expect(Object.keys(contentsOf(into)).filter((path) => /\d$/.test(path))).toHaveLength(100);
  });
});

test("nothing is read for nothing", async () => {
  const source = sourceInMemory(finelyCut({ items: [{ path: "files/s/a", content: patternBytes(500) }] }, 1024));
  const part = (await openBundle(source, {})).partWith(() => false);
  source.reads.length = 0;
  await part.readInto(workshop.path("into"));
  expect([part.sizeBytes, source.reads]).toEqual([0, []]);
});

describe("a bundle that does not lie on disk", () => {
  const items = [{ path: "files/s/a", content: patternBytes(5 * MIB) }];
  const plain = finelyCut({ items }, MIB);

  test("is opened by one read of each end", async () => {
    const source = sourceInMemory(await encrypted(plain));
    const { manifest } = await openBundle(source, KEYS);
    expect(manifest.entries).toHaveLength(1);
    expect(source.reads).toHaveLength(2);
    expect(source.isClosed()).toBe(true);
  });

  test("is read as a whole by ranges, or by its stream", async () => {
    const ranges = sourceInMemory(plain);
    const streamed = { ...sourceInMemory(plain), stream: () => inPieces(plain, 70_000) };
    for (const source of [ranges, streamed]) {
      const opened = await openBundle(source, {});
      expect(opened.path).toBe("memory");
      source.reads.length = 0;
      expect((await opened.readAll()).sha256).toBe(sha256(plain));
    }
    expect([ranges.reads.length > 1, streamed.reads.length]).toEqual([true, 0]);
    expect(ranges.isClosed()).toBe(true);
  });

  test("is looked at like a file", async () => {
    expect(await probeBundle(sourceInMemory(plain))).toEqual({ encrypted: false, sizeBytes: plain.length });
    expect(await codeOf(probeBundle(sourceInMemory(Buffer.from("hello"))))).toBe("not-a-bundle");
  });

  test("is closed when it turns out to be none", async () => {
    const source = sourceInMemory(plain.subarray(0, -1));
    expect(await codeOf(openBundle(source, {}))).toBe("bundle-corrupt");
    expect(source.isClosed()).toBe(true);
  });
});

test("a part of what our own writer wrote is read from disk", async () => {
  const path = workshop.path("bundle");
  const items = [
    { path: "files/s/a", content: patternBytes(9 * MIB) },
    { path: `files/s/${"é".repeat(80)}`, content: Buffer.from("small") },
  ];
  await writeBundle(path, workshop.content(items), { locks: null, level: 3 });
  const found = await unpackPart(path, (each) => each.includes("é"), { into: workshop.path("into") });
  expect(found[`files/s/${"é".repeat(80)}`]).toEqual(Buffer.from("small"));
});
