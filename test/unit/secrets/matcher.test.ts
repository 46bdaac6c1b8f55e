import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { SecretHit, SecretMatcher } from "../../../src/model/index.ts";
import { secretsBy } from "../../../src/secrets/extent.ts";
import { openMatcher } from "../../../src/secrets/index.ts";
import { LIBRARY } from "../../../src/secrets/library.ts";
import { viewsOf } from "../../../src/secrets/views.ts";
import { OTHER_FORMS, PLANTED, TEXT, TOKEN } from "./planted.ts";

const KEY = "5e".repeat(32);

const matcher = await openMatcher({ key: KEY, rules: [], allow: [] });

function found(content: string | Buffer, by: SecretMatcher = matcher): string[] {
  const bytes = Buffer.from(content);
  return by.search(bytes).map(({ rule, start, end }) => `${rule} ${bytes.toString("utf8", start, end)}`);
}

describe("the library's rules", () => {
  test.each([...Object.entries(PLANTED), ...OTHER_FORMS])("find a secret of %s", (rule, secret) => {
    const [hit] = matcher.search(`before ${secret} after`);
    expect(hit?.rule).toBe(rule);
  });

  test("are each tried with a secret, but for the one that needs a whole account", () => {
    expect(LIBRARY.map(({ name }) => name).filter((name) => PLANTED[name] === undefined)).toEqual(["1password"]);
  });

  test("find in pieces, behind anchors, what they find in a whole text", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const hits = matcher.search(text);
        const expected = firstOfOverlapping(
          viewsOf(text).flatMap((view) =>
            LIBRARY.flatMap((finder) =>
              secretsBy(finder, view)
                .map((secret) => ({ start: view.place(secret.start), end: view.place(secret.end) }))
                .map((secret) => ({ name: finder.name, ...secret })),
            ),
          ),
        );
        expect(hits.map(({ rule, start }) => `${start} ${rule}`)).toEqual(expected);
      }),
      { numRuns: 250, endOnFailure: true },
    );
  });

  test("find the same in bytes as in text", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const bytes = Buffer.from(text);
        const places = ({ start, end }: SecretHit): string => bytes.toString("utf8", start, end);
        const inText = matcher.search(text).map(({ rule, start, end }) => [rule, text.slice(start, end)]);
        if (!text.isWellFormed()) return;
        expect(matcher.search(bytes).map((hit) => [hit.rule, places(hit)])).toEqual(inText);
      }),
      { numRuns: 40 },
    );
  });

  test.each([0, 1])("end with a whole character (%d in front)", (shift) => {
    const text = `${PLANTED["database-connection-string"]}/${"a".repeat(shift)}${"\u{10000}".repeat(300)}`;
    const [hit] = matcher.search(text);
    expect(hit?.end).toBeLessThan(text.length);
    expect(text.slice(0, hit?.end).isWellFormed()).toBe(true);
  });

  test("find a secret wherever the border of a piece falls", () => {
    const secret = PLANTED.privatekey as string;
    for (let shift = -secret.length - 70; shift < 70; shift += 7) {
      const text = `${"x ".repeat(32 * 1024).slice(0, 64 * 1024 + shift)}\n${secret}\n${TOKEN} `;
      expect(found(text)).toEqual([`privatekey ${secret}`, `github ${TOKEN}`]);
    }
  });
});

/** Where hits overlap, the first counts, of two that start together the longer. */
function firstOfOverlapping(all: { name: string; start: number; end: number }[]): string[] {
  let end = 0;
  const kept: string[] = [];
  for (const match of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start >= end) kept.push(`${match.start} ${match.name}`);
    end = Math.max(end, match.end);
  }
  return kept;
}

describe("a secret", () => {
  test("is found behind an escaped line feed in JSON", () => {
    expect(found(JSON.stringify({ text: `token:\n${TOKEN}` }))).toEqual([`github ${TOKEN}`]);
  });

  test("is found in JSON that is a string in JSON", () => {
    const inner = JSON.stringify({ text: `\n${TOKEN}` });
    expect(found(JSON.stringify({ inner: `\n${inner}` }))).toEqual([`github ${TOKEN}`]);
  });

  test("is found in a URL with escaped slashes", () => {
    const text = JSON.stringify({ url: PLANTED.basicauth }).replaceAll("/", "\\/");
    expect(matcher.search(text).map(({ rule }) => rule)).toEqual(["basicauth"]);
  });

  test("is found however its characters are escaped, and whatever it is a string in", () => {
    const spelt = (text: string): string =>
      text.replace(/[-=:/@_]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
    for (const [rule, secret] of Object.entries({ ...PLANTED, npm: "//host/:_authToken=abcdef-123456" })) {
      let text = `{"a":"x ${spelt(JSON.stringify(secret).slice(1, -1))} y"}`;
      for (let depth = 0; depth < 3; depth++, text = JSON.stringify({ text }))
        expect(matcher.search(Buffer.from(text)).map((hit) => hit.rule)).toEqual(rule === "1password" ? [] : [rule]);
    }
    let url = JSON.stringify({ url: PLANTED.basicauth }).replaceAll("/", "\\/");
    for (let depth = 0; depth < 3; depth++, url = JSON.stringify({ url }).replaceAll("/", "\\/"))
      expect(matcher.search(url).map((hit) => hit.rule)).toEqual(["basicauth"]);
  });

  test("of JSON ends with its string, also where a pattern goes on", () => {
    const text = JSON.stringify({ url: PLANTED["database-connection-string"], more: "x" });
    expect(found(text)).toEqual([`database-connection-string ${PLANTED["database-connection-string"]}`]);
    expect(found(`{"rc":"//host/:_authToken=abcdef-123456","more":1}`)).toEqual(["npm abcdef-123456"]);
    expect(found(`{"a":"//x/:_authToken=abcdef-1","b":"//y/:_authToken=abcdef-2"}`)).toEqual([
      "npm abcdef-1",
      "npm abcdef-2",
    ]);
    expect(found(JSON.stringify({ rc: '//host/:_authToken="abcdef-123456" ', more: 1 }))).toEqual([
      "npm abcdef-123456",
    ]);
  });

  test("is found in a private key whose line feeds are escaped", () => {
    const hits = matcher.search(JSON.stringify({ key: PLANTED.privatekey }));
    expect(hits.map(({ rule }) => rule)).toEqual(["privatekey"]);
  });

  test("is found right behind a letter of another script, and behind its length in bytes", () => {
    for (const [rule, secret] of Object.entries(PLANTED)) {
      if (rule === "aws" || rule === "privatekey") continue;
      for (const before of ["令牌是", "é", "🙂"])
        expect(found(`a ${before}${secret} b`)[0]).toMatch(new RegExp(`^${rule} `));
      for (const lead of [[0xc7], [0xd9], [0x01, 0x12]]) {
        const bytes = Buffer.concat([
          Buffer.of(0x82, ...lead, "l".charCodeAt(0)),
          Buffer.from(secret),
          Buffer.of(0x82),
        ]);
        expect(matcher.search(bytes).map((hit) => hit.rule)).toEqual([rule]);
      }
    }
  });

  test("is found among bytes that are no text", () => {
    const bytes = Buffer.concat([Buffer.of(0, 255, 128, 65), Buffer.of(200), Buffer.from(TOKEN), Buffer.of(0, 200)]);
    expect(matcher.search(bytes)).toMatchObject([{ rule: "github", start: 5, end: 5 + TOKEN.length }]);
  });

  test("that a text says not to look for is found all the same", () => {
    expect(found(`<!-- secretlint-disable -->\n${TOKEN}`)).toEqual([`github ${TOKEN}`]);
  });

  test("that was struck out is none", () => {
    expect(found("//host/:_authToken=[REDACTED:npm]")).toEqual([]);
  });
});

describe("a fingerprint", () => {
  const printOf = async (key: string, text: string): Promise<string | undefined> =>
    (await openMatcher({ key, rules: [], allow: [] })).search(text)[0]?.fingerprint;

  test("is the same for the same secret under one key, and another under another", async () => {
    expect(await printOf(KEY, `a ${TOKEN}`)).toBe(await printOf(KEY, `somewhere else: ${TOKEN}!`));
    expect(await printOf(KEY, TOKEN)).not.toBe(await printOf("00".repeat(32), TOKEN));
    expect(await printOf(KEY, TOKEN)).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("rules of the user's", () => {
  test("are found with the group that is the secret", async () => {
    const own = await openMatcher({
      key: KEY,
      rules: [{ name: "acme", pattern: "acme:(?P<secret>[a-z]{5})" }],
      allow: [],
    });
    expect(found("x acme:hello y", own)).toEqual(["acme hello"]);
    expect(found(`日本🙂 acme:hello ${TOKEN}`, own)).toEqual(["acme hello", `github ${TOKEN}`]);
  });

  test("that overlap with another strike out what either finds, also where pieces of a file meet", async () => {
    const rules = [{ name: "line", pattern: "key: .{8}" }];
    const own = await openMatcher({ key: KEY, rules, allow: [] });
    expect(found(`a key: ${TOKEN} b`, own)).toEqual([`line key: ${TOKEN}`]);
    for (const shift of [0, 1, 4, 5, 6, 12]) {
      const before = "x ".repeat(32 * 1024).slice(shift);
      expect(found(`${before}key: ${TOKEN} b`, own)).toEqual([`line key: ${TOKEN}`]);
    }
  });

  test("take time in proportion to the text whatever the pattern", async () => {
    const own = await openMatcher({ key: KEY, rules: [{ name: "evil", pattern: "(a+)+b" }], allow: [] });
    expect(own.search("a".repeat(500_000))).toEqual([]);
  });

  test("let through what they allow", async () => {
    const own = await openMatcher({ key: KEY, rules: [], allow: ["ghp_a1B2.*"] });
    expect(found(`${TOKEN} ${PLANTED.gitlab}`, own)).toEqual([`gitlab ${PLANTED.gitlab}`]);
  });
});
