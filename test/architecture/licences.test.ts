import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

/** Licences under which what we ship may be passed on by anybody, changed or not. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Unlicense",
]);

/** Where a package comes from when nothing else is said. */
const REGISTRY = "https://registry.npmjs.org/";

/** A package as package-lock.json has it. */
interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}
type Packages = Readonly<Record<string, Locked>>;

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8")) as {
  packages: Packages;
};

describe("packages", () => {
  test("that are shipped have permissive licences", () => {
    expect(Object.values(packages).filter(isShipped).length).toBeGreaterThan(50);
    expect(unfit(packages)).toEqual([]);
  });

  test.each([
    "GPL-3.0-only",
    "SEE LICENSE IN LICENSE",
    "MIT AND GPL-2.0-only",
    "(MIT OR GPL-3.0-only) AND GPL-2.0-only",
    "",
    undefined,
  ])("notices %s", (license) => {
    const locked: Locked = license === undefined ? {} : { license };
    expect(unfit({ "node_modules/a": locked })).toEqual([`node_modules/a: ${license}`]);
    expect(unfit({ "node_modules/a": { ...locked, dev: true } })).toEqual([]);
  });

  test.each(["MIT", "(MIT OR GPL-3.0-only)", "MIT AND ISC"])("accepts %s", (license) => {
    expect(unfit({ "node_modules/a": { license } })).toEqual([]);
  });

  test("come from the npm registry, each with its digest", () => {
    const strange = Object.entries(packages).filter(
      ([path, { link, resolved = REGISTRY, integrity }]) =>
        isInstalled(path, link) && !(resolved.startsWith(REGISTRY) && integrity !== undefined),
    );
    expect(strange.map(([path]) => path)).toEqual([]);
  });
});

/** Not the repository itself and its stubs. */
function isInstalled(path: string, link = false): boolean {
  return path.includes("node_modules/") && !link;
}

function isShipped({ dev = false, link = false }: Locked): boolean {
  return !dev && !link;
}

function unfit(all: Packages): string[] {
  return Object.entries(all)
    .filter(([path, locked]) => isInstalled(path, locked.link) && isShipped(locked) && !isPermissive(locked.license))
    .map(([path, { license }]) => `${path}: ${license}`);
}

/** SPDX, as far as packages write it: of alternatives one has to fit, of parts all; where both stand, all, whatever belongs together. */
function isPermissive(license = ""): boolean {
  const parts = license.replace(/[()]/g, "").split(/ (?:OR|AND) /);
  const fits = (part: string): boolean => PERMISSIVE.has(part);
  return license.includes(" AND ") ? parts.every(fits) : parts.some(fits);
}
