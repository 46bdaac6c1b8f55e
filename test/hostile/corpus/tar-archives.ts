import type { AnyJson } from "../builder.ts";
import { BLOCK, blocks, END, type Fields, headerBlock, type Item, itemEntry, tarEntry } from "../tar-builder.ts";
import { type Case, cases } from "./case.ts";

const CONTENT = Buffer.from("remembered");
const FILE: Item = { path: "files/s/a", content: CONTENT };
const EMPTY_FILE: Item = { path: "files/s/a", content: Buffer.alloc(0) };
const LAST: Item = { path: "files/s/z", content: Buffer.from("last") };
/** The file as the archive has it, with one thing that is not as it should be. */
const file = (fields: Partial<Fields>): Buffer => tarEntry({ name: FILE.path, ...fields }, CONTENT);
const raw = (at: number, bytes: string) => (block: Buffer) => void block.write(bytes, at, "latin1");

/** Archives that are not what the manifest says, and bytes that mean nothing. */
export const TAR_ARCHIVES: readonly Case[] = [
  ...cases("an archive is refused that", "archive-violation", [
    ["holds an entry that the manifest does not list", { items: [FILE, LAST], listed: [FILE] }],
    ["lacks an entry that the manifest lists", { items: [FILE], listed: [FILE, LAST] }],
    [
      "lacks a folder that the manifest lists last",
      { items: [FILE], listed: [FILE, { path: "files/s/z" }], changeManifest: foldersInPlace },
    ],
    [
      "has an entry elsewhere than the manifest says",
      { items: [FILE], changeManifest: (m) => (m.entries[0].offset -= 1) },
    ],
    ["holds an entry twice", { items: [FILE, FILE], listed: [FILE] }],
    ["holds its entries in another order", { items: [LAST, FILE], listed: [FILE, LAST] }],
    ["calls an entry by another name", { items: [file({ name: "files/s/b" })], listed: [FILE] }],
    ["lets a name climb out", { items: [file({ name: "files/s/../../../evil" })], listed: [FILE] }],
    ["gives an absolute name", { items: [file({ name: "/tmp/evil" })], listed: [FILE] }],
    ["calls an entry by a name of another case", { items: [file({ name: "files/s/A" })], listed: [FILE] }],
    [
      "calls an entry by a name of another Unicode form",
      {
        items: [file({ name: "files/s/e\u0301" })],
        listed: [{ path: "files/s/é", content: CONTENT }],
        changeManifest: (m) => (m.entries[0].offset -= 2 * BLOCK),
      },
    ],
    ["has a folder for a file", { items: [{ path: FILE.path, mode: 0o644 }], listed: [EMPTY_FILE] }],
    ["has a file for a folder", { items: [{ ...EMPTY_FILE, mode: 0o755 }], listed: [{ path: FILE.path }] }],
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
  ]),
  ...cases("an archive is refused that", "digest-mismatch", [
    [
      "has other content than the manifest",
      { items: [{ ...FILE, content: Buffer.from("remembexed") }], listed: [FILE] },
    ],
  ]),
];

/** Replaces the last byte, which fills a block. */
function paddedWith(entry: Buffer): Buffer {
  const changed = Buffer.from(entry);
  changed[changed.length - 1] = 0x78;
  return changed;
}

/** Says of the last folder that it stands where the manifest does, so that it reaches nowhere. */
function foldersInPlace(manifest: AnyJson): void {
  manifest.entries.at(-1).offset = manifest.entries[0].offset + BLOCK;
}
