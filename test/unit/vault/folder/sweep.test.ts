import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { partialName } from "../../../../src/model/index.ts";
import { openOutput } from "../../../../src/swap/index.ts";
import { openFolderVault } from "../../../../src/vault/folder/index.ts";
import type { Vault } from "../../../../src/vault/index.ts";
import { checksumText } from "../../../../src/vault/receipts.ts";
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
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([]);
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

describe("a bundle without a receipt", () => {
  /** As a put leaves it that dies when the bundle has its name, and before the receipt has. */
  async function cutOff(folder: string): Promise<{ name: string; partial: string }> {
    const { bundle, receipt } = await uploads.make();
    const name = basename(bundle);
    const partial = join(folder, partialName(`0123abcd-${name}`));
    mkdirSync(partial);
    writeFileSync(join(partial, "lock"), "");
    copyFileSync(bundle, join(partial, name));
    linkSync(join(partial, name), join(folder, name));
    writeFileSync(join(partial, `${name}.receipt.json`), JSON.stringify(receipt));
    writeFileSync(join(folder, `${name}.sha256`), checksumText(receipt));
    return { name, partial: basename(partial) };
  }

  test("goes when a put has left it so, with all that the put has left", () =>
    inFolder(async (folder) => {
      const { name, partial } = await cutOff(folder);
      expect(await later(folder).sweep({ ...FORGOTTEN, dryRun: true })).toEqual([partial, name, `${name}.sha256`]);
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([partial, name, `${name}.sha256`]);
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("goes as well where names are given by moving", () =>
    inFolder(async (folder) => {
      const { name, partial } = await cutOff(folder);
      rmSync(join(folder, partial, name));
      expect(await later(folder).sweep(FORGOTTEN)).toEqual([partial, name, `${name}.sha256`]);
    }));

  test("stays and is told when somebody else has brought it, also in the place of one that a put has left", () =>
    inFolder(async (folder) => {
      const { name, partial } = await cutOff(folder);
      copyFileSync(join(folder, name), join(folder, "copy"));
      renameSync(join(folder, "copy"), join(folder, name));
      const brought = basename((await uploads.make()).bundle);
      writeFileSync(join(folder, brought), "copied by hand");
      const told: string[] = [];
      expect(await later(folder).sweep(FORGOTTEN, (one) => told.push(one))).toEqual([partial]);
      expect(told).toEqual([name, brought].toSorted());
      expect(readdirSync(folder)).toEqual([name, `${name}.sha256`, brought].toSorted());
    }));

  test("is not told while it is young: it may get its receipt", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, basename((await uploads.make()).bundle)), "being copied");
      const told: string[] = [];
      await later(folder).sweep({ olderThanMs: 3 * DAY_MS, dryRun: false }, (one) => told.push(one));
      expect(told).toEqual([]);
    }));
});

test("what a removal that was cut off has left goes, and does not keep the bundle from being put again", () =>
  inFolder(async (folder) => {
    const upload = await uploads.make();
    const { name } = await later(folder).put(upload);
    rmSync(join(folder, name));
    await later(folder).get(await later(folder).put(upload), uploads.folder);
    rmSync(join(folder, name));
    expect(await later(folder).sweep(FORGOTTEN)).toEqual([`${name}.receipt.json`, `${name}.sha256`]);
  }));

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
