import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { decryptStream, openAgeFile } from "../../../src/bundle/age/index.ts";
import type { ErrorCode } from "../../../src/model/index.ts";
import { bytesInMemory, codeOf, inPieces } from "../../unit/bundle/age/bytes.ts";
import { binaryOf, type Expectation, loadVectors, type Vector } from "./vector.ts";

const COUNTS: Record<Expectation, number> = {
  success: 26,
  "no match": 13,
  "HMAC failure": 1,
  "header failure": 62,
  "payload failure": 19,
  "armor failure": 22,
};

/** How each kind of failure is told. Within exit 3, several codes are right for "the header is no header". */
const CODES: Record<Exclude<Expectation, "success" | "armor failure">, readonly ErrorCode[]> = {
  "no match": ["wrong-key"],
  "HMAC failure": ["bundle-corrupt"],
  "header failure": ["bundle-corrupt", "bundle-truncated", "bundle-version", "not-a-bundle"],
  "payload failure": ["bundle-corrupt", "bundle-truncated"],
};

/** Feeding the multi-megabyte vectors byte by byte would show nothing that the smaller ones do not. */
const BYTE_BY_BYTE_LIMIT = 300 * 1024;

const vectors = loadVectors();
const readable = vectors.filter(({ expect }) => expect !== "armor failure");

test("the suite is whole: 143 vectors, of every kind as many as it is known to hold", () => {
  const counts = Object.fromEntries(
    Object.keys(COUNTS).map((kind) => [kind, vectors.filter((vector) => vector.expect === kind).length]),
  );
  expect(counts).toEqual(COUNTS);
  expect(vectors).toHaveLength(143);
});

describe("the streaming reader gives what the vector says, whatever the pieces it is fed", () => {
  test.each(readable)("$name: $expect", async (vector) => {
    const file = binaryOf(vector);
    const sizes = [17, 64 * 1024 + 1, Math.max(1, file.length), ...(file.length <= BYTE_BY_BYTE_LIMIT ? [1] : [])];
    for (const sizeBytes of sizes) await expectStreamed(vector, file, sizeBytes);
  });
});

describe("the random access reader opens what opens as a stream, and refuses the rest", () => {
  test.each(readable)("$name: $expect", async (vector) => {
    const file = binaryOf(vector);
    const opened = readWhole(file, vector);
    if (vector.expect === "success") expect(await opened).toBe(vector.payloadSha256);
    else expect(CODES[vector.expect as keyof typeof CODES]).toContain(await codeOf(opened));
  });
});

describe("armored files are told apart from bundles", () => {
  test.each(vectors.filter(({ armored }) => armored))(
    "$name is no bundle as it stands",
    async ({ file, identities, passphrases }) => {
      const streamed = collect(decryptStream(inPieces(file, 64), { identities, passphrases }));
      expect(await codeOf(streamed.finished)).toBe("not-a-bundle");
    },
  );

  test.each(vectors.filter(({ expect }) => expect === "armor failure"))("$name does not decode", (vector) => {
    expect(() => binaryOf(vector)).toThrow();
  });
});

async function expectStreamed(vector: Vector, file: Buffer, pieceBytes: number): Promise<void> {
  const { identities, passphrases } = vector;
  const streamed = collect(decryptStream(inPieces(file, pieceBytes), { identities, passphrases }));
  if (vector.expect === "success") await streamed.finished;
  else expect(CODES[vector.expect as keyof typeof CODES]).toContain(await codeOf(streamed.finished));
  const nothing = createHash("sha256").digest("hex");
  expect(streamed.sha256()).toBe(vector.payloadSha256 ?? nothing);
}

function collect(plaintext: AsyncIterable<Buffer>) {
  const hash = createHash("sha256");
  const finished = (async () => {
    for await (const piece of plaintext) hash.update(piece);
  })();
  return { finished, sha256: () => hash.copy().digest("hex") };
}

async function readWhole(file: Buffer, { identities, passphrases }: Vector): Promise<string> {
  const opened = await openAgeFile(bytesInMemory(file), { identities, passphrases });
  const hash = createHash("sha256");
  for (let offset = 0; offset < opened.sizeBytes; ) {
    const piece = await opened.read(offset, Math.min(1_000_003, opened.sizeBytes - offset));
    hash.update(piece);
    offset += piece.length;
  }
  return hash.digest("hex");
}
