import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { logSafe, printable } from "../../../src/report/index.ts";

describe("printable text", () => {
  test("is one line without terminal sequences, turned writing or invisible characters", () => {
    expect(printable("a\nb\u001b[31m\u202ec\u200b\ud800")).toBe("a\\u{a}b\\u{1b}[31m\\u{202e}c\\u{200b}\\u{d800}");
  });

  test("keeps the letters of every language", () => {
    expect(printable("Erinnerung für 記憶 🧠")).toBe("Erinnerung für 記憶 🧠");
  });

  test("holds no key", () => {
    expect(printable("AGE-SECRET-KEY-1QQQQ and age-secret-key-pq-1qqqq")).not.toMatch(/qqqq/i);
  });
});

describe("a safe log", () => {
  const obeyed = /^[\s\u0085]*::|##\[/m;

  test.each(["::error::x", "  ::add-mask::x", "a\r::stop-commands::x", "see ##[error]x", "\u0085::x", "###[[x"])(
    "of %j commands nothing",
    (text) => {
      expect(obeyed.test(logSafe(text))).toBe(false);
    },
  );

  test("of any text commands nothing", () => {
    const pieces = fc.constantFrom(":", "::", "#", "##[", "[", " ", "\n", "\r", "\t", "error", "]");
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(obeyed.test(logSafe(parts.join("")))).toBe(false);
      }),
    );
  });

  test("keeps what is no command", () => {
    const text = "a::b\nC:\\memory ## [x]";
    expect(logSafe(text)).toBe(text);
  });
});
