import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Redaction } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";
import { redacted } from "./redacted.ts";
import { stagedText } from "./stores.ts";

describe("members of JSON that a rule names", () => {
  const carol = "carol@host";
  const rule = (what: Redaction["do"], pointer: string): Redaction => ({ do: what, path: "**", pointer });

  test.each([
    ["all that have the same key", `{"mail":"${carol}","a":1,"mail":"x"}`, '{"mail":"***","a":1,"mail":"***"}'],
    [
      "in an object that another one hides",
      `{"user":{"mail":"${carol}"},"user":"x"}`,
      '{"user":{"mail":"***"},"user":"x"}',
    ],
    ["under a key that is spelt by numbers", `{"\\u006dail":"${carol}"}`, '{"\\u006dail":"***"}'],
    [
      "beside numbers and blanks, which stay",
      `{ "n":1e400 ,\n\t"mail" : ["${carol}"]}\n`,
      '{ "n":1e400 ,\n\t"mail" : "***"}\n',
    ],
    [
      "beside a string that looks like one",
      `{"a":"{\\"mail\\":\\"x\\"}","mail":1}`,
      `{"a":"{\\"mail\\":\\"x\\"}","mail":"***"}`,
    ],
  ])("are masked: %s", (_, before, after) =>
    inFolder(async (folder) => {
      const rules = ["/mail", "/user/mail"].map((pointer) => rule("mask", pointer));
      const { staged: now } = await redacted(folder, { "a.json": before }, rules);
      expect(stagedText(now, "a.json")).toBe(after);
    }),
  );

  test.each([
    ['{"mail":1}', "{}"],
    ['{"a":1,"mail":1,"mail":2}', '{"a":1}'],
    ['{"mail":1,"a":1,"mail":2,"b":[]}', '{"a":1,"b":[]}'],
    ['{ "mail": 1, "a": 1 }', '{ "a": 1 }'],
    ['{"user":{"mail":{"x":[1]}},"user":{"mail":1,"y":2}}', '{"user":{},"user":{"y":2}}'],
    ['[{"mail":1},[2]]', "[{},[2]]"],
  ])("are dropped with their commas: %s", (before, after) =>
    inFolder(async (folder) => {
      const rules = ["/mail", "/*/mail"].map((pointer) => rule("drop", pointer));
      const { staged: now } = await redacted(folder, { "a.json": before }, rules);
      expect(stagedText(now, "a.json")).toBe(after);
    }),
  );

  test("are all that changes in any JSON", () =>
    inFolder(async (folder) => {
      const values = fc.record({ mail: fc.jsonValue(), rest: fc.jsonValue() }, { requiredKeys: [] });
      const samples = fc.sample(values, 150);
      const lines = samples.map((value, index) => JSON.stringify(value, null, index % 3).replaceAll("\n", " "));
      const { staged: now } = await redacted(folder, { "a.jsonl": lines.join("\n") }, [rule("mask", "/mail")]);
      const expected = samples.map((value) => ("mail" in value ? { ...value, mail: "***" } : value));
      const after = stagedText(now, "a.jsonl")?.split("\n") ?? [];
      expect(after.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(
        expected.map((value) => JSON.stringify(value)),
      );
    }));
});
