import { describe, expect, test } from "@jest/globals";
import { atPointer } from "../../../src/model/index.ts";

// The document of RFC 6901, section 5.
const DOCUMENT = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

describe("a JSON pointer", () => {
  test.each<[string, unknown]>([
    ["", DOCUMENT],
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/e^f", 3],
    ["/g|h", 4],
    ["/i\\j", 5],
    ['/k"l', 6],
    ["/ ", 7],
    ["/m~0n", 8],
  ])("%j finds what RFC 6901 says", (pointer, value) => {
    expect(atPointer(DOCUMENT, pointer)).toEqual({ found: true, value });
  });

  test.each(["/foo/2", "/foo/-", "/foo/01", "/foo/length", "/foo/0/0", "/bar", "/__proto__", "/constructor"])(
    "%j finds nothing",
    (pointer) => {
      expect(atPointer(DOCUMENT, pointer)).toEqual({ found: false });
    },
  );

  test("undoes its escapes in the right order", () => {
    expect(atPointer({ "~1": "yes", "/": "no" }, "/~01")).toEqual({ found: true, value: "yes" });
  });
});
