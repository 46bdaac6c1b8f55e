import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bundle, type Recipe } from "./builder.ts";
import { Sandbox } from "./sandbox.ts";
import { type Fields, type Item, paxEntry, tarEntry } from "./tar-builder.ts";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

const CONTENT = Buffer.from("remembered");
const FILE: Item = { path: "files/s/a", content: CONTENT };
/** The file as the archive has it, with one thing that is not as it should be. */
const file = (fields: Partial<Fields>): Buffer => tarEntry({ name: FILE.path, ...fields }, CONTENT);
const raw = (at: number, bytes: string) => (block: Buffer) => void block.write(bytes, at, "latin1");
const pax = (records: Buffer | Record<string, string>, fields: Partial<Fields> = {}): Buffer =>
  Buffer.concat([paxEntry(records), tarEntry({ name: "x", ...fields }, CONTENT)]);

describe("the builder makes bundles that are read as long as they keep the rules:", () => {
  test.each<[string, Recipe]>([
    ["nothing", {}],
    ["a file", { items: [FILE] }],
    [
      "a file, a folder and long names",
      { items: [FILE, { path: "files/s/b" }, { path: `files/s/${"é".repeat(100)}`, content: CONTENT }] },
    ],
    ["a mode of 0", { items: [{ ...FILE, mode: 0 }] }],
    [
      "a name in UTF-8 without pax",
      {
        items: [tarEntry({ name: "files/s/é" }, CONTENT)],
        listed: [{ path: "files/s/é", content: CONTENT }],
        changeManifest: (m) => (m.entries[0].offset -= 1024),
      },
    ],
    [
      "a name split between prefix and name",
      { items: [tarEntry({ prefix: "files/s", name: "a" }, CONTENT)], listed: [FILE] },
    ],
    [
      "a pax path that ustar could hold",
      { items: [pax({ path: FILE.path })], listed: [FILE], changeManifest: (m) => (m.entries[0].offset += 1024) },
    ],
    ["blanks after numbers", { items: [file({ change: raw(100, "000644 \0") })], listed: [FILE] }],
  ])("%s", async (_, recipe) => {
    expect(await sandbox.read(bundle(recipe))).toBe("ok");
  });
});
