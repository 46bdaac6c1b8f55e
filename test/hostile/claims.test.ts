import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readEnds } from "../../src/bundle/ends.ts";
import { openBundle } from "../../src/bundle/index.ts";
import { bytesInMemory } from "../unit/bundle/age/bytes.ts";
import { bundle, frame, HEADER, stream, tarParts } from "./builder.ts";
import { Sandbox } from "./sandbox.ts";
import { END, itemEntry, withChecksum } from "./tar-builder.ts";

const MIB = 2 ** 20;

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

test.each([
  ["a size", 2 ** 53 - 1, 0],
  ["an offset", 10, 2 ** 53 - 11],
])("%s beyond the end of the archive is refused before room is made for it", async (_, sizeBytes, offset) => {
  const recipe = {
    items: [{ path: "files/s/a", content: Buffer.from("remembered") }],
    changeManifest(m: { entries: object[]; stores: object[] }) {
      Object.assign(m.entries[0] ?? {}, { sizeBytes, offset });
      Object.assign(m.stores[0] ?? {}, { bytes: sizeBytes });
    },
  };
  writeFileSync(sandbox.path, bundle(recipe));
  await expect(openBundle(sandbox.path, {})).rejects.toMatchObject({ code: "archive-violation" });
});

test("frames that are larger than any manifest are not read to find that out", async () => {
  const { first, middle } = tarParts({ items: [{ path: "files/s/a", content: Buffer.from("remembered") }] });
  const hollow = { bytes: Buffer.alloc(160 * MIB), contentBytes: 1024 };
  const source = bytesInMemory(stream([frame(first), frame(middle), hollow], 2));
  await expect(readEnds(source)).rejects.toMatchObject({ code: "bundle-corrupt" });
  for (const [, lengthBytes] of source.reads) expect(lengthBytes).toBeLessThan(MIB);
});

describe("a file that is exchanged between its two readings is found out", () => {
  const items = [{ path: "files/s/a", content: Buffer.from("remembered") }];
  const { first, middle, last } = tarParts({ items });
  const more = itemEntry({ path: "files/s/b", content: Buffer.from("more") });
  const framed = (contents: Buffer[], manifestAt: number): Buffer =>
    stream(
      contents.map((content) => frame(content)),
      manifestAt,
    );
  const manifest = last.subarray(0, -END.length);
  test.each([
    ["when it holds an entry more", framed([first, middle, Buffer.concat([manifest, more, END])], 2)],
    ["when it ends before the manifest", framed([first, Buffer.concat([middle, END])], 1)],
    ["when its first entry is called otherwise", framed([renamed(first), middle, last], 2)],
    ["when it is another snapshot", bundle({ items, header: { ...HEADER, agent: "other" } })],
    ["when it is another snapshot of the same length", bundle({ items, header: { ...HEADER, agent: "taster" } })],
    ["when its manifest stands elsewhere", framed([first, middle, more, last], 3)],
  ])("%s", async (_, other) => {
    writeFileSync(sandbox.path, bundle({ items }));
    const opened = await openBundle(sandbox.path, {});
    expect((await opened.readAll()).frames).toBe(3);
    writeFileSync(sandbox.path, other);
    await expect(opened.readAll()).rejects.toMatchObject({
      code: expect.stringMatching(/^(archive-violation|digest-mismatch)$/),
    });
  });
});

/** The header of the bundle by another name, under which it has the same content in the same place. */
function renamed(first: Buffer): Buffer {
  const changed = Buffer.from(first);
  changed.write("SNAPSHOT.json", 0, "latin1");
  withChecksum(changed.subarray(0, 512));
  return changed;
}
