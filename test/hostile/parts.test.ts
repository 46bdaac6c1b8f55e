import { describe, expect, test } from "@jest/globals";
import type { ErrorCode } from "../../src/model/index.ts";
import { patternBytes } from "../unit/bundle/age/bytes.ts";
import { sourceInMemory } from "../unit/bundle/parts.ts";
import { type Recipe, tarParts } from "./builder.ts";
import { CORPUS } from "./corpus/index.ts";
import { A, B, C, changed, framed, ITEMS, onlyB, readPart, WANTED } from "./part-reader.ts";
import { headerBlock, type Item, itemEntry, paxEntry } from "./tar-builder.ts";

/*
 * Bundles of which only the file in the middle is wanted. All that was read must be what the manifest says, whatever stands in
 * the manifest, in the archive and in what was not read.
 */

/** The entries with a change, and the store counted anew. */
function resized(index: number, difference: number): Recipe {
  return changed((entries, manifest) => {
    entries[index].sizeBytes += difference;
    manifest.stores[0].bytes += difference;
  });
}

test("a file in the middle of a bundle is read alone", async () => {
  expect(await readPart(framed({}))).toBe("ok");
});

describe("a manifest is not believed when", () => {
  const offsets = ITEMS.map(
    (_, index) => 1024 + [A, B, C].slice(0, index).reduce((sum, { length }) => sum + length, 512),
  );
  const [atA = 0, atB = 0, atC = 0] = offsets;
  const moved: readonly (readonly [what: string, offset: number])[] = [
    ["two entries lie at one place", atA],
    ["an entry lies within the one before", atA + 512],
    ["an entry lies in the header of the bundle", 512],
    ["an entry lies at the start of the archive", 0],
    ["an entry lies where its own header is", atB - 512],
    ["an entry lies one block further", atB + 512],
    ["an entry lies one byte further", atB + 1],
    ["an entry lies at the one behind", atC],
    ["an entry lies behind the one that follows", atC + 2048],
  ];
  test.each(moved)("%s", async (_, offset) => {
    const lying = framed(changed(([, entry]) => Object.assign(entry, { offset })));
    // Also when it is another entry that is wanted.
    for (const wanted of [onlyB, (path: string): boolean => path === "files/s/a"])
      expect(await readPart(lying, wanted)).toBe("archive-violation");
  });

  test("an entry points into the manifest", async () => {
    const start = tarParts({ items: ITEMS }).first.length + A.length + B.length + C.length;
    const into = (offset: number) =>
      changed((entries, manifest) => {
        entries[2].offset = offset;
        entries[2].sizeBytes = 100;
        manifest.stores[0].bytes -= 600;
      });
    const last = (path: string): boolean => path === "files/s/c";
    expect(await readPart(framed(into(start + 512)), last)).toBe("archive-violation");
    expect(await readPart(framed(into(start)), last)).toBe("archive-violation");
  });

  test.each([
    ["the wanted entry is longer by a block", 1, 512],
    ["the wanted entry is shorter by a block", 1, -512],
    ["the wanted entry is shorter within its last block", 1, -1],
    ["the wanted entry is longer within its last block", 1, 1],
    ["the entry before is longer by a block", 0, 512],
    ["the entry before is empty", 0, -600],
    ["the entry behind does not reach to the manifest", 2, -512],
    ["the entry behind reaches over the manifest", 2, 512],
  ])("it says that %s", async (_, index, difference) => {
    expect(await readPart(framed(resized(index, difference)))).toBe("archive-violation");
  });

  test("entries are exchanged that have one size", async () => {
    const twins = [ITEMS[1], { ...ITEMS[1], path: "files/s/c" }] as Item[];
    const recipe = { items: [ITEMS[0] as Item, ...twins], listed: [ITEMS[0] as Item, ...twins] };
    const [b, c] = twins.map(itemEntry) as [Buffer, Buffer];
    expect(await readPart(framed(recipe, { middle: [A, c, b] }))).toBe("archive-violation");
    expect(await readPart(framed(recipe, { middle: [A, b, c] }))).toBe("ok");
  });
});

describe("an entry is refused", () => {
  const other = patternBytes(1201).subarray(1);
  const content = ITEMS[1]?.content as Buffer;
  const padding = Buffer.from(B);
  padding[B.length - 1] = 1;
  const path = WANTED;
  const inPlace: readonly (readonly [what: string, code: ErrorCode, bytes: Buffer])[] = [
    ["with another content", "digest-mismatch", itemEntry({ path, content: other })],
    ["with another name", "archive-violation", itemEntry({ path: "files/s/B", content })],
    ["with a name that climbs out", "archive-violation", itemEntry({ path: "../../evil", content })],
    ["with another mode", "archive-violation", itemEntry({ path, content, mode: 0o755 })],
    [
      "that is a folder",
      "archive-violation",
      Buffer.concat([headerBlock({ name: `${path}/`, type: "5" }), B.subarray(512)]),
    ],
    [
      "that is a link",
      "archive-violation",
      Buffer.concat([headerBlock({ name: path, type: "2", link: "/etc" }), B.subarray(512)]),
    ],
    [
      "that announces more",
      "archive-violation",
      Buffer.concat([headerBlock({ name: path, sizeBytes: 9000 }), B.subarray(512)]),
    ],
    [
      "that announces less",
      "archive-violation",
      Buffer.concat([headerBlock({ name: path, sizeBytes: 100 }), B.subarray(512)]),
    ],
    [
      "that is two",
      "archive-violation",
      Buffer.concat([itemEntry({ path, content: Buffer.alloc(512) }), Buffer.alloc(1024)]),
    ],
    ["that is the end of the archive", "archive-violation", Buffer.alloc(B.length)],
    ["with padding that is not empty", "archive-violation", padding],
    [
      "with a pax header in the place of its content",
      "archive-violation",
      Buffer.concat([paxEntry({ path }), B.subarray(1024)]),
    ],
  ];
  test.each(inPlace)("%s", async (_, code, bytes) => {
    expect(bytes).toHaveLength(B.length);
    expect(await readPart(framed({}, { middle: [A, bytes, C] }))).toBe(code);
  });
});

describe("read in part, with everything wanted, a bundle is refused as well:", () => {
  /** What only the bytes between parts can show. */
  const UNSEEN = "it has another SHA-256";
  test.each(CORPUS.map((each) => [each.rule, each.what, each] as const))("%s %s", async (_, what, { make, code }) => {
    const outcome = await readPart(sourceInMemory(await make()), () => true);
    // Which of two contradictions is met first depends on the way of reading.
    const kin = ["bundle-corrupt", "archive-violation"];
    if (what === UNSEEN) expect(outcome).toBe("ok");
    else if (kin.includes(code)) expect(kin).toContain(outcome);
    else expect(outcome).toBe(code);
  });
});
