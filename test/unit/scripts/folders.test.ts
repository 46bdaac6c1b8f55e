import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { differences } from "../../../scripts/folders.ts";

describe("differences between a folder and what it should be", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "memsnap-test-"));
    place("expected", { "a.js": "a", "deep/er/b.js": "b" });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function place(folder: string, files: Record<string, string>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, folder, path)), { recursive: true });
      writeFileSync(join(root, folder, path), content);
    }
  }
  const compare = () => differences(join(root, "actual"), join(root, "expected"));

  test("are none when every byte is the same", async () => {
    place("actual", { "a.js": "a", "deep/er/b.js": "b" });
    expect(await compare()).toEqual([]);
  });

  test("are all files when the folder is missing", async () => {
    expect(await compare()).toEqual(["a.js is missing", "deep/er/b.js is missing"]);
  });

  test("are all files when the folder is empty", async () => {
    mkdirSync(join(root, "actual"));
    expect(await compare()).toHaveLength(2);
  });

  test("name what differs, what is missing and what is too much", async () => {
    place("actual", { "a.js": "A", "deep/stale.js": "" });
    expect(await compare()).toEqual(["a.js differs", "deep/er/b.js is missing", "deep/stale.js does not belong there"]);
  });

  test("cannot be told when there is nothing to compare with", async () => {
    rmSync(join(root, "expected"), { recursive: true });
    await expect(compare()).rejects.toThrow();
  });
});
