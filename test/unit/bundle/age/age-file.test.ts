import { beforeAll, describe, expect, test } from "@jest/globals";
import { Encrypter, Stanza } from "age-encryption";
import fc from "fast-check";
import { createAgeHeader, encryptStream, openAgeFile, unlock } from "../../../../src/bundle/age/index.ts";
import { bytesInMemory, codeOf, gather, inPieces, patternBytes } from "./bytes.ts";

const CHUNK = 64 * 1024;
const SEALED_CHUNK = CHUNK + 16;
const plaintext = patternBytes(10 * CHUNK + 777);

let file: Buffer = Buffer.alloc(0);
let fileKey: Buffer = Buffer.alloc(0);
let payloadStart = 0;

beforeAll(async () => {
  const header = await createAgeHeader({ passphrase: "pass", scryptLogN: 4 });
  file = await gather(encryptStream(inPieces(plaintext), header));
  fileKey = header.fileKey;
  payloadStart = header.header.length + 16;
});

describe("an age file with random access", () => {
  test("gives every range as it was sealed", async () => {
    const opened = await openAgeFile(bytesInMemory(file), { fileKey });
    const ranges = fc
      .tuple(fc.integer({ min: 0, max: plaintext.length }), fc.integer({ min: 0, max: plaintext.length }))
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    const property = fc.asyncProperty(ranges, async ([start, end]) => {
      expect((await opened.read(start, end - start)).equals(plaintext.subarray(start, end))).toBe(true);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])(
    "knows its size before anything is read: %i",
    async (sizeBytes) => {
      const header = await createAgeHeader({ passphrase: "pass", scryptLogN: 4 });
      const sealed = await gather(encryptStream(inPieces(patternBytes(sizeBytes)), header));
      const opened = await openAgeFile(bytesInMemory(sealed), { passphrases: ["pass"] });
      expect(opened.sizeBytes).toBe(sizeBytes);
      expect((await opened.read(0, sizeBytes)).equals(patternBytes(sizeBytes))).toBe(true);
    },
  );

  test("opens in three reads, the last chunk before all others", async () => {
    const source = bytesInMemory(file);
    await openAgeFile(source, { fileKey });
    const lastChunk = payloadStart + 10 * SEALED_CHUNK;
    expect(source.reads).toEqual([
      [0, CHUNK],
      [payloadStart - 16, 16],
      [lastChunk, file.length - lastChunk],
    ]);
  });

  test("reads a range with one read of the chunks that cover it", async () => {
    const source = bytesInMemory(file);
    const opened = await openAgeFile(source, { fileKey });
    source.reads.length = 0;
    await opened.read(2 * CHUNK - 1, CHUNK + 2);
    expect(source.reads).toEqual([[payloadStart + SEALED_CHUNK, 3 * SEALED_CHUNK]]);
  });

  test("does not read a chunk again for neighbouring small reads, nor the last one at all", async () => {
    const source = bytesInMemory(file);
    const opened = await openAgeFile(source, { fileKey });
    source.reads.length = 0;
    for (let offset = 0; offset < 1000; offset += 100) await opened.read(3 * CHUNK + offset, 100);
    await opened.read(opened.sizeBytes - 9, 9);
    expect(source.reads).toHaveLength(1);
  });

  test("unlocked once opens again without its key", async () => {
    const unlocked = await unlock(bytesInMemory(file), { passphrases: ["pass"] });
    expect(unlocked).toEqual({ fileKey });
    expect((await openAgeFile(bytesInMemory(file), unlocked)).sizeBytes).toBe(plaintext.length);
    expect(await codeOf(unlock(bytesInMemory(file), { passphrases: ["other"] }))).toBe("wrong-key");
  });

  test("gives a buffer that the caller may write to", async () => {
    const opened = await openAgeFile(bytesInMemory(file), { fileKey });
    (await opened.read(10, 10)).fill(0);
    expect((await opened.read(10, 10)).equals(plaintext.subarray(10, 20))).toBe(true);
  });

  test("refuses ranges beyond its end", async () => {
    const opened = await openAgeFile(bytesInMemory(file), { fileKey });
    for (const [offset, lengthBytes] of [
      [0, plaintext.length + 1],
      [plaintext.length, 1],
      [-1, 1],
      [0.5, 1],
    ] as const) {
      expect(await codeOf(opened.read(offset, lengthBytes))).toBe("bundle-truncated");
    }
  });

  test("reads on when the header is longer than its first read", async () => {
    const encrypter = new Encrypter();
    let key: Buffer | undefined;
    encrypter.addRecipient({
      wrapFileKey(fileKey) {
        key = Buffer.from(fileKey);
        return [new Stanza(["example.com/long", "1"], patternBytes(100_000))];
      },
    });
    const sealed = Buffer.from(await encrypter.encrypt("x"));
    const opened = await openAgeFile(bytesInMemory(sealed), key === undefined ? {} : { fileKey: key });
    expect((await opened.read(0, 1)).toString()).toBe("x");
  });
});

describe("a damaged age file with random access", () => {
  test("cut or continued anywhere near the borders of chunks does not open", async () => {
    for (const chunks of [0, 1, 5, 10]) {
      for (const more of [-17, -16, -1, 0, 1, 16, 17]) {
        const sizeBytes = payloadStart + chunks * SEALED_CHUNK + more;
        const code = await codeOf(openAgeFile(bytesInMemory(file.subarray(0, sizeBytes)), { fileKey }));
        expect(["bundle-truncated", "bundle-corrupt"]).toContain(code);
        if (more === 0) expect(code).toBe("bundle-truncated");
      }
    }
    const continued = Buffer.concat([file, Buffer.alloc(5)]);
    expect(await codeOf(openAgeFile(bytesInMemory(continued), { fileKey }))).toBe("bundle-corrupt");
  });

  test("gives no byte of a changed chunk, and still all others", async () => {
    const changed = Buffer.from(file);
    const target = payloadStart + 4 * SEALED_CHUNK + 100;
    changed[target] = (changed[target] ?? 0) ^ 0x01;
    const opened = await openAgeFile(bytesInMemory(changed), { fileKey });
    expect(await codeOf(opened.read(4 * CHUNK + 60_000, 10))).toBe("bundle-corrupt");
    expect((await opened.read(5 * CHUNK, 10)).equals(plaintext.subarray(5 * CHUNK, 5 * CHUNK + 10))).toBe(true);
  });
});
