import { type AnyJson, bundle } from "../builder.ts";
import {
  BLOCK,
  blocks,
  END,
  type Fields,
  headerBlock,
  type Item,
  paxEntry,
  paxRecord,
  tarEntry,
} from "../tar-builder.ts";
import { type Case, cases, formsOf } from "./case.ts";

const CONTENT = Buffer.from("remembered");
const FILE: Item = { path: "files/s/a", content: CONTENT };
/** The file as the archive has it, with one thing that is not as it should be. */
const file = (fields: Partial<Fields>): Buffer => tarEntry({ name: FILE.path, ...fields }, CONTENT);
const pax = (records: Buffer | Record<string, string>, fields: Partial<Fields> = {}): Buffer =>
  Buffer.concat([paxEntry(records), tarEntry({ name: "x", ...fields }, CONTENT)]);
const paxText = (...parts: (string | Buffer)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));
const PATH = paxRecord(["path", FILE.path]);

const lookAlike = { path: FILE.path };

const HEADERS: readonly (readonly [what: string, bytes: Buffer])[] = [
  ["gives a time", pax({ ...lookAlike, mtime: "1" })],
  ["gives a link target", pax({ ...lookAlike, linkpath: "/etc/passwd" })],
  ["gives an owner", pax({ ...lookAlike, uid: "0" })],
  ["gives a character set", pax({ hdrcharset: "BINARY", ...lookAlike })],
  ["makes the file sparse", pax({ "GNU.sparse.major": "1", ...lookAlike })],
  ["sets a prototype", pax(paxText(paxRecord(["__proto__", "x"]), PATH))],
  ["gives a record by the name of a function", pax({ ...lookAlike, constructor: "x" })],
  ["gives a path twice", pax(paxText(PATH, PATH))],
  ["gives another path before the right one", pax(paxText(paxRecord(["path", "files/s/b"]), PATH))],
  ["gives an empty path", pax({ path: "" })],
  ["gives a path that is not UTF-8", pax(paxText("16 path=", Buffer.from("\xff\xfe", "latin1"), "files\n"))],
  ["gives a size that ustar holds", pax({ ...lookAlike, size: String(CONTENT.length) })],
  ["gives a smaller size than the header", pax({ ...lookAlike, size: "5" })],
  ["gives a larger size than the header", pax({ ...lookAlike, size: String(2 ** 33) })],
  ["gives a size that starts as a number", pax({ ...lookAlike, size: "8589934592x" })],
  ["gives a size in hexadecimal", pax({ ...lookAlike, size: "0x200000000" })],
  ["gives a size beyond what numbers hold", pax({ ...lookAlike, size: "9007199254740993" })],
  ["holds bytes after its records", pax(paxText(PATH, "\0\0\0"))],
  ["holds text after its records", pax(paxText(PATH, "99 path=files/s/b\n"))],
  ["has a record that is longer than it says", pax(paxText(`${PATH.length - 2}${PATH.subarray(2)}`))],
  ["has a record that is shorter than it says", pax(paxText(`${PATH.length + 2}${PATH.subarray(2)}`))],
  ["has a record with a length of 0", pax(paxText("0 path=files/s/a\n"))],
  ["has a record with leading zeros", pax(paxText(`0${PATH.length + 1}${PATH.subarray(2)}`))],
  ["has a record without a line feed", pax(paxText(PATH.subarray(0, -1), " "))],
  ["has a record without a key", pax(paxText("13 =files/s/a\n"))],
  ["is empty", Buffer.concat([paxEntry(Buffer.alloc(0)), file({})])],
  ["is larger than any path", pax(paxText(paxRecord(["path", "x".repeat(3000)])))],
  [
    "claims a gigabyte",
    Buffer.concat([headerBlock({ name: "p", type: "x", sizeBytes: 2 ** 30 }), blocks(PATH), file({})]),
  ],
  ["follows another one", Buffer.concat([paxEntry(lookAlike), paxEntry(lookAlike), file({})])],
  ["is followed by a global one", Buffer.concat([paxEntry(lookAlike), paxEntry({ comment: "x" }, "g"), file({})])],
  ["is filled with something", Buffer.concat([paddedWith(paxEntry(lookAlike)), file({ name: "x" })])],
];

/** Extended headers, about which readers of tar disagree the most. */
export const PAX: readonly Case[] = [
  ...HEADERS.flatMap(([what, bytes]) =>
    formsOf(
      cases("a pax header is refused that", "archive-violation", [
        [what, { items: [bytes], listed: [FILE] }],
        // With the offset that a reader would find that passes over what is wrong.
        [`${what}, with another offset`, { items: [bytes], listed: [FILE], changeManifest: (m) => movedBy(m, bytes) }],
      ]),
    ),
  ),
  ...cases("a pax header is refused that", "archive-violation", [
    ["is followed by the end", () => bundle({ end: Buffer.concat([paxEntry(lookAlike), END]) })],
  ]),
];

function movedBy(manifest: AnyJson, bytes: Buffer): void {
  manifest.entries[0].offset += bytes.length - 2 * BLOCK;
}

/** Replaces the last byte, which fills a block. */
function paddedWith(entry: Buffer): Buffer {
  const changed = Buffer.from(entry);
  changed[changed.length - 1] = 0x78;
  return changed;
}
