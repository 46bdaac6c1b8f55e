import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openFolderVault } from "../../../../src/vault/folder/index.ts";
import type { StoredBundle, Upload, Vault } from "../../../../src/vault/index.ts";
import { Uploads } from "../../../contract/uploads.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../../harness/small-disk.ts";
import { Desk } from "../../flows/desk.ts";
import { asBoundUser, HAS_MODES, inFolder, modeOf } from "../../swap/trees.ts";

const MODULE = new URL("../../../../src/vault/folder/index.ts", import.meta.url).href;
const onPosix = process.platform === "win32" ? test.skip : test;

function vaultIn(cwd: string, path = "vault"): Vault {
  return openFolderVault({ kind: "folder", text: `folder:${path}`, path }, { cwd, now: () => new Date() });
}

let uploads: Uploads;
let upload: Upload;
beforeEach(async () => {
  uploads = new Uploads();
  upload = await uploads.make();
});
afterEach(() => uploads[Symbol.dispose]());

describe("a folder vault", () => {
  test("is made by the first bundle, with the folders above it", () =>
    inFolder(async (folder) => {
      const { name } = await vaultIn(folder, "new/deep").put(upload);
      expect(readdirSync(join(folder, "new/deep"))).toEqual([name, `${name}.receipt.json`, `${name}.sha256`]);
      if (HAS_MODES) expect(modeOf(folder, "new/deep", name)).toBe("600");
    }));

  onPosix("is one that sha256sum can check", () =>
    inFolder(async (folder) => {
      const { name } = await vaultIn(folder).put(upload);
      const { status } = spawnSync("sha256sum", ["--check", "--strict", `${name}.sha256`], {
        cwd: join(folder, "vault"),
      });
      expect(status).toBe(0);
    }),
  );

  test("is what snapshots leave in their output folder", async () => {
    using desk = new Desk().write({ "mem/note.md": "tea is green" });
    const taken = await desk.snapshot(["mem"]);
    const vault = vaultIn(desk.folder, "bundles");
    const [stored] = await vault.list();
    expect(stored).toMatchObject({ name: basename(taken.bundle), receipt: { stateDigest: taken.stateDigest } });
    mkdirSync(desk.path("got"));
    const path = await vault.get(stored as StoredBundle, desk.path("got"));
    expect(await desk.verify(path)).toMatchObject({ ok: true });
    expect(await vault.sweep({ olderThanMs: -1e9, dryRun: false })).toEqual([]);
  });

  test("can be a folder with a link in front of it", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "real"));
      symlinkSync("real", join(folder, "vault"));
      await vaultIn(folder).put(upload);
      expect(await vaultIn(folder, "real").list()).toHaveLength(1);
    }));

  test("that is a file is none", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "vault"), "");
      const refused = { code: "vault-not-found" };
      await expect(vaultIn(folder).list()).rejects.toMatchObject(refused);
      await expect(vaultIn(folder).put(upload)).rejects.toMatchObject(refused);
      await expect(vaultIn(folder, "vault/below").put(upload)).rejects.toMatchObject(refused);
    }));

  test("says so when there is no bundle to be put", () =>
    inFolder(async (folder) => {
      const absent = { ...upload, bundle: join(folder, basename(upload.bundle)) };
      await expect(vaultIn(folder).put(absent)).rejects.toMatchObject({ code: "bundle-missing" });
      expect(readdirSync(join(folder, "vault"))).toEqual([]);
    }));

  test("takes over a bundle without a receipt only when it is the same", () =>
    inFolder(async (folder) => {
      const vault = vaultIn(folder);
      const { name } = await vault.put(upload);
      const path = join(folder, "vault", name);
      rmSync(`${path}.receipt.json`);
      writeFileSync(path, "of another kind");
      await expect(vault.put(upload)).rejects.toMatchObject({ code: "output-exists" });
      expect(readFileSync(path, "utf8")).toBe("of another kind");
      expect(readdirSync(join(folder, "vault"))).toEqual([name, `${name}.sha256`]);
    }));

  test("gives no bundle to a folder that has one of its name, which stays", () =>
    inFolder(async (folder) => {
      const vault = vaultIn(folder);
      const stored = await vault.put(upload);
      for (const name of [stored.name, `${stored.name}.receipt.json`]) {
        const dir = join(folder, `into-${name}`);
        mkdirSync(dir);
        writeFileSync(join(dir, name), "theirs");
        await expect(vault.get(stored, dir)).rejects.toMatchObject({ code: "output-exists" });
        expect(readdirSync(dir)).toEqual([name]);
        expect(readFileSync(join(dir, name), "utf8")).toBe("theirs");
      }
    }));
});

describe("what stands in the place of a file", () => {
  test.each(["", ".receipt.json"])("as a link is not followed: %j", (ending) =>
    inFolder(async (folder) => {
      const vault = vaultIn(folder);
      const stored = await vault.put(upload);
      const [other] = [await vaultIn(folder, "other").put(upload)];
      await vault.remove(stored);
      for (const end of ["", ".receipt.json"]) {
        const [from, to] = [join(folder, "other", other.name + end), join(folder, "vault", stored.name + end)];
        if (end === ending) symlinkSync(from, to);
        else writeFileSync(to, readFileSync(from));
      }
      if (ending !== "") expect(await vault.list()).toEqual([]);
      else {
        mkdirSync(join(folder, "into"));
        await expect(vault.get(stored, join(folder, "into"))).rejects.toMatchObject({ code: "vault-not-found" });
        await expect(vault.open(stored)).rejects.toMatchObject({ code: "vault-not-found" });
      }
      await expect(vault.put(upload)).rejects.toMatchObject({ code: "output-exists" });
      expect(await vault.sweep({ olderThanMs: -1e9, dryRun: false })).toEqual([]);
    }),
  );

  onPosix("as a pipe is not waited for", () =>
    inFolder(async (folder) => {
      const vault = vaultIn(folder);
      const stored = await vault.put(upload);
      await vault.remove(stored);
      const path = join(folder, "vault", stored.name);
      for (const place of [path, `${path}.receipt.json`]) expect(spawnSync("mkfifo", [place]).status).toBe(0);
      expect(await vault.list()).toEqual([]);
      await expect(vault.get(stored, folder)).rejects.toMatchObject({ code: "vault-not-found" });
    }),
  );
});

describe("a vault that may not be", () => {
  const outcomesOf = (folder: string, other: Upload): Promise<unknown> =>
    asBoundUser(`
      import { openFolderVault } from ${JSON.stringify(MODULE)};
      const url = { kind: "folder", text: "folder:vault", path: "vault" };
      const vault = openFolderVault(url, { cwd: ${JSON.stringify(folder)}, now: () => new Date() });
      const upload = ${JSON.stringify(upload)};
      const other = ${JSON.stringify(other)};
      const stored = { name: upload.receipt.bundle, key: "", receipt: upload.receipt, storedAt: "", origin: null };
      const codes = [];
      for (const step of [
        () => vault.list(),
        () => vault.get(stored, ${JSON.stringify(folder)}),
        () => vault.put(upload),
        () => vault.put(other),
        () => vault.remove(stored),
      ]) codes.push(await step().then(() => "done", (error) => error.code));
      process.stdout.write(JSON.stringify(codes));`);

  test.each([
    ["looked into", 0o000, Array(5).fill("vault-denied")],
    ["written to", 0o555, ["done", "done", "output-exists", "vault-denied", "vault-denied"]],
  ])("%s is told as such", (_, mode, codes) =>
    inFolder(async (folder) => {
      await vaultIn(folder).put(upload);
      chmodSync(join(folder, "vault"), mode);
      const outcomes = await outcomesOf(folder, await uploads.make());
      chmodSync(join(folder, "vault"), 0o700);
      if (outcomes !== undefined) expect(outcomes).toEqual(codes);
    }),
  );
});

describe("a full disk", () => {
  diskTest(`keeps nothing of a bundle that is put or fetched${DISK_NOTE}`, () =>
    inFolder((folder) =>
      onSmallDisk(join(folder, "disk"), 256 * 1024, async () => {
        const disk = join(folder, "disk");
        const large = await uploads.large(512 * 1024);
        await expect(vaultIn(disk).put(large)).rejects.toMatchObject({ code: "disk-full" });
        expect(readdirSync(join(disk, "vault"))).toEqual([]);
        const stored = await vaultIn(folder).put(large);
        await expect(vaultIn(folder).get(stored, disk)).rejects.toMatchObject({ code: "disk-full" });
        expect(readdirSync(disk)).toEqual(["vault"]);
        await vaultIn(disk).put(upload);
      }),
    ),
  );
});

test("the receipt comes last on disk", () =>
  inFolder(async (folder) => {
    const { name } = await vaultIn(folder).put(upload);
    const changed = (ending: string): number => lstatSync(join(folder, "vault", name + ending)).ctimeMs;
    expect(changed(".receipt.json")).toBeGreaterThanOrEqual(Math.max(changed(".sha256"), changed("")));
  }));
