import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/model/index.ts";
import { isVaultUrl, parseReference, parseVaultUrl, referenceText } from "../../../src/vault/index.ts";
import { anyText } from "../../harness/any-text.ts";
import { storedBundle } from "./stored.ts";

const { name: NAME } = storedBundle(7);
const NO_QUERY = { endpoint: null, region: null, pathStyle: null };

function refusal(text: string): AppError {
  try {
    parseVaultUrl(text);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error(`${text} was not refused`);
}

describe("the URL of a vault", () => {
  test.each([
    ["folder:bundles", { kind: "folder", path: "bundles" }],
    ["folder:/var/bundles of ours?#%41", { kind: "folder", path: "/var/bundles of ours?#%41" }],
    ["folder:C:\\bundles", { kind: "folder", path: "C:\\bundles" }],
    ["folder:.", { kind: "folder", path: "." }],
    ["cache:", { kind: "cache", prefix: "" }],
    ["cache:memory.v2", { kind: "cache", prefix: "memory.v2" }],
    ["artifact:nightly-", { kind: "artifact", prefix: "nightly-" }],
    ["s3://memory", { kind: "s3", bucket: "memory", prefix: "", ...NO_QUERY }],
    ["s3://memory/", { kind: "s3", bucket: "memory", prefix: "", ...NO_QUERY }],
    ["s3://memory/of/agents@home/", { kind: "s3", bucket: "memory", prefix: "of/agents@home", ...NO_QUERY }],
    [
      "s3://memory/x?endpoint=http://127.0.0.1:9000/&region=eu-central-1&path-style=true",
      {
        ...{ kind: "s3", bucket: "memory", prefix: "x" },
        ...{ endpoint: "http://127.0.0.1:9000", region: "eu-central-1", pathStyle: true },
      },
    ],
    ["s3://memory?path-style=false", { kind: "s3", bucket: "memory", prefix: "", ...NO_QUERY, pathStyle: false }],
  ])("%s is read", (text, url) => {
    expect(parseVaultUrl(text)).toEqual({ ...url, text });
    expect(isVaultUrl(text)).toBe(true);
  });

  test.each([
    ["", ""],
    ["bundles", '"folder:bundles"'],
    ["foldr:bundles", "folder:"],
    ["file:///bundles", "folder:"],
    ["artefact:x", "artifact:"],
    ["s4://memory", "s3:"],
    ["https://example.com/x", ""],
    ["folder:", ""],
    ["folder:a\nb", ""],
    ["cache:a,b", ""],
    ["cache:a/b", ""],
    [`cache:${"a".repeat(65)}`, ""],
    ["artifact:a:b", ""],
    ["s3:memory", ""],
    ["s3://", ""],
    ["s3://a", ""],
    ["s3://-memory", ""],
    ["s3://memory/a//b", ""],
    ["s3://memory/../b", ""],
    ["s3://memory?reigon=x", '"region"'],
    ["s3://memory?region=eu&region=us", ""],
    ["s3://memory?region=a b", ""],
    ["s3://memory?path-style=yes", ""],
    ["s3://memory?endpoint=127.0.0.1:9000", ""],
    ["s3://memory?endpoint=ftp://127.0.0.1", ""],
    ["s3://memory?endpoint=https://a/?b=c", ""],
    [`folder:bundles/${NAME}`, '"folder:bundles"'],
  ])("%j is refused, with what may have been meant", (text, meant) => {
    expect(refusal(text)).toMatchObject({ code: "bad-option", problems: [{ path: "vault" }] });
    expect(refusal(text).message).toContain(meant);
  });

  test.each([
    "s3://AKIAHUSH:HUSH@memory/x",
    "s3://HUSH@memory",
    "s3://memory?access-key-id=HUSH",
    "s3://memory?secretAccessKey=HUSH",
    "s3://memory?X-Amz-Signature=HUSH",
    "s3://memory?session_token=HUSH",
    "s3://memory?endpoint=https://user:HUSH@example.com",
    "s4://AKIAHUSH:HUSH@memory",
    "https://user:HUSH@example.com",
    "user:HUSH@example.com",
    "memory?token=HUSH",
  ])("%s is refused for its credential, which is not repeated", (text) => {
    expect(refusal(text).code).toBe("bad-option");
    expect(refusal(text).message).not.toMatch(/HUSH/);
  });

  test.each(["bundles", "./folder:x", "C:\\bundles", "x.tar.zst", "foldr:x", "FOLDER:x", ""])(
    "%j is a path",
    (text) => {
      expect(isVaultUrl(text)).toBe(false);
    },
  );
});

test("any text is either read or refused", () => {
  const pieces = fc.constantFrom(
    "folder:",
    "cache:",
    "artifact:",
    "s3:",
    "//",
    "/",
    "?",
    "&",
    "=",
    "region",
    "@",
    "..",
    NAME,
  );
  const text = fc.array(fc.oneof(pieces, anyText())).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (given) => {
      for (const parse of [parseVaultUrl, parseReference])
        try {
          parse(given);
        } catch (error) {
          expect(error).toMatchObject({ code: "bad-option" });
        }
    }),
    { numRuns: 1000 },
  );
});

describe("a reference", () => {
  test.each([
    [`folder:bundles/${NAME}`, "folder:bundles"],
    [`folder:${NAME}`, "folder:."],
    [`folder:/${NAME}`, "folder:/"],
    [`folder:C:\\bundles\\${NAME}`, "folder:C:\\bundles"],
    [`folder:C:\\${NAME}`, "folder:C:\\"],
    [`cache:${NAME}`, "cache:"],
    [`cache:memory/${NAME}`, "cache:memory"],
    [`artifact:${NAME}`, "artifact:"],
    [`s3://memory/${NAME}`, "s3://memory"],
    [`s3://memory/a/b/${NAME}?region=eu`, "s3://memory/a/b?region=eu"],
  ])("%s is a bundle in %s", (text, vault) => {
    expect(parseReference(text)).toEqual({ vault: parseVaultUrl(vault), wanted: { by: "name", name: NAME } });
  });

  test.each([
    "folder:bundles",
    "folder:bundles/latest",
    `folder:bundles/${NAME}.sha256`,
    `folder:bundles/${NAME}/`,
    "s3://memory",
    `s3://${NAME}`,
    `s3://memory/x?region=eu/${NAME}`,
    `cache:a/b/${NAME}`,
  ])("%s is none", (text) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });

  test("is what a vault and a name make, and gives them back", () => {
    const place = fc
      .array(fc.stringMatching(/^[A-Za-z0-9 ._?&@é-]+$/), { minLength: 1 })
      .map((parts) => `folder:${parts.join("/")}`);
    const bucket = fc
      .tuple(fc.stringMatching(/^[a-z0-9]{3,9}(\/[a-z0-9=]{1,4}){0,3}$/), fc.constantFrom("", "?region=eu"))
      .map(([path, query]) => `s3://${path}${query}`);
    const prefixed = fc.stringMatching(/^(cache|artifact):[A-Za-z0-9._-]{0,9}$/);
    fc.assert(
      fc.property(fc.oneof(place, bucket, prefixed), (text) => {
        expect(parseReference(referenceText(text, NAME))).toEqual({
          vault: parseVaultUrl(text),
          wanted: { by: "name", name: NAME },
        });
      }),
    );
  });
});
