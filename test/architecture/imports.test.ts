import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseModules, readSources } from "./modules.ts";
import { type Violation, violations } from "./rules.ts";

const ROOT = join(import.meta.dirname, "..", "..");

describe("the imports of src", () => {
  const modules = parseModules(readSources(join(ROOT, "src")));

  test("are looked at", () => {
    expect(modules.length).toBeGreaterThanOrEqual(20);
    expect(modules.flatMap((module) => module.imports).length).toBeGreaterThanOrEqual(40);
  });

  test("break no rule", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(violations(modules, Object.keys(dependencies))).toEqual([]);
  });
});

describe("the rules", () => {
  const SOUND = {
    "main.ts": 'export const cli = () => import("./cli/index.ts");',
    "cli/index.ts": 'import { snapshot } from "../flows/index.ts";',
    "flows/index.ts": 'export { snapshot } from "./snapshot.ts";',
    "flows/snapshot.ts": 'import type { Kind } from "../kinds/index.ts"; import "../bundle/index.ts";',
    "kinds/index.ts": 'export type { Kind } from "./kind.ts"; import "./sqlite/index.ts"; import "./git/index.ts";',
    "kinds/kind.ts": 'import type { Store } from "../model/index.ts";',
    "kinds/sqlite/index.ts": 'import Database from "better-sqlite3"; import type { Kind } from "../kind.ts";',
    "kinds/git/index.ts": 'import "simple-git";',
    "bundle/index.ts": 'import { open } from "node:fs/promises"; import "@scope/package/part.js";',
    "model/index.ts": 'export * from "./store.ts";',
    "model/store.ts": 'import { z } from "zod";',
  };
  const PACKAGES = ["zod", "better-sqlite3", "simple-git", "@scope/package"];

  const broken = (changes: Record<string, string>): Violation[] =>
    violations(parseModules({ ...SOUND, ...changes }), PACKAGES);

  test("are kept by a sound tree", () => {
    expect(broken({})).toEqual([]);
  });

  test.each<[string, Violation["rule"], string, string, string]>([
    ["a room that nobody planned", "unknown-room", "utils/index.ts", "", ""],
    ["a file beside main.ts", "unknown-room", "extra.ts", "", ""],
    ["a room that imports upwards", "not-allowed", "bundle/open.ts", 'import "../flows/index.ts";', "flows/index.ts"],
    [
      "a type imported upwards",
      "not-allowed",
      "model/flow.ts",
      'import type { F } from "../flows/index.ts";',
      "flows/index.ts",
    ],
    [
      "an import type expression upwards",
      "not-allowed",
      "model/flow.ts",
      'type F = import("../flows/index.ts").F;',
      "flows/index.ts",
    ],
    [
      "a room that imports sideways",
      "not-allowed",
      "bundle/open.ts",
      'export * from "../kinds/index.ts";',
      "kinds/index.ts",
    ],
    [
      "a door that goes around the flows",
      "not-allowed",
      "cli/open.ts",
      'await import("../bundle/index.ts");',
      "bundle/index.ts",
    ],
    ["a door that opens the other", "not-allowed", "action/run.ts", 'import "../cli/index.ts";', "cli/index.ts"],
    ["an import past a room's door", "past-the-door", "flows/list.ts", 'import "../kinds/kind.ts";', "kinds/kind.ts"],
    [
      "one kind that knows another",
      "sibling",
      "kinds/git/look.ts",
      'import "../sqlite/index.ts";',
      "kinds/sqlite/index.ts",
    ],
    ["a Node module in a pure room", "impure", "report/text.ts", 'import "node:fs";', "node:fs"],
    ["a package in a pure room", "impure", "model/git.ts", 'import "simple-git";', "simple-git"],
    ["a package that is no dependency", "undeclared", "bundle/pad.ts", 'import "left-pad";', "left-pad"],
    ["a Node module without its prefix", "undeclared", "bundle/pad.ts", 'import "fs";', "fs"],
    ["a file that does not exist", "unresolved", "bundle/open.ts", 'import "./absent.ts";', "bundle/absent.ts"],
    ["a file outside src", "unresolved", "bundle/open.ts", 'import "../../package.json";', "../package.json"],
    ["a computed import", "computed", "bundle/open.ts", "const m = await import(name);", "(computed)"],
    ["a computed require", "computed", "bundle/open.ts", "const m = require(name);", "(computed)"],
  ])("notice %s", (...[, rule, path, source, target]) => {
    expect(broken({ [path]: source })).toEqual([{ rule, path, target }]);
  });

  test("notice every file of a cycle, types included", () => {
    const changes = {
      "bundle/a.ts": 'import type { B } from "./b.ts";',
      "bundle/b.ts": 'import "./c.ts";',
      "bundle/c.ts": 'import "./a.ts";',
    };
    expect(broken(changes)).toEqual(
      ["bundle/a.ts", "bundle/b.ts", "bundle/c.ts"].map((path) => ({ rule: "cycle", path, target: path })),
    );
  });
});
