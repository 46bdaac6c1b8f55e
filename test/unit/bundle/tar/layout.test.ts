import { describe, expect, test } from "@jest/globals";
import { headerBytes, padded, paxRecords } from "../../../../src/bundle/tar/layout.ts";

test.each([
  [0, 0],
  [1, 512],
  [511, 512],
  [512, 512],
  [513, 1024],
  [8 * 2 ** 30 + 1, 8 * 2 ** 30 + 512],
])("%i bytes fill blocks of %i bytes", (bytes, blocks) => {
  expect(padded(bytes)).toBe(blocks);
});

describe("ustar holds", () => {
  test.each([
    ["a name of 100 bytes", "a".repeat(100)],
    ["a folder of 99 bytes and its slash", `${"a".repeat(99)}/`],
    ["a prefix of 155 bytes and a name of 100", `${"p".repeat(155)}/${"n".repeat(100)}`],
    ["a name that is long only because of its folders", `a/${"n".repeat(99)}`],
  ])("%s", (_, name) => {
    expect(paxRecords(name, 0)).toBeUndefined();
    expect(headerBytes(undefined)).toBe(512);
  });
});

describe("pax is needed for", () => {
  test.each([
    ["a name of 101 bytes", "a".repeat(101)],
    ["a folder of 100 bytes and its slash", `${"a".repeat(100)}/`],
    ["a prefix of 156 bytes", `${"p".repeat(156)}/${"n".repeat(100)}`],
    ["a name of 101 bytes below a folder", `p/${"n".repeat(101)}`],
    ["a name that is not ASCII", "é"],
  ])("%s", (_, name) => {
    expect(paxRecords(name, 0)).toEqual({ path: name });
  });

  test("a size of 8 GiB, and not for one byte less", () => {
    expect(paxRecords("a", 8 * 2 ** 30 - 1)).toBeUndefined();
    expect(paxRecords("a", 8 * 2 ** 30)).toEqual({ path: "a", size: "8589934592" });
  });
});

test("the length of a pax record counts its own digits", () => {
  expect(headerBytes({ path: "é" })).toBe(3 * 512);
  // 512 bytes of record fill one block: 3 digits, a blank, `path=`, the value, a line feed.
  expect(headerBytes({ path: "a".repeat(502) })).toBe(3 * 512);
  expect(headerBytes({ path: "a".repeat(503) })).toBe(4 * 512);
});
