import { describe, expect, test } from "@jest/globals";
import { AppError, ERRORS, EXIT, type Problem } from "../../../src/model/index.ts";
import { asAppError, failureAnnotation, failureDocument, failureText } from "../../../src/report/index.ts";

const PROBLEMS: [Problem, ...Problem[]] = [
  { code: "bad-option", message: "unknown option --recipent", path: "--recipent" },
  { code: "source-missing", message: '"a.db" does not exist', path: "a.db" },
  { code: "bad-option", message: "--out is missing" },
];

describe("a failure", () => {
  test("tells every problem and every hint once", () => {
    const text = failureText(AppError.of(PROBLEMS), "snapshot");
    for (const { message } of PROBLEMS) expect(text.split(message)).toHaveLength(2);
    expect(text.split("hint:")).toHaveLength(3);
    expect(text).toContain("memsnap help snapshot");
  });

  test("of one problem is two lines", () => {
    expect(failureText(new AppError("no-key", "b.age is encrypted"), "verify")).toBe(
      `memsnap verify: b.age is encrypted [no-key]\nhint: ${ERRORS["no-key"].hint}\n`,
    );
  });

  test("as a document holds code, exit code and all problems", () => {
    expect(failureDocument(AppError.of(PROBLEMS))).toMatchObject({
      code: "bad-option",
      exitCode: EXIT.usage,
      hint: ERRORS["bad-option"].hint,
      problems: PROBLEMS.map((problem) => ({ ...problem, hint: ERRORS[problem.code].hint })),
    });
  });

  test("holds no key, wherever it is told", () => {
    const error = new AppError("bad-recipient", "AGE-SECRET-KEY-1QQQQ is no recipient", {
      path: "AGE-SECRET-KEY-1QQQQ",
    });
    const told = [failureText(error), JSON.stringify(failureDocument(error)), failureAnnotation(error).message];
    expect(told.join("\n")).not.toContain("QQQQ");
  });
});

describe("an annotation", () => {
  test("has the code in its title and the hint in its message", () => {
    const { title, message } = failureAnnotation(new AppError("busy", "a.db is locked"));
    expect(title).toContain("busy");
    expect(message).toBe(`a.db is locked\nhint: ${ERRORS.busy.hint} [busy]`);
  });

  test("takes the hint of the door where there is one", () => {
    expect(failureAnnotation(new AppError("no-key", "x"), { "no-key": "give `identity`" }).message).toContain(
      "`identity`",
    );
  });

  test("stays within what GitHub shows", () => {
    const problems = Array.from({ length: 1000 }, (_, index) => ({
      ...PROBLEMS[1],
      message: `${index} 🧠 is missing`,
    }));
    const { message } = failureAnnotation(AppError.of(problems as [Problem, ...Problem[]]));
    expect(message.length).toBeLessThanOrEqual(4096);
    expect(message.isWellFormed()).toBe(true);
  });
});

test("what was thrown unexpectedly is internal, in one line", () => {
  expect(asAppError(new TypeError("a\nb"))).toMatchObject({ code: "internal", message: "a", exitCode: EXIT.internal });
  expect(asAppError("text")).toMatchObject({ code: "internal", message: "text" });
  const known = new AppError("busy", "x");
  expect(asAppError(known)).toBe(known);
});
