import { beforeAll, describe, expect, test } from "@jest/globals";
import { Decrypter, Encrypter } from "age-encryption";
import fc from "fast-check";
import { openedSize } from "../../../../src/bundle/age/chunks.ts";
import {
  type AgeHeader,
  createAgeHeader,
  decryptStream,
  encryptStream,
  generateIdentity,
  parseIdentities,
} from "../../../../src/bundle/age/index.ts";
import { AppError } from "../../../../src/model/index.ts";
import { codeOf, errorOf, gather, inPieces, patternBytes } from "./bytes.ts";

const CHUNK = 64 * 1024;
const PAYLOAD_NONCE = 16;
const CREATED_AT = new Date("2026-01-02T03:04:05Z");

let identity = "";
let recipient = "";

beforeAll(async () => {
  const made = await generateIdentity({ postQuantum: false, createdAt: CREATED_AT });
  recipient = made.recipient;
  [identity = ""] = await parseIdentities(made.identityFileText, "new identity");
});

const aroundChunkBorders = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -18, max: 18 }))
  .map(([chunks, more]) => Math.max(0, chunks * CHUNK + more));
const pieceSizes = fc.array(fc.integer({ min: 1, max: 3 * CHUNK }), { minLength: 1, maxLength: 4 });

async function seal(plaintext: Buffer, header?: AgeHeader): Promise<Buffer> {
  return gather(encryptStream(inPieces(plaintext), header ?? (await createAgeHeader({ recipients: [recipient] }))));
}

describe("a stream that was sealed", () => {
  test("opens to the same bytes, for sizes around the borders of chunks and pieces of any size", async () => {
    const property = fc.asyncProperty(
      aroundChunkBorders,
      pieceSizes,
      pieceSizes,
      async (sizeBytes, inSizes, outSizes) => {
        const plaintext = patternBytes(sizeBytes);
        const header = await createAgeHeader({ recipients: [recipient] });
        const file = await gather(encryptStream(inPieces(plaintext, ...inSizes), header));
        const opened = await gather(decryptStream(inPieces(file, ...outSizes), { identities: [identity] }));
        expect(opened.equals(plaintext)).toBe(true);
        const chunks = Math.max(1, Math.ceil(sizeBytes / CHUNK));
        expect(file.length).toBe(header.header.length + PAYLOAD_NONCE + sizeBytes + 16 * chunks);
        expect(openedSize(sizeBytes + 16 * chunks)).toBe(sizeBytes);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test("is what the age library opens", async () => {
    const property = fc.asyncProperty(aroundChunkBorders, async (sizeBytes) => {
      const plaintext = patternBytes(sizeBytes);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(plaintext.equals(await decrypter.decrypt(await seal(plaintext)))).toBe(true);
    });
    await fc.assert(property, { numRuns: 15 });
  });

  test("is opened from what the age library sealed", async () => {
    const property = fc.asyncProperty(aroundChunkBorders, pieceSizes, async (sizeBytes, sizes) => {
      const plaintext = patternBytes(sizeBytes);
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const file = Buffer.from(await encrypter.encrypt(plaintext));
      expect(plaintext.equals(await gather(decryptStream(inPieces(file, ...sizes), { identities: [identity] })))).toBe(
        true,
      );
    });
    await fc.assert(property, { numRuns: 15 });
  });

  test("never has the same payload nonce twice", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const [first, second] = [await seal(Buffer.from("same"), header), await seal(Buffer.from("same"), header)];
    expect(first.subarray(header.header.length).equals(second.subarray(header.header.length))).toBe(false);
  });

  test("goes out chunk by chunk, whatever the pieces that it comes in", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const sizes: number[] = [];
    for await (const piece of encryptStream(inPieces(patternBytes(40 * CHUNK), 1000), header)) sizes.push(piece.length);
    expect(sizes.filter((size) => size === CHUNK)).toHaveLength(40);
    expect(Math.max(...sizes)).toBe(CHUNK);
  });
});

describe("a damaged file", () => {
  test("with any one bit flipped never opens: exit 3, or 6 where the key part is hit", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const file = await seal(patternBytes(20), header);
    const keyPart = { start: file.indexOf("\n") + 1, end: file.indexOf("\n---") };
    for (let bit = 0; bit < file.length * 8; bit += 1) {
      const offset = bit >>> 3;
      file[offset] = (file[offset] ?? 0) ^ (1 << (bit & 7));
      const error = await errorOf(gather(decryptStream(inPieces(file), { identities: [identity] })));
      file[offset] = (file[offset] ?? 0) ^ (1 << (bit & 7));
      const inKeyPart = offset >= keyPart.start && offset < keyPart.end;
      const expected = inKeyPart && error?.exitCode === 6 ? 6 : 3;
      expect({ bit, exit: error?.exitCode ?? 0 }).toEqual({ bit, exit: expected });
    }
    expect(await gather(decryptStream(inPieces(file), { identities: [identity] }))).toEqual(patternBytes(20));
  });

  test("cut short at any offset never opens, and says so where it can be known", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const file = await seal(patternBytes(100), header);
    const payloadStart = header.header.length + PAYLOAD_NONCE;
    for (let sizeBytes = 0; sizeBytes < file.length; sizeBytes += 1) {
      const code = await codeOf(
        gather(decryptStream(inPieces(file.subarray(0, sizeBytes)), { identities: [identity] })),
      );
      const expected = sizeBytes < payloadStart + 16 ? "bundle-truncated" : "bundle-corrupt";
      expect({ sizeBytes, code }).toEqual({ sizeBytes, code: expected });
    }
  });

  test("cut between two chunks is told to be cut short", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const file = await seal(patternBytes(3 * CHUNK), header);
    for (const chunks of [0, 1, 2]) {
      const cut = file.subarray(0, header.header.length + PAYLOAD_NONCE + chunks * (CHUNK + 16));
      expect(await codeOf(gather(decryptStream(inPieces(cut), { identities: [identity] })))).toBe("bundle-truncated");
    }
  });

  test("with two chunks swapped, or one left out or doubled, does not open", async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const file = await seal(patternBytes(3 * CHUNK + 5), header);
    const start = header.header.length + PAYLOAD_NONCE;
    const head = file.subarray(0, start);
    const [a, b, c, last] = [0, 1, 2, 3].map((index) =>
      file.subarray(start + index * (CHUNK + 16), start + (index + 1) * (CHUNK + 16)),
    );
    if (a === undefined || b === undefined || c === undefined || last === undefined)
      throw new Error("four chunks expected");
    for (const chunks of [[b, a, c, last], [a, c, last], [a, a, b, c, last], [a, b, c, last, last], [last]]) {
      const file = Buffer.concat([head, ...chunks]);
      expect(await codeOf(gather(decryptStream(inPieces(file), { identities: [identity] })))).toBe("bundle-corrupt");
    }
  });

  test("releases nothing but the plaintext before the damage", async () => {
    const plaintext = patternBytes(5 * CHUNK);
    const header = await createAgeHeader({ recipients: [recipient] });
    const file = await seal(plaintext, header);
    const target = header.header.length + PAYLOAD_NONCE + 3 * (CHUNK + 16) + 1234;
    file[target] = (file[target] ?? 0) ^ 0x10;
    const released: Buffer[] = [];
    const reading = (async () => {
      for await (const piece of decryptStream(inPieces(file, 100_000), { identities: [identity] }))
        released.push(piece);
    })();
    expect(await codeOf(reading)).toBe("bundle-corrupt");
    expect(Buffer.concat(released).equals(plaintext.subarray(0, 3 * CHUNK))).toBe(true);
  });
});

describe("reading that stops early", () => {
  test("ends the source", async () => {
    let ended = false;
    async function* source(bytes: Buffer) {
      try {
        yield* inPieces(bytes, 1000);
      } finally {
        ended = true;
      }
    }
    const file = await seal(patternBytes(5 * CHUNK));
    for await (const _ of decryptStream(source(file), { identities: [identity] })) break;
    expect(ended).toBe(true);
  });

  test("passes an error of the source on", async () => {
    async function* source(): AsyncGenerator<Buffer> {
      yield Buffer.from("age-encryption.org/v1\n");
      throw new Error("the disk is gone");
    }
    await expect(gather(decryptStream(source(), { identities: [identity] }))).rejects.toThrow("the disk is gone");
  });
});

describe("sizes", () => {
  test("that no payload has are told to be cut short", () => {
    for (const sealedBytes of [0, 15, CHUNK + 17, CHUNK + 16 + 16, 2 * (CHUNK + 16) + 1]) {
      expect(() => openedSize(sealedBytes)).toThrow(AppError);
    }
  });
});
