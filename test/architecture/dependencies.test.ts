import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parseModules, readSources } from "./modules.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const decision = readFileSync(join(ROOT, "docs", "decisions", "0001-build-and-dependencies.md"), "utf8");

test.each(Object.keys({ ...dependencies, ...devDependencies }))("%s has its line in the decision", (name) => {
  expect(decision.split("\n").filter((line) => line.startsWith("|") && line.includes(`\`${name}\``))).toHaveLength(1);
});

test.each(Object.entries({ ...dependencies, ...devDependencies }))("%s is held at one version", (_name, version) => {
  // What stands in for a package that is never used lies in the repository.
  expect(version).toMatch(/^(\d+\.\d+\.\d+|file:scripts\/stubs\/[a-z-]+)$/);
});

test("every package that is shipped is imported", () => {
  const imports = parseModules(readSources(join(ROOT, "src"))).flatMap((module) => module.imports);
  const unused = Object.keys(dependencies).filter(
    (name) => !imports.some((it) => it === name || it.startsWith(`${name}/`)),
  );
  expect(unused).toEqual([]);
});
