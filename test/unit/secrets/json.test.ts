import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { redactionMark, type SecretMatcher } from "../../../src/model/index.ts";
import { openMatcher } from "../../../src/secrets/index.ts";
import { OTHER_FORMS, PLANTED } from "./planted.ts";

const SECRETS = [...Object.values(PLANTED), ...OTHER_FORMS.map(([, secret]) => secret)];

/** Texts with secrets, beginnings of some, and whatever JSON has to escape. */
const PIECES = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SECRETS),
      fc.constantFrom(
        "\n",
        " ",
        '"',
        "\\",
        "=",
        ":",
        "@",
        "/",
        "é",
        "'",
        "secret_access_key",
        "mysql://a:b",
        "https://a:bcde",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.tuple(fc.constantFrom(...SECRETS), fc.nat(80)).map(([secret, at]) => secret.slice(0, at)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

const DOCUMENTS = fc.oneof(
  fc.dictionary(PIECES, fc.oneof(PIECES, fc.jsonValue({ depthSize: "small" }), fc.array(PIECES, { maxLength: 3 })), {
    maxKeys: 4,
  }),
  fc.array(PIECES, { maxLength: 4 }),
);

function redacted(text: string, matcher: SecretMatcher): string {
  const hits = matcher.search(text);
  if (hits.length === 0) return text;
  const pieces = hits.map(
    ({ rule, start }, index) => text.slice(hits[index - 1]?.end ?? 0, start) + redactionMark(rule),
  );
  return redacted(pieces.join("") + text.slice(hits.at(-1)?.end), matcher);
}

test("JSON stays JSON, and holds no secret, when marks have taken their place", async () => {
  const matcher = await openMatcher({ key: "5e".repeat(32), rules: [], allow: [] });
  fc.assert(
    fc.property(DOCUMENTS, fc.constantFrom(0, 2), (document, indent) => {
      const text = redacted(JSON.stringify(document, null, indent), matcher);
      expect(() => JSON.parse(text)).not.toThrow();
      expect(matcher.search(text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
