import { type AnyJson, bundle, type Recipe } from "../builder.ts";
import { blocks, type Fields, headerBlock, type Item, itemEntry, tarEntry } from "../tar-builder.ts";
import { type Case, cases, formsOf } from "./case.ts";

const CONTENT = Buffer.from("remembered");
const FILE: Item = { path: "files/s/a", content: CONTENT };
const EMPTY_FILE: Item = { path: "files/s/a", content: Buffer.alloc(0) };
/** The file as the archive has it, with one thing that is not as it should be. */
const file = (fields: Partial<Fields>): Buffer => tarEntry({ name: FILE.path, ...fields }, CONTENT);
const raw = (at: number, bytes: string) => (block: Buffer) => void block.write(bytes, at, "latin1");

const TYPES: readonly (readonly [what: string, flag: string])[] = [
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
];

const HEADERS: readonly (readonly [what: string, fields: Partial<Fields>])[] = [
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
  ["has a letter behind its mode", { change: raw(107, "x") }],
  ["has a letter behind its size", { change: raw(135, "x") }],
  ["has digits beyond octal", { change: raw(124, "00000000018\0") }],
  ["has digits after a blank", { change: raw(124, "0000000 012\0") }],
  ["has a negative size", { change: raw(124, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xf6") }],
  ["has a small size in binary form", { change: raw(124, "\x80\0\0\0\0\0\0\0\0\0\0\x0a") }],
  ["has a name that is not UTF-8", { change: raw(8, "\xff") }],
  ["has no name", { change: raw(0, "\0".repeat(100)) }],
  ["is a folder by its name only", { change: raw(9, "/") }],
  ["is a folder by its type only", { type: "5" }],
];

/** Types of entries and fields of headers that no bundle has. */
export const TAR_HEADERS: readonly Case[] = [
  ...TYPES.flatMap(([what, type]) => entriesOfType(what, type)),
  ...cases(
    "a header is refused that",
    "archive-violation",
    HEADERS.map(([what, fields]) => [what, { items: [file(fields)], listed: [FILE] }]),
  ),
  ...cases("a header is refused that", "archive-violation", [
    ["is a folder by its type only, called so that the manifest fits when its last letter is cut off", cutName()],
    ["has a name that is not UTF-8, and fits the manifest when that is mended", notUtf8()],
    ["has a wrong checksum", () => bundle({ items: [wrongChecksum()], listed: [FILE] })],
    ["has the signed checksum of old systems", signedChecksum],
  ]),
];

/** An entry of a type: empty, with content, and in front of a file. */
function entriesOfType(what: string, type: string): Case[] {
  const link = type === "1" || type === "2" ? "/etc/passwd" : "";
  const longName = Buffer.from(`${FILE.path}\0`);
  const forms = cases("an entry is refused that is", "archive-violation", [
    [what, { items: [tarEntry({ name: FILE.path, type, link })], listed: [EMPTY_FILE] }],
    [`${what}, with content`, { items: [tarEntry({ name: FILE.path, type }, CONTENT)], listed: [FILE] }],
    [
      `${what}, before a file`,
      {
        items: [Buffer.concat([tarEntry({ name: "././@LongLink", type }, longName), itemEntry(FILE)])],
        listed: [FILE],
      },
    ],
  ]);
  return formsOf(forms);
}

function cutName(): Recipe {
  const items = [tarEntry({ name: `${FILE.path}x`, type: "5", mode: 0o755 })];
  return { items, listed: [{ path: FILE.path }] };
}

function notUtf8(): Recipe {
  const listed = [{ path: "files/s/\ufffd", content: CONTENT }];
  return { items: [file({ change: raw(8, "\xff") })], listed, changeManifest: withoutPax };
}

function wrongChecksum(): Buffer {
  const wrong = file({});
  wrong.write("0000000", 148, "latin1");
  return wrong;
}

function signedChecksum(): Buffer {
  const name = `files/s/${"é".repeat(10)}`;
  const signed = Buffer.concat([headerBlock({ name, sizeBytes: CONTENT.length }), blocks(CONTENT)]);
  const sum =
    signed.subarray(0, 512).reduce((total, byte) => total + ((byte << 24) >> 24), 0) -
    signed.subarray(148, 156).reduce((total, byte) => total + byte, 0) +
    256;
  signed.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bundle({ items: [signed], listed: [{ path: name, content: CONTENT }], changeManifest: withoutPax });
}

/** The builder would write a pax header for a name that is not ASCII. */
function withoutPax(manifest: AnyJson): void {
  manifest.entries[0].offset -= 1024;
}
