import { describe, expect, test } from "@jest/globals";
import { licenseText } from "../../../scripts/licenses.ts";

const TEXT = "Permission is hereby granted to everyone\n\nwithout any limits";

describe("the licences of a bundle", () => {
  test("hold the text of every package", () => {
    const [first, second] = [`first\nMIT\n${TEXT}\n`, `@scope/second\nISC\n${TEXT}\n`];
    const text = licenseText(`${first}\n${second}`, [bundled("first"), bundled("@scope/second")]);
    expect(text).toContain(first);
    expect(text).toContain(second);
  });

  test("hold the notices of what the binaries contain", () => {
    expect(licenseText(`first\nMIT\n${TEXT}\n`, [])).toMatch(/SQLite.*Zstandard/s);
  });

  test.each([
    ["is not listed", `first\nMIT\n${TEXT}\n`],
    ["is listed without a text", `first\nMIT\n${TEXT}\n\nsecond\nMIT\n\n`],
  ])("refuse a package that %s", (_name, collected) => {
    expect(() => licenseText(collected, [bundled("first"), { modules: [bundled("second")] }])).toThrow("second");
  });

  test("name the innermost of nested packages", () => {
    const nested = { resource: "/project/node_modules/first/node_modules/inner/index.js" };
    expect(() => licenseText(`first\nMIT\n${TEXT}\n`, [nested])).toThrow("inner");
  });
});

function bundled(name: string): { resource: string } {
  return { resource: `/project/node_modules/${name}/lib/index.js` };
}
