import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { drill } from "../../../../src/flows/index.ts";
import { runNode } from "../../../harness/child.ts";
import { BOUND } from "../../../harness/rights.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../../harness/small-disk.ts";
import { Desk } from "../desk.ts";
import { DrillDesk } from "./desk.ts";

const PROGRAM = join(import.meta.dirname, "..", "program.ts");

const desk = new DrillDesk();
beforeAll(() => desk.fill());
afterAll(() => desk[Symbol.dispose]());

describe("a drill that cannot come to its end", () => {
  const LARGE = "x".repeat(30_000_000);
  diskTest.each([
    ["to unpack a file", { "large/a.md": LARGE }, 20_000_000],
    ["to restore a file", { "large/a.md": LARGE }, 40_000_000],
    ["to capture a file again", { "large/a.md": LARGE }, 50_000_000],
    ["to capture a database again", {}, 50_000_000],
  ])(`for want of room %s says nothing about the bundle${DISK_NOTE}`, async (_what, files, sizeBytes) => {
    using own = new Desk();
    if (Object.keys(files).length === 0) own.database("large/a.db", LARGE);
    const { bundle: large } = await own.write(files).snapshot(["large"]);
    const small = own.path("small");
    await onSmallDisk(small, sizeBytes, async () => {
      const result = await drill({ bundle: large }, own.context({ tempDir: small }));
      expect(result).toMatchObject({ ok: false, outcome: "inconclusive", findings: [{ code: "disk-full" }] });
      expect(readdirSync(small)).toEqual([]);
    });
  });

  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix.each(["read", "restore", "compare"])("for a signal during %s leaves nothing", async (phase) => {
    const around = JSON.stringify({ cwd: desk.folder, tempDir: desk.temp, phase });
    const { signal, stderr } = await runNode([PROGRAM, "drill", JSON.stringify({ bundle: desk.bundle }), around]);
    expect({ signal, stderr }).toMatchObject({ signal: "SIGTERM" });
    expect(desk.leftovers()).toEqual([]);
  });
});

describe("memory that its owner may not read or write", () => {
  const bound = "through" in BOUND && process.platform !== "win32" ? test : test.skip;
  bound("is tried out and removed all the same", async () => {
    desk.write({ "closed/deep/a.md": "a", "closed/b.md": "b" }).database("closed/deep/a.db", "a");
    chmodSync(desk.path("closed/b.md"), 0o000);
    chmodSync(desk.path("closed/deep/a.db"), 0o400);
    chmodSync(desk.path("closed/deep"), 0o555);
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) chmodSync(desk.path("closed/b.md"), 0o200 | 0o400);
    const closed = await desk.snapshot(["closed"]);
    const around = JSON.stringify({ cwd: desk.folder, tempDir: desk.temp });
    const request = JSON.stringify({ bundle: closed.bundle });
    const { stdout } = await runNode([PROGRAM, "drill", request, around], BOUND as { through: readonly string[] });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, findings: [] });
    expect(desk.leftovers()).toEqual([]);
    chmodSync(desk.path("closed/deep"), 0o755);
  });
});
