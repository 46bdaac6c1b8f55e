import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ArchiveWriter } from "../../../src/bundle/archive-writer.ts";
import { writeBundle } from "../../../src/bundle/index.ts";
import { frameCompressor, nodeCompressor } from "../../../src/bundle/zstd/codec.ts";
import { readFrames } from "../../../src/bundle/zstd/reader.ts";
import { frame, stream } from "../../hostile/builder.ts";
import { gather, inPieces, patternBytes } from "./age/bytes.ts";
import { Workshop } from "./content.ts";

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

const ITEMS = [
  { path: "files/s/notes.md", content: Buffer.from("remember the milk\n") },
  { path: "files/s/empty" },
  { path: "files/s/日本語", content: patternBytes(300_000), mode: 0o600 },
];

const tarOf = (items = ITEMS): Promise<Buffer> => gather(new ArchiveWriter(workshop.content(items), []));
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

test("the same content gives the same tar, wherever and whenever it is written", async () => {
  const first = await tarOf();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(sha256(await tarOf())).toBe(sha256(first));
  expect(sha256(await tarOf(ITEMS.toReversed()))).toBe(sha256(first));
  // The bytes of format 1; they change only with its version.
  expect(sha256(first)).toBe("21c06b0345fa656414d7c16e59657df3027a35b3bf07e6073339b12fc1557007");
});

test("the same content gives the same plain bundle", async () => {
  const write = async (): Promise<string> => {
    const path = workshop.path("bundle");
    await writeBundle(path, workshop.content(ITEMS), { locks: null, level: 3 });
    return sha256(readFileSync(path));
  };
  expect(await write()).toBe(await write());
});

test("whichever compressor made the frames, the tar in them is the same", async () => {
  const tar = await tarOf();
  const border = tar.length - 4096;
  const contents = [tar.subarray(0, 1024), tar.subarray(1024, border), tar.subarray(border)];
  const tars: string[] = [];
  for (const compress of [await frameCompressor(3), nodeCompressor(3)]) {
    const frames = await Promise.all(
      contents.map(async (content) => ({
        bytes: Buffer.concat(await compress(content)),
        contentBytes: content.length,
      })),
    );
    tars.push(sha256(await gather(readFrames(inPieces(stream(frames, 2), 9999), () => undefined))));
  }
  expect(tars).toEqual([sha256(tar), sha256(tar)]);
  expect(frame(tar).contentBytes).toBe(tar.length);
});

test("the contents of a bundle do not depend on its level", async () => {
  const bundles = await Promise.all(
    [1, 19].map(async (level) => {
      const path = workshop.path("bundle");
      const { manifest } = await writeBundle(path, workshop.content(ITEMS), { locks: null, level });
      return manifest;
    }),
  );
  expect(bundles[0]).toEqual(bundles[1]);
});
