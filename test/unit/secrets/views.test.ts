import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { viewsOf } from "../../../src/secrets/views.ts";
import { anyText } from "../../harness/any-text.ts";
import { TOKEN } from "./planted.ts";

test("a text without escapes is seen as it is only", () => {
  expect(viewsOf("a/b").map(({ text }) => text)).toEqual(["a/b"]);
});

test("places of a text that was a string of JSON, once or twice, are those in the original", () => {
  fc.assert(
    fc.property(anyText(), anyText(), fc.constantFrom(1, 2), (before, after, depth) => {
      let written = `${before} ${TOKEN} ${after}`;
      for (let times = 0; times < depth; times++) written = JSON.stringify(written);
      const view = viewsOf(written).findLast(({ isBare }) => !isBare);
      const at = view?.text.indexOf(TOKEN) ?? -1;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(written.slice(view?.place(at), view?.place(at + TOKEN.length))).toBe(TOKEN);
    }),
  );
});

test("a text is also seen without letters beyond ASCII, and bytes without lengths that pass for letters", () => {
  expect(viewsOf("密🙂ghp").map(({ text }) => text)).toEqual(["密🙂ghp", "\x01\x01\x01ghp"]);
  expect(viewsOf("\x01lghp").map(({ text }) => text)).toEqual(["\x01lghp", "\x01\x01ghp"]);
});
