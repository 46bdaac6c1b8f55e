import { describe, expect, test } from "@jest/globals";
import { AppError, parseDuration, parseTimeout } from "../../../src/model/index.ts";

describe("a duration", () => {
  test.each([
    ["30s", 30_000],
    ["90m", 5_400_000],
    ["36h", 129_600_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
  ])("%s is read", (text, durationMs) => {
    expect(parseDuration(text, "--max-age")).toBe(durationMs);
  });

  test.each(["", "7", "d", "0h", "-1d", "1.5h", "1 d", "7D", "1mo", "999999999w", "constructor"])(
    "%j is refused with the name of the option",
    (text) => {
      const refused = expect.objectContaining({ code: "bad-option", message: expect.stringMatching(/^--max-age: /) });
      expect(() => parseDuration(text, "--max-age")).toThrow(AppError);
      expect(() => parseDuration(text, "--max-age")).toThrow(refused as unknown as Error);
    },
  );
});

describe("a timeout", () => {
  test.each([
    ["0", 0],
    ["60", 60_000],
    ["500ms", 500],
    ["90s", 90_000],
    ["2m", 120_000],
    ["1h", 3_600_000],
  ])("%s is read", (text, timeoutMs) => {
    expect(parseTimeout(text, "--lock-timeout")).toBe(timeoutMs);
  });

  test.each(["", "ms", "-1", "1.5", "1 s", "2d", "25h", "1e3", "constructor"])("%j is refused", (text) => {
    expect(() => parseTimeout(text, "--lock-timeout")).toThrow(/^--lock-timeout: /);
  });
});
