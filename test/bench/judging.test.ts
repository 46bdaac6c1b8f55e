import { expect, test } from "@jest/globals";
import { parseSize } from "./arguments.ts";
import { type Found, judge } from "./goals.ts";
import { slopes } from "./growth/slope.ts";
import { median } from "./measure.ts";
import type { Series, Task } from "./series.ts";
import { table } from "./table.ts";

function series(task: Task, name: string, ...seconds: number[]): Series {
  return { task, name, samples: seconds.map((each) => ({ seconds: each, peakBytes: 200e6 })) };
}

function verdictOf(about: string, found: Partial<Found>): ReturnType<typeof judge>[number] | undefined {
  return judge({ series: [], sizeBytes: 600e6, distBytes: 0, ...found }).find((goal) => goal.about === about);
}

test("the middle of an even count is the mean of the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test("a ratio is the middle of the ratios of each round", () => {
  const found = [series("verify", "memsnap", 1, 2, 9), series("verify", "restic", 2, 2, 2)];
  expect(verdictOf("verify / restic", { series: found })).toMatchObject({ value: 1, reached: false, guarded: true });
});

test("a goal whose peer was not run is not judged", () => {
  expect(verdictOf("verify / restic", { series: [series("verify", "memsnap", 1)] })).toBeUndefined();
});

test("what is wanted of large memories only is not held against small ones", () => {
  const found = [series("only", "memsnap", 1), series("restore", "memsnap", 4)];
  const about = "restore of one file of all / restore of all";
  expect(verdictOf(about, { series: found })?.reached).toBeUndefined();
  expect(verdictOf(about, { series: found, sizeBytes: 2e9 })?.reached).toBe(false);
});

test("the slope of what takes ten times as long for ten times as much is one, and constant cost only flattens it", () => {
  const cost = (count: number, start: number): { count: number; seconds: number } => ({
    count,
    seconds: start + count / 10,
  });
  expect(slopes([cost(1, 0), cost(10, 0)])[0]).toBeCloseTo(1);
  expect(slopes([cost(1, 1), cost(10, 1), cost(100, 1)]).every((slope) => slope < 1)).toBe(true);
});

test("numbers stand right in a table", () => {
  expect(
    table([
      ["what", "took"],
      ["this", "1.5 s"],
      ["other", "-"],
    ]),
  ).toBe("| what  |  took |\n| ----- | ----: |\n| this  | 1.5 s |\n| other |     - |\n");
});

test("sizes are read with their unit", () => {
  expect([parseSize("600MB"), parseSize("2GB")]).toEqual([600e6, 2e9]);
  expect(() => parseSize("600")).toThrow();
});
