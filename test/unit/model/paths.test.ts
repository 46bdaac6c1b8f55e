import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { byteLength, caseFoldKey, checkPaths, compareBytewise, whyNotPortable } from "../../../src/model/index.ts";
import { anyText } from "../../harness/any-text.ts";

const NOT_PORTABLE: readonly [fact: string, path: string][] = [
  ["an empty path", ""],
  ["an absolute path", "/a"],
  ["an empty part", "a//b"],
  ["a slash at the end", "a/"],
  ["the folder itself", "."],
  ["a dot among the parts", "a/./b"],
  ["a path that climbs out", "../a"],
  ["a path that climbs in its middle", "a/../b"],
  ["a backslash", "a\\b"],
  ["a drive letter", "C:/a"],
  ["a stream of NTFS", "a:b"],
  ...[...'*?"<>|'].map((char): [string, string] => [`the character ${char}`, `a${char}b`]),
  ["a NUL", "a\0b"],
  ["a line feed", "a\nb"],
  ["a tab", "a\tb"],
  ["DEL", "a\u007fb"],
  ["a C1 control character", "a\u0085b"],
  ["a lone high surrogate", "a\ud800"],
  ["a lone low surrogate", "\udc00a"],
  ["a name that is not in form NFC", "a\u0308"],
  ["a dot at the end of a part", "a./b"],
  ["a space at the end of a part", "a /b"],
  ["a device of Windows", "aux"],
  ["a device of Windows in capitals, with an extension", "x/CON.txt"],
  ["a device of Windows before a blank and a dot", "nul .txt"],
  ["a numbered device of Windows", "com1"],
  ["a device of Windows with a superscript digit", "LPT¹"],
  ["a console of Windows", "conin$"],
  ["the folder of git", "a/.git/config"],
  ["the folder of git in capitals", ".GIT"],
  ["the short name of the folder of git on Windows", "git~1/hooks"],
  ["the folder of git with a character that HFS+ passes over", ".g\u200cit/config"],
  ["a part of 256 bytes", "a".repeat(256)],
  ["a part of 256 bytes in 128 characters", "ä".repeat(128)],
  ["a path of 1025 bytes", `${"a/".repeat(4)}${`${"b".repeat(253)}/`.repeat(4)}c`],
  ["33 parts", Array.from({ length: 33 }, () => "a").join("/")],
];

const PORTABLE = [
  "a",
  ".hidden",
  "..a",
  "a..b",
  "a b",
  " a",
  "console",
  "com10",
  "a/aux-files",
  "git",
  ".gitignore",
  "x.git",
  "git~",
  "日本語/ä/😀",
  "a".repeat(255),
  "ä".repeat(127),
  Array.from({ length: 32 }, () => "a").join("/"),
  `${`${"b".repeat(255)}/`.repeat(3)}${"c".repeat(256 - 1)}`,
];

describe("a name that means something else on some system is refused", () => {
  test.each(NOT_PORTABLE)("%s", (_, path) => {
    expect(whyNotPortable(path)).toEqual(expect.any(String));
  });
});

test.each(PORTABLE.map((path) => [path]))("%j is a name like any other", (path) => {
  expect(whyNotPortable(path)).toBeUndefined();
});

test("a reason never repeats more of a path than one of its parts", () => {
  expect(whyNotPortable(`${"a/".repeat(500_000)}..`)?.length).toBeLessThan(300);
});

test("bytes are counted as UTF-8 has them", () => {
  fc.assert(fc.property(anyText(), (text) => byteLength(text) === Buffer.byteLength(text)));
});

test("paths are ordered as their UTF-8 bytes are", () => {
  const edges = fc.constantFrom("/", "a", "\ue000", "\uffff", "\u{10000}");
  const char = fc.oneof(edges, anyText({ minLength: 1, maxLength: 1 }));
  const text = fc.string({ unit: char, maxLength: 5 });
  fc.assert(
    fc.property(
      text,
      text,
      (a, b) => Math.sign(compareBytewise(a, b)) === Buffer.compare(Buffer.from(a), Buffer.from(b)),
    ),
  );
});

test("the key of a path is the same for every spelling that a system without case takes for one file", () => {
  for (const [a, b] of [
    ["README", "readme"],
    ["Straße", "STRASSE"],
    ["ſ", "S"],
    ["\u212a", "k"],
    ["Ä", "ä"],
    ["Ä", "a\u0308"],
    ["ΑΣ", "ας"],
  ] as const)
    expect(caseFoldKey(a)).toBe(caseFoldKey(b));
  fc.assert(fc.property(anyText(), (text) => caseFoldKey(caseFoldKey(text)) === caseFoldKey(text)));
});

test("paths are checked together: what is wrong with each, doubles, and names that differ in case only", () => {
  expect(checkPaths(["a", "b/c", "ä"])).toEqual([]);
  const problems = checkPaths(["a", "A", "../x", "b", "b"]);
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ["name-not-portable", "A"],
    ["name-not-portable", "../x"],
    ["name-not-portable", "b"],
  ]);
});
