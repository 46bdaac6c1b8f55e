import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../../../src/flows/index.ts";
import { runNode } from "../../../harness/child.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../../harness/small-disk.ts";
import { Desk } from "../desk.ts";

const PROGRAM = fileURLToPath(new URL("../program.ts", import.meta.url));
const onPosix = process.platform === "win32" ? test.skip : test;

function memory(desk: Desk, at = "mem"): Desk {
  return desk.database(`${at}/facts.db`, "tea is green", "coffee is black").write({
    [`${at}/state/cursor.json`]: "{}",
    [`${at}/log.jsonl`]: "{}\n",
    [`${at}/Ünï.md`]: "ü",
    [`${at}/a-b.md`]: "",
  });
}

async function inChild(desk: Desk, cwd: string, { env, umask }: { env: NodeJS.ProcessEnv; umask: number }) {
  const request = JSON.stringify({ sources: ["mem"], out: "bundles", encrypt: false });
  const around = JSON.stringify({ cwd: desk.path(cwd), tempDir: desk.temp, umask });
  const child = await runNode([PROGRAM, "snapshot", request, around], { env: { ...process.env, ...env } });
  return JSON.parse(child.stdout) as SnapshotResult;
}

test("the same memory gives the same bytes, whatever the place, the time zone, the locale and the umask", async () => {
  using desk = memory(new Desk(), "here/mem");
  mkdirSync(desk.path("far/away"), { recursive: true });
  cpSync(desk.path("here/mem"), desk.path("far/away/mem"), { recursive: true });
  const first = await inChild(desk, "here", { env: { TZ: "Pacific/Kiritimati", LC_ALL: "C" }, umask: 0o000 });
  const second = await inChild(desk, "far/away", {
    env: { TZ: "America/Caracas", LC_ALL: "tr_TR.UTF-8" },
    umask: 0o077,
  });
  expect(first).toMatchObject({ verified: true, stateDigest: second.stateDigest });
  expect(readFileSync(second.bundle).equals(readFileSync(first.bundle))).toBe(true);
});

describe("the output folder", () => {
  test("inside a source stays out of the snapshot, as does everything in it", async () => {
    using desk = memory(new Desk(), ".");
    await desk.snapshot(["."], { out: "snapshots" });
    const second = await desk.snapshot(["."], { out: "snapshots" });
    await desk.restore(second.bundle, "back");
    expect(Object.keys(desk.files("back")).filter((path) => path.startsWith("snapshots"))).toEqual([]);
    expect(second.leftOut).toEqual([{ path: "snapshots", reason: "excluded" }]);
  });

  test.each([[["."]], [["*"]], [["*", "state"]]])(
    "may be %j itself, and no bundle in it is captured",
    async (sources) => {
      using desk = memory(new Desk(), ".");
      const first = await desk.snapshot(sources, { out: "." });
      expect(first.leftOut).toEqual([]);
      const second = await desk.snapshot(sources, { out: "." });
      expect(second.stateDigest).toBe(first.stateDigest);
      const stem = first.bundle.slice(desk.folder.length + 1);
      const left = [stem, `${stem}.receipt.json`, `${stem}.sha256`].map((path) => ({ path, reason: "excluded" }));
      expect(second.leftOut).toEqual(left);
      await desk.restore(second.bundle, "back");
      expect(Object.keys(desk.files("back")).sort()).toEqual([
        "a-b.md",
        "facts.db",
        "log.jsonl",
        "state/cursor.json",
        "Ünï.md",
      ]);
    },
  );

  test("takes two snapshots at once", async () => {
    using desk = memory(new Desk());
    const both = await Promise.all([
      desk.snapshot(["mem"], { out: "new/out" }),
      desk.snapshot(["mem"], { out: "new/out" }),
    ]);
    expect(readdirSync(desk.path("new/out")).length).toBe(6);
    for (const { bundle } of both) expect((await desk.verify(bundle)).ok).toBe(true);
  });

  test("is not made for a request that is wrong", async () => {
    using desk = memory(new Desk());
    await expect(desk.snapshot(["missing"], { out: "new/out" })).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(desk.path("new"))).toBe(false);
    expect(desk.leftovers()).toEqual([]);
  });

  diskTest(`that is full ends with nothing left in it${DISK_NOTE}`, async () => {
    using desk = memory(new Desk()).write({ "mem/noise.bin": randomBytes(1024 * 1024) });
    await onSmallDisk(desk.path("disk"), 512 * 1024, async () => {
      await expect(desk.snapshot(["mem"], { out: "disk" })).rejects.toMatchObject({ code: "disk-full", exitCode: 7 });
      expect(readdirSync(desk.path("disk"))).toEqual([]);
    });
    expect(desk.leftovers()).toEqual([]);
  });
});

diskTest(`a folder for temporary files that is full ends with nothing left${DISK_NOTE}`, async () => {
  using desk = memory(new Desk()).write({ "mem/noise.bin": randomBytes(1024 * 1024) });
  await onSmallDisk(join(desk.temp, "disk"), 512 * 1024, async () => {
    const request = JSON.stringify({ sources: ["mem"], out: "bundles", encrypt: false });
    const around = JSON.stringify({ cwd: desk.folder, tempDir: join(desk.temp, "disk") });
    const { stdout } = await runNode([PROGRAM, "snapshot", request, around]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "disk-full", exitCode: 7 } });
    expect(readdirSync(join(desk.temp, "disk"))).toEqual([]);
  });
  expect(existsSync(desk.path("bundles"))).toBe(false);
});

onPosix.each(["capture", "write", "read back"])("a signal during the phase %s leaves nothing", async (phase) => {
  using desk = memory(new Desk());
  const request = JSON.stringify({ sources: ["mem"], out: "new/out", encrypt: false });
  const around = JSON.stringify({ cwd: desk.folder, tempDir: desk.temp, phase });
  const { signal } = await runNode([PROGRAM, "snapshot", request, around]);
  expect(signal).toBe("SIGTERM");
  expect(desk.leftovers()).toEqual([]);
  expect(existsSync(desk.path("new"))).toBe(false);
  expect(readdirSync(desk.path("mem")).filter((name) => name.startsWith("facts"))).toEqual(["facts.db"]);
});
