import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { VERSION } from "../../src/model/index.ts";

const ROOT = join(import.meta.dirname, "..", "..");

test.each(["package.json", "package-lock.json"])("the version in the code is that of %s", (file) => {
  expect(JSON.parse(readFileSync(join(ROOT, file), "utf8")).version).toBe(VERSION);
});
