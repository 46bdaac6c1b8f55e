import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { errorsPage } from "../../../scripts/errors-page.ts";
import { ERRORS } from "../../../src/model/index.ts";

const PAGE = join(import.meta.dirname, "..", "..", "..", "docs", "errors.md");

test("docs/errors.md is what `node scripts/errors-page.ts` writes", () => {
  expect(readFileSync(PAGE, "utf8").replaceAll("\r\n", "\n")).toBe(errorsPage());
});

test("every code is on the page", () => {
  for (const code of Object.keys(ERRORS)) expect(errorsPage()).toContain(`| \`${code}\` |`);
});

test("no cell of the page is broken", () => {
  for (const { title, hint } of Object.values(ERRORS)) expect(`${title}${hint}`).not.toMatch(/[|\n]/);
});
