import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bundle, type Recipe } from "./builder.ts";
import { Sandbox } from "./sandbox.ts";
import { blocks, END, type Fields, headerBlock, type Item, itemEntry, paxEntry, tarEntry } from "./tar-builder.ts";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

const CONTENT = Buffer.from("remembered");
const FILE: Item = { path: "files/s/a", content: CONTENT };
const EMPTY_FILE: Item = { path: "files/s/a", content: Buffer.alloc(0) };
const LAST: Item = { path: "files/s/z", content: Buffer.from("last") };
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

describe("an entry is refused that is", () => {
  test.each([
    ["a hard link", "1"],
    ["a symbolic link", "2"],
    ["a character device", "3"],
    ["a block device", "4"],
    ["a pipe", "6"],
    ["a contiguous file", "7"],
    ["a file of the old kind", "\0"],
    ["a GNU long name", "L"],
    ["a GNU long link", "K"],
    ["a GNU sparse file", "S"],
    ["a GNU folder with a list", "D"],
    ["a GNU volume label", "V"],
    ["a GNU continued file", "M"],
    ["a Solaris extended header", "X"],
    ["a global pax header", "g"],
    ["of a type that nobody knows", "Z"],
  ])("%s", async (_, type) => {
    const empty = tarEntry({ name: FILE.path, type, link: type === "1" || type === "2" ? "/etc/passwd" : "" });
    expect(await sandbox.read(bundle({ items: [empty], listed: [EMPTY_FILE] }))).toBe("archive-violation");
    const full = tarEntry({ name: FILE.path, type }, CONTENT);
    expect(await sandbox.read(bundle({ items: [full], listed: [FILE] }))).toBe("archive-violation");
    const before = Buffer.concat([
      tarEntry({ name: "././@LongLink", type }, Buffer.from(`${FILE.path}\0`)),
      itemEntry(FILE),
    ]);
    expect(await sandbox.read(bundle({ items: [before], listed: [FILE] }))).toBe("archive-violation");
  });
});

describe("a header is refused that", () => {
  test.each<[string, Partial<Fields>]>([
    ["has an owner", { change: raw(108, "0001750\0") }],
    ["has a group", { change: raw(116, "0001750\0") }],
    ["has a time", { change: raw(136, "15000000000\0") }],
    ["has a user name", { change: raw(265, "root") }],
    ["has a group name", { change: raw(297, "root") }],
    ["has a device number", { change: raw(329, "0000001\0") }],
    ["has a link target", { link: "../../secret" }],
    ["has bytes after its prefix", { change: raw(500, "x") }],
    ["hides bytes behind its name", { change: raw(60, "x") }],
    ["has the magic of GNU", { change: raw(257, "ustar  \0") }],
    ["has no magic", { change: raw(257, "\0\0\0\0\0\0\0\0") }],
    ["has a set-user-id bit", { mode: 0o4644 }],
    ["has another mode", { mode: 0o755 }],
    ["has a mode that is no number", { change: raw(100, "rw-r--r-") }],
    ["has digits beyond octal", { change: raw(124, "00000000018\0") }],
    ["has digits after a blank", { change: raw(124, "0000000 012\0") }],
    ["has a negative size", { change: raw(124, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xf6") }],
    ["has a small size in binary form", { change: raw(124, "\x80\0\0\0\0\0\0\0\0\0\0\x0a") }],
    ["has a name that is not UTF-8", { change: raw(8, "\xff") }],
    ["has no name", { change: raw(0, "\0".repeat(100)) }],
    ["is a folder by its name only", { change: raw(9, "/") }],
    ["is a folder by its type only", { type: "5" }],
  ])("%s", async (_, fields) => {
    expect(await sandbox.read(bundle({ items: [file(fields)], listed: [FILE] }))).toBe("archive-violation");
  });

  test("has a wrong checksum, or the signed one of old systems", async () => {
    const wrong = file({});
    wrong.write("0000000", 148, "latin1");
    expect(await sandbox.read(bundle({ items: [wrong], listed: [FILE] }))).toBe("archive-violation");
    const name = `files/s/${"é".repeat(10)}`;
    const signed = tarEntry({ name }, CONTENT);
    const sum =
      signed.subarray(0, 512).reduce((total, byte) => total + ((byte << 24) >> 24), 0) -
      signed.subarray(148, 156).reduce((total, byte) => total + byte, 0) +
      256;
    signed.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    expect(await sandbox.read(bundle({ items: [signed], listed: [{ path: name, content: CONTENT }] }))).toBe(
      "archive-violation",
    );
  });
});

describe("an archive is refused that", () => {
  const recipes: readonly [string, Recipe][] = [
    ["holds an entry that the manifest does not list", { items: [FILE, LAST], listed: [FILE] }],
    ["lacks an entry that the manifest lists", { items: [FILE], listed: [FILE, LAST] }],
    ["holds an entry twice", { items: [FILE, FILE], listed: [FILE] }],
    ["holds its entries in another order", { items: [LAST, FILE], listed: [FILE, LAST] }],
    ["calls an entry by another name", { items: [file({ name: "files/s/b" })], listed: [FILE] }],
    ["lets a name climb out", { items: [file({ name: "files/s/../../../evil" })], listed: [FILE] }],
    ["gives an absolute name", { items: [file({ name: "/tmp/evil" })], listed: [FILE] }],
    ["calls an entry by a name of another case", { items: [file({ name: "files/s/A" })], listed: [FILE] }],
    [
      "calls an entry by a name of another Unicode form",
      { items: [file({ name: "files/s/e\u0301" })], listed: [{ path: "files/s/é", content: CONTENT }] },
    ],
    ["has a folder for a file", { items: [{ path: FILE.path }], listed: [EMPTY_FILE] }],
    ["has a file for a folder", { items: [EMPTY_FILE], listed: [{ path: FILE.path }] }],
    [
      "has a folder with content",
      { items: [tarEntry({ name: "files/s/a/", type: "5", mode: 0o755 }, CONTENT)], listed: [{ path: FILE.path }] },
    ],
    [
      "says that a file is shorter than it is",
      { items: [Buffer.concat([headerBlock({ name: FILE.path, sizeBytes: 9 }), blocks(CONTENT)])], listed: [FILE] },
    ],
    [
      "says that a file is longer than it is",
      { items: [Buffer.concat([headerBlock({ name: FILE.path, sizeBytes: 600 }), blocks(CONTENT)])], listed: [FILE] },
    ],
    [
      "says that a file has 8 EiB",
      {
        items: [
          Buffer.concat([
            headerBlock({ name: FILE.path, change: raw(124, "\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff") }),
            blocks(CONTENT),
          ]),
        ],
        listed: [FILE],
      },
    ],
    ["fills a block with something", { items: [paddedWith(itemEntry(FILE))], listed: [FILE] }],
    ["has a block of zeros between entries", { items: [FILE, Buffer.alloc(512), LAST] }],
    ["has the end between entries", { items: [FILE, END, LAST] }],
    ["has a second manifest", { items: [tarEntry({ name: "manifest.json" }, Buffer.from("{}"))], listed: [] }],
    ["has a second header", { items: [tarEntry({ name: "snapshot.json" }, Buffer.from("{}"))], listed: [] }],
    ["ends after one block of zeros", { end: Buffer.alloc(512) }],
    ["ends without a block of zeros", { end: Buffer.alloc(0) }],
    ["ends with three blocks of zeros", { end: Buffer.alloc(3 * 512) }],
    ["ends with half a block more", { end: Buffer.alloc(2 * 512 + 256) }],
    ["has something in its last block", { end: Buffer.concat([Buffer.alloc(1023), Buffer.from("x")]) }],
    [
      "hides something where the end has no checksum",
      { end: Buffer.concat([Buffer.alloc(148), Buffer.from("x"), Buffer.alloc(875)]) },
    ],
    [
      "ends with a global pax header",
      { end: Buffer.concat([headerBlock({ name: "x", type: "g" }), Buffer.alloc(512)]) },
    ],
    ["has an entry after the manifest", { items: [FILE], end: Buffer.concat([itemEntry(LAST), END]) }],
    ["has an entry after its end", { items: [FILE], end: Buffer.concat([END, itemEntry(LAST), END]) }],
  ];
  test.each(recipes)("%s", async (_, recipe) => {
    expect(await sandbox.read(bundle(recipe))).toBe("archive-violation");
  });
});

test("content that is not that of the manifest is told by its digest", async () => {
  const other: Item = { path: FILE.path, content: Buffer.from("remembexed") };
  expect(await sandbox.read(bundle({ items: [other], listed: [FILE] }))).toBe("digest-mismatch");
});

/** Replaces the last byte, which fills a block. */
function paddedWith(entry: Buffer): Buffer {
  const changed = Buffer.from(entry);
  changed[changed.length - 1] = 0x78;
  return changed;
}
