import { expect, test } from "@jest/globals";
import { counted, grouped, humanSize, humanTime } from "../../../src/report/wording.ts";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1.0 KiB"],
  [1024 ** 2 - 1, "1.0 MiB"],
  [12_345_678, "11.8 MiB"],
  [500 * 1024 ** 3, "500.0 GiB"],
])("%i bytes are %s", (sizeBytes, text) => {
  expect(humanSize(sizeBytes)).toBe(text);
});

test("a count agrees with its noun", () => {
  expect([counted(0, "row"), counted(1, "row"), counted(1234, "row"), counted(2, "entry", "entries")]).toEqual([
    "0 rows",
    "1 row",
    "1,234 rows",
    "2 entries",
  ]);
});

test("digits stand in groups of three", () => {
  expect([0, 999, 1000, 123_456, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "123,456", "1,234,567"]);
});

test("a time names its zone", () => {
  expect(humanTime("2026-11-03T12:00:00.123Z")).toBe("2026-11-03 12:00:00 UTC");
});
