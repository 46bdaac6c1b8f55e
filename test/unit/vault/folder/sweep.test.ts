import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { openOutput } from "../../../../src/swap/index.ts";
import { openFolderVault } from "../../../../src/vault/folder/index.ts";
import type { Vault } from "../../../../src/vault/index.ts";
import { Uploads } from "../../../contract/uploads.ts";
import { inFolder, picture } from "../../swap/trees.ts";
import { startPutter } from "./putter.ts";

const DAY_MS = 86_400_000;
const FORGOTTEN = { olderThanMs: DAY_MS, dryRun: false };
const SIZE_BYTES = 24 * 2 ** 20;

/** As it is seen in two days. */
function later(path: string): Vault {
  const now = (): Date => new Date(Date.now() + 2 * DAY_MS);
  return openFolderVault({ kind: "folder", text: `folder:${path}`, path }, { cwd: "/", now });
}

let uploads: Uploads;
beforeEach(() => {
  uploads = new Uploads();
});
afterEach(() => uploads[Symbol.dispose]());

describe("what somebody is writing", () => {
  test("as the output of a snapshot is never swept, however old it is", () =>
    inFolder(async (folder) => {
      const name = basename((await uploads.make()).bundle);
      await using output = await openOutput(folder, name, { atExit: () => () => {} });
      writeFileSync(output.temporary, "on its way");
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([]);
      await output.publish([]);
      expect(await later(folder).sweep({ ...FORGOTTEN, dryRun: true })).toEqual([name]);
    }));

  test("into the vault is never swept, and is when its writer is dead", () =>
    inFolder(async (folder) => {
      const upload = await uploads.large(SIZE_BYTES);
      const putter = await startPutter(folder, upload);
      putter.begin();
      while (!readdirSync(folder).some((name) => readdirSync(join(folder, name)).length > 1)) await sleep(1);
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([]);
      await putter.kill();
      const [left] = readdirSync(folder);
      expect(await later(folder).sweep({ olderThanMs: 3 * DAY_MS, dryRun: false })).toEqual([]);
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([left]);
      expect(readdirSync(folder)).toEqual([]);
    }));
});

test("what others keep in the folder is left alone, whatever it is called", () =>
  inFolder(async (folder) => {
    const name = basename((await uploads.make()).bundle);
    for (const other of ["README.md", `${name}.txt`, "notes.sha256", "x.tar.zst", `${name}~`, ".x.tar.zst.partial"])
      writeFileSync(join(folder, other), "theirs");
    for (const other of [".git/objects", name, `.${name}.partial`]) mkdirSync(join(folder, other), { recursive: true });
    new Database(join(folder, `.${name}.partial/lock`)).exec("CREATE TABLE theirs (x)").close();
    symlinkSync(folder, join(folder, `.link-${name}.partial`));
    const before = picture(folder);
    expect(await later(folder).sweep(FORGOTTEN)).toEqual([]);
    expect(picture(folder)).toEqual(before);
  }));

describe("many processes", () => {
  test("that put one bundle at once: exactly one does", () =>
    inFolder(async (folder) => {
      const upload = await uploads.large(8 * 2 ** 20);
      const putters = await Promise.all([1, 2, 3, 4].map(() => startPutter(folder, upload)));
      for (const putter of putters) putter.begin();
      const outcomes = await Promise.all(putters.map((putter) => putter.outcome));
      expect(outcomes.toSorted()).toEqual(["done", "output-exists", "output-exists", "output-exists"]);
      expect(readdirSync(folder)).toHaveLength(3);
      const [stored] = await later(folder).list();
      await later(folder).get(stored ?? never(), uploads.folder);
    }));

  test("that are killed at any moment leave a whole bundle or none, and it can be put again", () =>
    inFolder(async (folder) => {
      for (const delayMs of [0, 10, 25, 40, 60, 90]) {
        const upload = await uploads.large(SIZE_BYTES);
        const putter = await startPutter(folder, upload);
        putter.begin();
        await sleep(delayMs);
        await putter.kill();
        const vault = later(folder);
        const found = await vault.list({ name: basename(upload.bundle) });
        const stored = found[0] ?? (await vault.put(upload));
        await (await vault.open(stored))?.close();
        await vault.get(stored, uploads.folder);
        await vault.remove(stored);
        await vault.sweep(FORGOTTEN);
        expect(readdirSync(folder)).toEqual([]);
      }
    }));
});

function never(): never {
  throw new Error("nothing was listed");
}
