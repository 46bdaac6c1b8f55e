import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openFile } from "../../../src/bundle/random-access.ts";
import { codeOf } from "./age/bytes.ts";

let folder = "";
let path = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "random-access-"));
  path = join(folder, "file");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a file gives any range of it, and nothing beyond", async () => {
  writeFileSync(path, "0123456789");
  const file = await openFile(path);
  try {
    expect(file.sizeBytes).toBe(10);
    expect((await file.read(3, 4)).toString()).toBe("3456");
    expect((await file.read(10, 0)).length).toBe(0);
    expect(await codeOf(file.read(8, 3))).toBe("bundle-truncated");
    expect(await codeOf(file.read(-1, 1))).toBe("bundle-truncated");
  } finally {
    await file.close();
  }
});

test("a file that becomes shorter while it is open is told to be cut short", async () => {
  writeFileSync(path, "0123456789");
  const file = await openFile(path);
  try {
    truncateSync(path, 5);
    expect(await codeOf(file.read(3, 4))).toBe("bundle-truncated");
  } finally {
    await file.close();
  }
});

test("what is not there, or is a folder, is no file", async () => {
  mkdirSync(join(folder, "sub"));
  expect(await codeOf(openFile(join(folder, "absent")))).toBe("bundle-missing");
  expect(await codeOf(openFile(join(folder, "sub")))).toBe("bundle-missing");
  expect(await codeOf(openFile(join(path, "below-a-file")))).toBe("bundle-missing");
});
