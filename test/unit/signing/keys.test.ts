import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  generateSigningKey,
  isPublicKeyLine,
  parsePublicKeys,
  parseSigningKey,
  publicKeyLine,
  publicKeyText,
  signingKeyText,
} from "../../../src/signing/index.ts";
import { LEAST } from "../../../src/signing/key-stream.ts";
import { codeOf } from "../bundle/age/bytes.ts";
import { codeFrom, flippedLine } from "./made.ts";

const KEY = generateSigningKey();
const parse = (text: string, passphrase?: string) => parseSigningKey(text, { name: "key", passphrase });

/** A key file whose bytes are changed. */
function edited(text: string, edit: (fields: Buffer) => void): string {
  const [comment, line = ""] = text.split("\n");
  const fields = Buffer.from(line, "base64");
  edit(fields);
  return `${comment}\n${fields.toString("base64")}\n`;
}

describe("a public key", () => {
  test("is read as it was written, from its line and from its file", () => {
    for (const text of [publicKeyLine(KEY.publicKey), publicKeyText(KEY.publicKey)])
      expect(parsePublicKeys(text, "key")).toEqual([KEY.publicKey]);
  });

  test("is told from a path", () => {
    expect(isPublicKeyLine(publicKeyLine(KEY.publicKey))).toBe(true);
    for (const path of ["RWQ.pub", "keys/minisign.pub", `${publicKeyLine(KEY.publicKey)}.pub`])
      expect(isPublicKeyLine(path)).toBe(false);
  });

  test("stands among others, comments, blank lines and CRLF", () => {
    const [a, b] = [KEY.publicKey, generateSigningKey().publicKey];
    const text = `\uFEFF# ours\r\n${publicKeyText(a)}\r\n\n${publicKeyLine(b)}`;
    expect(parsePublicKeys(text, "keys")).toEqual([a, b]);
  });

  test.each([
    ["nothing", ""],
    ["comments alone", "untrusted comment: minisign public key\n"],
    ["another text", "ssh-ed25519 AAAA"],
    ["a key that is cut short", publicKeyLine(KEY.publicKey).slice(0, -4)],
    ["a key with something behind it", `${publicKeyLine(KEY.publicKey)}AAAA`],
    ["a longer field", Buffer.concat([Buffer.from("Ed"), Buffer.alloc(41)]).toString("base64")],
    ["a key of another algorithm", Buffer.concat([Buffer.from("EC"), Buffer.alloc(40)]).toString("base64")],
    ["a key beside something else", `${publicKeyText(KEY.publicKey)}trusted\n`],
  ])("is not made of %s", (_what, text) => {
    expect(codeFrom(() => parsePublicKeys(text, "key"))).toBe("bad-trusted-key");
  });
});

describe("a secret key", () => {
  test("is read as it was written, whatever the passphrase", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.string({ minLength: 1, unit: "grapheme" }), { nil: undefined }),
        async (passphrase) => {
          const key = generateSigningKey();
          const text = await signingKeyText(key, { passphrase, cost: LEAST });
          expect(await parse(text, passphrase)).toEqual(key);
        },
      ),
      { numRuns: 10 },
    );
  });

  test("is read from the line alone, as it may stand in a secret of a workflow", async () => {
    const [, line = ""] = (await signingKeyText(KEY)).split("\n");
    expect(await parse(` ${line}\r\n`)).toEqual(KEY);
  });

  test("without a passphrase needs none, and takes any", async () => {
    expect(await parse(await signingKeyText(KEY), "any")).toEqual(KEY);
  });

  test("is not opened by another passphrase, nor without", async () => {
    const text = await signingKeyText(KEY, { passphrase: "right", cost: LEAST });
    expect(await codeOf(parse(text, "wrong"))).toBe("bad-signing-key");
    expect(await codeOf(parse(text))).toBe("bad-signing-key");
  });

  test("in which any bit is turned over is refused", async () => {
    const text = await signingKeyText(KEY);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 54 * 8, max: 158 * 8 - 1 }), async (bit) => {
        expect(await codeOf(parse(flippedLine(text, 1, bit)))).toBe("bad-signing-key");
      }),
    );
  });

  test("without a checksum, as minisign leaves it where there is no passphrase, has its halves compared", async () => {
    const text = edited(await signingKeyText(KEY), (fields) => fields.fill(0, 126));
    expect(await parse(text)).toEqual(KEY);
    expect(await codeOf(parse(edited(text, (fields) => fields.fill(7, 62, 94))))).toBe("bad-signing-key");
  });

  test.each<[string, (fields: Buffer) => void]>([
    ["a hundred times the memory of minisign's", (fields) => fields.writeBigUInt64LE(100n << 30n, 46)],
    ["2^63 bytes of memory", (fields) => fields.writeBigUInt64LE(1n << 63n, 46)],
    ["one byte more than minisign's", (fields) => fields.writeBigUInt64LE((1n << 30n) + 1n, 46)],
    ["twice the operations of minisign's", (fields) => fields.writeBigUInt64LE(1n << 26n, 38)],
    ["no operations", (fields) => fields.writeBigUInt64LE(0n, 38)],
    ["no memory", (fields) => fields.writeBigUInt64LE(0n, 46)],
  ])("that asks for %s is refused before any work", async (_what, edit) => {
    const text = await signingKeyText(KEY, { passphrase: "right", cost: LEAST });
    expect(await codeOf(parse(edited(text, edit), "right"))).toBe("bad-signing-key");
  });

  test.each<[string, (text: string) => string]>([
    ["nothing", () => ""],
    ["a public key", () => publicKeyText(KEY.publicKey)],
    ["a file without its comment line, and one more", (text) => text.replace("untrusted comment: ", "")],
    ["one that is cut short", (text) => text.slice(0, -9)],
    ["two of them", (text) => text + text],
    ["another algorithm", (text) => edited(text, (fields) => fields.write("EC"))],
    ["another way to hide it", (text) => edited(text, (fields) => fields.write("Ar", 2))],
    ["another checksum", (text) => edited(text, (fields) => fields.write("SH", 4))],
  ])("is not made of %s", async (_what, edit) => {
    expect(await codeOf(parse(edit(await signingKeyText(KEY))))).toBe("bad-signing-key");
  });
});
