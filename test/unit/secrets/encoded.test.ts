import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openMatcher } from "../../../src/secrets/index.ts";
import { PLANTED, TOKEN } from "./planted.ts";

const KEY = "5e".repeat(32);
const PIECE = 64 * 1024;
const matcher = await openMatcher({ key: KEY, rules: [], allow: [] });
const [plain] = matcher.search(TOKEN);

type Spelling = (content: Buffer) => string;
const PLAIN: Spelling = (content) => content.toString("base64");
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  plain: PLAIN,
  "without padding, for URLs": (content) => content.toString("base64url"),
  "in lines of MIME": (content) => lines(content, 76, "\r\n"),
  "in lines of PEM, indented": (content) => lines(content, 64, "\n    "),
};

function lines(content: Buffer, length: number, end: string): string {
  return (PLAIN(content).match(new RegExp(`.{1,${length}}`, "g")) ?? []).join(end);
}

/** What of a text is found. */
function found(text: string): string[] {
  return matcher.search(text).map(({ start, end }) => text.slice(start, end));
}

/** Text around a secret, which does not touch it. */
const AROUND = fc.string({ unit: "grapheme", maxLength: 300 }).map((text) => text.replace(/\p{Cc}|\\/gu, "/"));

describe("base64 that says a secret", () => {
  test.each(Object.entries(SPELLINGS))("is found whole, written %s", (_, spell) => {
    fc.assert(
      fc.property(AROUND, AROUND, fc.boolean(), (before, after, isText) => {
        const encoded = spell(Buffer.from(`see the key: ${before} ${TOKEN} ${after}`));
        const text = `payload = "${encoded}" and more`;
        const content = isText ? text : Buffer.from(text);
        const hits = matcher.search(content);
        expect(hits).toEqual([{ ...plain, start: 11, end: 11 + encoded.length }]);
      }),
      { numRuns: 60 },
    );
  });

  test("is found in strings of JSON, which stay strings", () => {
    const encoded = lines(Buffer.from(`the key is ${TOKEN}, ${"keep it ".repeat(20)}`), 76, "\n");
    const json = JSON.stringify({ a: [encoded], b: 1 });
    const [hit, ...rest] = found(json);
    expect(rest).toEqual([]);
    expect(JSON.parse(json.replace(hit ?? "", "MARK"))).toEqual({ a: ["MARK"], b: 1 });
    const broken = JSON.stringify({ a: `short\n${PLAIN(Buffer.from(`it is ${TOKEN}`))}` });
    expect(JSON.parse(broken.replace(found(broken)[0] ?? "", "MARK"))).toEqual({ a: "short\nMARK" });
  });

  test("is found where it says UTF-16", () => {
    const encoded = PLAIN(Buffer.from(`echo ${TOKEN}`, "utf16le"));
    expect(found(`run -enc ${encoded} now`)).toEqual([encoded]);
  });

  test("loses the part that says it where it is too long to be read at once", () => {
    const filler = "lorem ipsum dolor sit amet ".repeat(6_000);
    for (const at of [0, PIECE * 0.75, PIECE - 40, PIECE, 100_001]) {
      const content = Buffer.from(`${filler.slice(0, at)} ${TOKEN} ${filler}`);
      const text = PLAIN(content);
      const [hit, ...rest] = matcher.search(text);
      expect(rest).toEqual([]);
      expect(hit?.fingerprint).toBe(plain?.fingerprint);
      const left =
        Buffer.from(text.slice(0, hit?.start), "base64") + Buffer.from(text.slice(hit?.end), "base64").toString();
      expect(left).not.toContain(TOKEN.slice(-8));
      expect(left.length).toBeGreaterThan(content.length - TOKEN.length - 8);
    }
  });

  test("is found wherever the border of a piece falls", () => {
    const encoded = PLAIN(Buffer.from(`a key: ${PLANTED.privatekey}`));
    for (let shift = -encoded.length - 40; shift < 40; shift += 23) {
      const text = `${"x ".repeat(PIECE / 2).slice(0, PIECE + shift)}"${encoded}"${" y".repeat(1000)}`;
      expect(found(text)).toEqual([encoded]);
    }
  });

  test("is looked into once", () => {
    expect(found(PLAIN(Buffer.from(PLAIN(Buffer.from(`twice: ${TOKEN}`)))))).toEqual([]);
  });
});

test("bytes that are no text are no secret in base64", () => {
  expect(found(PLAIN(Buffer.concat([randomBytes(30), Buffer.from(` ${TOKEN} `), randomBytes(30)])))).toEqual([]);
});

describe("a secret in UTF-16", () => {
  const ends = ["utf-16le", "utf-16be"] as const;
  const encode = (text: string, encoding: (typeof ends)[number]): Buffer => {
    const bytes = Buffer.from(text, "utf16le");
    return encoding === "utf-16le" ? bytes : bytes.swap16();
  };

  test.each(ends)("is found in its place in a text in %s", (encoding) => {
    fc.assert(
      fc.property(AROUND, AROUND, fc.integer({ min: 0, max: 70_000 }), (before, after, length) => {
        const lead = `\ufeff${"日本 words ".repeat(length / 9)}${before} `;
        const bytes = encode(`${lead}${TOKEN} ${after}`, encoding);
        const start = 2 * lead.length;
        expect(matcher.search(bytes)).toEqual([{ ...plain, start, end: start + 2 * TOKEN.length, encoding }]);
      }),
      { numRuns: 40 },
    );
  });

  test.each(ends)("is found in bytes wherever a string in %s starts", (encoding) => {
    for (let lead = 0; lead < 9; lead++) {
      const bytes = Buffer.concat([Buffer.alloc(lead, 0xc8), encode(TOKEN, encoding), Buffer.from([0xc8, 0x01, 0x02])]);
      const [hit, ...rest] = matcher.search(bytes);
      expect(rest).toEqual([]);
      expect(hit?.fingerprint).toBe(plain?.fingerprint);
      expect([hit?.start, hit?.end]).toEqual([lead, lead + 2 * TOKEN.length]);
    }
  });

  test("of the user's own is found beyond ASCII", async () => {
    const rules = [{ name: "own", pattern: "Paßwort: (?P<secret>\\S+)" }];
    const own = await openMatcher({ key: KEY, rules, allow: [] });
    const bytes = encode("Mein Paßwort: 日本語Ω\n", "utf-16le");
    expect(own.search(bytes)).toMatchObject([{ rule: "own", start: 28, end: 36, encoding: "utf-16le" }]);
  });
});
