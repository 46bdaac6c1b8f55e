import { expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream, openAgeFile } from "../../../src/bundle/age/index.ts";
import { readEnds } from "../../../src/bundle/ends.ts";
import { bundle, frame, HEADER, stream, tarParts } from "../../hostile/builder.ts";
import { bytesInMemory, codeOf, gather, inPieces, patternBytes } from "./age/bytes.ts";

const MIB = 2 ** 20;
const item = (index: number) => ({ path: `files/s/${String(index).padStart(6, "0")}`, content: Buffer.from("x") });
const large = bundle({ items: [{ path: "files/s/a", content: patternBytes(6 * MIB) }] });

test("header and manifest of a bundle of any size are read in two small reads", async () => {
  const file = bytesInMemory(large);
  const { header, manifest } = await readEnds(file);
  expect(header).toEqual(HEADER);
  expect(manifest.entries).toHaveLength(1);
  expect(file.reads).toHaveLength(2);
  expect(file.reads.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(0.5 * MIB);
});

test("an encrypted one needs one read for the age header, one for the nonce, one for the last chunk, and two more", async () => {
  const age = await createAgeHeader({ passphrase: "test", scryptLogN: 2 });
  const file = bytesInMemory(await gather(encryptStream(inPieces(large, MIB), age)));
  const { manifest } = await readEnds(await openAgeFile(file, { passphrases: ["test"] }));
  expect(manifest.entries).toHaveLength(1);
  expect(file.reads.length).toBeLessThanOrEqual(5);
  expect(file.reads.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MIB);
});

test("a header beyond its 64 KiB is refused, also when its frame is not too large", async () => {
  const header = (bytes: number) => ({ ...HEADER, tool: { memsnap: "x".repeat(bytes) } });
  const largest = 64 * 1024 - JSON.stringify(header(0)).length;
  const outcome = (bytes: number) => codeOf(readEnds(bytesInMemory(bundle({ header: header(bytes) }))));
  expect(await readEnds(bytesInMemory(bundle({ header: header(largest) })))).toMatchObject({ header: header(largest) });
  expect(await outcome(largest + 1)).toBe("manifest-invalid");
});

test("a manifest that does not fit into the first read costs one more", async () => {
  const { first, middle, last } = tarParts({ items: Array.from({ length: 10_000 }, (_, index) => item(index)) });
  const halves = [last.subarray(0, MIB), last.subarray(MIB)];
  const file = bytesInMemory(
    stream(
      [first, middle, ...halves].map((content) => frame(content, 1)),
      2,
    ),
  );
  const { manifest } = await readEnds(file);
  expect(manifest.entries).toHaveLength(10_000);
  expect(file.reads.length).toBeLessThanOrEqual(4);
});
