import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type BundledPackage, licenseText, packageFolders, readPackage } from "../../../scripts/licenses.ts";

const TEXT = "Permission is hereby granted to everyone\n\nwithout any limits";

function bundled(name: string, more: Partial<BundledPackage> = {}): BundledPackage {
  return { name, version: "1.0.0", license: "MIT", text: TEXT, author: "", ...more };
}

describe("the licences of a bundle", () => {
  test("hold the text of every package, once", () => {
    const text = licenseText([bundled("first"), bundled("@scope/second", { license: "ISC" }), bundled("first")]);
    expect(text).toContain(`@scope/second 1.0.0\nISC\n\n${TEXT}`);
    expect(text.match(/^first 1/gm)).toHaveLength(1);
  });

  test("hold the notices of what the binaries contain", () => {
    expect(licenseText([bundled("first")])).toMatch(/SQLite.*Zstandard/s);
  });

  test("hold the standard text for a package that names its licence only", () => {
    const apache = bundled("a", { license: "Apache-2.0", text: "Apache License\n  Version 2.0, January 2004" });
    const text = licenseText([
      apache,
      bundled("b", { license: "Apache-2.0", text: "" }),
      bundled("c", { text: "", author: "Ada" }),
    ]);
    expect(text).toContain("b 1.0.0\nApache-2.0\n\nApache License\n  Version 2.0");
    expect(text).toContain("Copyright (c) Ada\n\nPermission is hereby granted");
  });

  test("refuse a package that names none and carries no text", () => {
    expect(() => licenseText([bundled("first"), bundled("second", { license: "", text: "" })])).toThrow("second");
  });
});

test("packages are found by the innermost folder that their modules come from, and read", () => {
  const root = mkdtempSync(join(tmpdir(), "licenses-"));
  try {
    const inner = join(root, "node_modules", "first", "node_modules", "@scope", "inner");
    mkdirSync(inner, { recursive: true });
    const about = { name: "@scope/inner", version: "2.0.0", license: "MIT", author: "Ada <ada@example.com>" };
    writeFileSync(join(inner, "package.json"), JSON.stringify(about));
    writeFileSync(join(inner, "LICENSE.md"), TEXT);
    const modules = [{ resource: join(root, "src.js") }, { modules: [{ resource: join(inner, "lib", "index.js") }] }];
    expect(packageFolders(modules).map(readPackage)).toEqual([
      { name: "@scope/inner", version: "2.0.0", license: "MIT", text: TEXT, author: "Ada" },
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
