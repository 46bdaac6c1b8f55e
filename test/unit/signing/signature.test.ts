import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { signMessage } from "../../../src/signing/ed25519.ts";
import { generateSigningKey, openProof, readStatement, type SigningKey } from "../../../src/signing/index.ts";
import { commentMessage, parseSignature, signatureText } from "../../../src/signing/signature.ts";
import { codeFrom, FACTS, flippedLine, judged, signed } from "./made.ts";

const KEY = generateSigningKey();
const OTHER = generateSigningKey();
const KEYS = [KEY.publicKey];
const BYTES = Buffer.from("the bytes of a bundle");
const TEXT = signed(BYTES, KEY);

/** A signature over what another one was made over, with another trusted comment. */
function commented(text: string, trustedComment: string, key: SigningKey = KEY): string {
  const { keyId, overMessage } = parseSignature(text, "signature");
  const overComment = signMessage(commentMessage({ overMessage, trustedComment }), key.seed);
  return signatureText({ keyId, overMessage, trustedComment, overComment });
}

/** A signature over the message itself. */
function old(bytes: Uint8Array): string {
  const lines = commented(TEXT, "of old").split("\n");
  const fields = Buffer.from(lines[1] ?? "", "base64");
  const overMessage = signMessage(bytes, KEY.seed);
  Buffer.concat([Buffer.from("Ed"), fields.subarray(2, 10), overMessage]).copy(fields);
  const overComment = signMessage(commentMessage({ overMessage, trustedComment: "of old" }), KEY.seed);
  return lines.with(1, fields.toString("base64")).with(3, overComment.toString("base64")).join("\n");
}

describe("a signature", () => {
  test("proves the bytes that it was made over, whatever the pieces they come in", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), fc.uint8Array(), (pieces, more) => {
        const text = signed(Buffer.concat(pieces), KEY);
        const hear = (chunks: readonly Uint8Array[]) => {
          const proof = openProof(text, { name: "bundle", trustedKeys: KEYS });
          for (const chunk of chunks) proof.hear(chunk);
          return codeFrom(() => proof.conclude(FACTS));
        };
        expect(hear(pieces)).toBe("no error");
        expect(hear([...pieces, more])).toBe(more.length === 0 ? "no error" : "signature-wrong");
      }),
    );
  });

  test("says who made it", () => {
    const { keyId, trustedComment } = judged(TEXT, { bytes: BYTES, keys: [OTHER.publicKey, ...KEYS], facts: FACTS });
    expect(keyId).toBe(KEY.publicKey.id);
    expect(trustedComment).toBe(
      `agent-memory-snapshot snapshot=${FACTS.snapshotId} agent=scout state=${FACTS.stateDigest} time=${FACTS.createdAt}`,
    );
  });

  test("that is not there is missing", () => {
    expect(codeFrom(() => judged(null, { bytes: BYTES, keys: KEYS }))).toBe("signature-missing");
  });

  test("by a key that is not trusted is refused", () => {
    expect(codeFrom(() => judged(signed(BYTES, OTHER), { bytes: BYTES, keys: KEYS }))).toBe("signature-untrusted");
  });

  test("by a key that took the id of a trusted one is refused, and does not stand in its way", () => {
    const double = { ...OTHER, publicKey: { ...OTHER.publicKey, id: KEY.publicKey.id } };
    expect(codeFrom(() => judged(signed(BYTES, double), { bytes: BYTES, keys: KEYS }))).toBe("signature-wrong");
    expect(judged(TEXT, { bytes: BYTES, keys: [double.publicKey, ...KEYS] }).keyId).toBe(KEY.publicKey.id);
  });

  test("in which any bit is turned over is refused", () => {
    const bits = fc.tuple(fc.constantFrom(1, 3), fc.nat(74 * 8 - 1));
    fc.assert(
      fc.property(bits, ([line, bit]) => {
        const code = codeFrom(() => judged(flippedLine(TEXT, line, bit), { bytes: BYTES, keys: KEYS }));
        expect(["signature-wrong", "signature-untrusted"]).toContain(code);
      }),
    );
  });

  test("whose trusted comment is another's is refused", () => {
    const other = signed(Buffer.from("another bundle"), KEY, { ...FACTS, agent: "other" }).split("\n");
    for (const lines of [[2], [2, 3]]) {
      const text = lines.reduce((all, line) => all.with(line, other[line] ?? ""), TEXT.split("\n")).join("\n");
      expect(codeFrom(() => judged(text, { bytes: BYTES, keys: KEYS }))).toBe("signature-wrong");
    }
  });

  test.each(Object.keys(FACTS) as (keyof typeof FACTS)[])(
    "that states another %s than the bundle is refused",
    (fact) => {
      const facts = { ...FACTS, [fact]: "other" };
      expect(codeFrom(() => judged(TEXT, { bytes: BYTES, keys: KEYS, facts }))).toBe("signature-wrong");
    },
  );

  test("that begins like ours and states something else is refused", () => {
    for (const comment of ["agent-memory-snapshot ", "agent-memory-snapshot agent=scout"])
      expect(codeFrom(() => judged(commented(TEXT, comment), { bytes: BYTES, keys: KEYS, facts: FACTS }))).toBe(
        "signature-wrong",
      );
  });

  test("of another program states what it likes", () => {
    for (const comment of ["", "timestamp:1\tfile:bundle\thashed", "日本"])
      expect(judged(commented(TEXT, comment), { bytes: BYTES, keys: KEYS, facts: FACTS }).trustedComment).toBe(comment);
  });

  test("in the old form is made over the bytes themselves, up to 64 MiB", () => {
    expect(judged(old(BYTES), { bytes: BYTES, keys: KEYS, facts: FACTS }).trustedComment).toBe("of old");
    expect(codeFrom(() => judged(old(BYTES), { bytes: Buffer.from("other"), keys: KEYS }))).toBe("signature-wrong");
    const large = Buffer.alloc(2 ** 26 + 1);
    const most = large.subarray(0, 2 ** 26);
    expect(judged(old(most), { bytes: most, keys: KEYS }).trustedComment).toBe("of old");
    expect(codeFrom(() => judged(old(large), { bytes: large, keys: KEYS }))).toBe("signature-wrong");
  });

  test("of no known algorithm is none in the old form", () => {
    const fields = Buffer.from(old(BYTES).split("\n")[1] ?? "", "base64").fill("Ee", 0, 2);
    const text = old(BYTES).split("\n").with(1, fields.toString("base64")).join("\n");
    expect(codeFrom(() => judged(text, { bytes: BYTES, keys: KEYS }))).toBe("signature-wrong");
  });

  test("of one form is none of the other", () => {
    const asOld = Buffer.from(TEXT.split("\n")[1] ?? "", "base64").fill("Ed", 0, 2);
    const text = TEXT.split("\n").with(1, asOld.toString("base64")).join("\n");
    expect(codeFrom(() => judged(text, { bytes: BYTES, keys: KEYS }))).toBe("signature-wrong");
  });
});

describe("a signature file", () => {
  test.each<[string, (text: string) => string]>([
    ["is empty", () => ""],
    ["is cut short", (text) => text.split("\n").slice(0, 3).join("\n")],
    ["has one line more", (text) => `${text}more\n`],
    ["has no untrusted comment", (text) => text.replace("untrusted comment: ", "")],
    ["has no trusted comment", (text) => text.replace("\ntrusted comment: ", "\n")],
    ["has base64 with something behind it", (text) => text.replace("=\n", "=!\n")],
    ["is of another algorithm", (text) => text.replace("\nRU", "\nXX")],
    ["is larger than 16 KiB", (text) => text.replace("untrusted comment: ", `$&${"x".repeat(16384)}`)],
    ["would move the cursor of a terminal", () => commented(TEXT, "\u001B[2J")],
  ])("that %s is refused", (_what, edit) => {
    expect(edit(TEXT)).not.toBe(TEXT);
    expect(codeFrom(() => judged(edit(TEXT), { bytes: BYTES, keys: KEYS }))).toBe("signature-wrong");
  });

  test("may have CRLF, no last line end, and any untrusted comment", () => {
    const text = TEXT.trimEnd()
      .replaceAll("\n", "\r\n")
      .replace(/untrusted comment: .*/, "untrusted comment: \u001B");
    expect(judged(text, { bytes: BYTES, keys: KEYS, facts: FACTS }).keyId).toBe(KEY.publicKey.id);
  });
});

describe("a statement", () => {
  test("is read without the bundle, from a signature by a trusted key alone", () => {
    expect(readStatement(TEXT, KEYS)).toEqual(FACTS);
    expect(readStatement(TEXT, [OTHER.publicKey])).toBeNull();
    expect(readStatement(TEXT.replace("agent=scout", "agent=other"), KEYS)).toBeNull();
    expect(readStatement(commented(TEXT, "timestamp:1"), KEYS)).toBeNull();
    expect(readStatement("", KEYS)).toBeNull();
  });
});
