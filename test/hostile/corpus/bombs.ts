import { type AnyJson, bundle, type Frame, frame, type Lies, type Recipe, stream, tarParts } from "../builder.ts";
import { BLOCK, blocks, END, headerBlock, tarEntry } from "../tar-builder.ts";
import { type Case, cases, casesWithCodes } from "./case.ts";

const MIB = 2 ** 20;
const CONTENT = Buffer.from("remembered");
const FILE = { path: "files/s/a", content: CONTENT };
const PARTS = tarParts({ items: [FILE] });
const [header, middle, manifest] = [PARTS.first, PARTS.middle, PARTS.last].map((content) => frame(content)) as [
  Frame,
  Frame,
  Frame,
];
/** Starts of frames that say 8 MiB: of one segment, and with a window of a mebibyte, which a decoder fills again and again. */
const SINGLE_SEGMENT = Buffer.from("28b52ffda400008000", "hex");
const WINDOW = Buffer.from("28b52ffd845000008000", "hex");
/** What the seal says about the manifest. */
const FAR: NonNullable<Lies["seal"]> = {
  frameOffset: header.bytes.length,
  tarOffset: PARTS.first.length,
  tarBytes: 2 ** 50,
};

/** Bundles that would cost far more than they weigh, at every layer. */
export const BOMBS: readonly Case[] = [
  ...cases("a frame is not as large as it says:", "bundle-corrupt", [
    ["it says 8 MiB and holds a block", () => stream([header, claiming(middle, 8 * MIB), manifest], 2)],
    ["it says 8 MiB and holds a gigabyte", () => stream([header, gigabyte(SINGLE_SEGMENT), manifest], 2)],
    ["it says 8 MiB and holds a gigabyte, by a small window", () => stream([header, gigabyte(WINDOW), manifest], 2)],
    ["it says a block and holds 8 MiB", () => stream([header, claiming(zeros(8), BLOCK), manifest], 2)],
    ["it says more than 8 MiB and holds it", () => stream([header, zeros(9), manifest], 2)],
    ["it is the first, and too large for a header", () => stream([largeHeader(), middle, manifest], 2)],
    ["a thousand of them say 8 MiB", () => stream([header, ...times(1000, liar()), manifest], 1001)],
    ["it is made of empty blocks", () => stream([header, middle, hollowFrame(), manifest], 3)],
  ]),
  ...cases("an archive is far larger than its manifest says:", "archive-violation", [
    ["a gigabyte of zeros", () => stream([header, ...times(128, zeros(8)), manifest], 129)],
    [
      "a hundred thousand frames of a byte",
      () => stream([header, ...times(100_000, frame(Buffer.from("x"))), manifest], 100_001),
    ],
    ["megabytes of zeros at its end", { items: [FILE], end: Buffer.concat([END, Buffer.alloc(3 * MIB)]) }],
    ["a file of 8 GiB", () => claimedFile(2 ** 33 - 1)],
    ["a file of 1 GiB", () => claimedFile(2 ** 30)],
  ]),
  ...casesWithCodes("what stands at the end claims to be", [
    [
      "a manifest over a file of 8 PiB",
      "archive-violation",
      () => bundle({ items: [FILE], changeManifest: claimEverything }),
    ],
    [
      "a manifest of a terabyte",
      "bundle-corrupt",
      () => stream([header, middle, manifest], 2, { seal: { tarBytes: 2 ** 40 } }),
    ],
    [
      "a manifest that is all of the bundle",
      "bundle-corrupt",
      () => stream([header, middle, manifest], 2, { seal: FAR }),
    ],
    ["a manifest of more than 128 MiB", "manifest-invalid", () => stream([header, ...times(17, zeros(8))], 1)],
    [
      "a small manifest in frames of more than 128 MiB",
      "bundle-corrupt",
      () => stream([header, middle, { bytes: Buffer.alloc(130 * MIB), contentBytes: 1024 }], 2),
    ],
    ["a header of more than 64 KiB", "bundle-corrupt", () => stream([longHeader(), middle, manifest], 2)],
  ]),
  ...cases("a manifest is refused that has", "manifest-invalid", [
    ["a million stores that are none", { changeManifest: (m) => (m.stores = Array(1_000_000).fill({})) }],
    ["half a million lists in lists", { manifestBytes: () => Buffer.from(nested(500_000)) }],
    ["lists in lists in a field", edited((json) => json.replace('"leftOut":[]', `"leftOut":${nested(200_000)}`))],
    ["objects in objects", { manifestBytes: () => Buffer.from(`${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`) }],
    ["a key twice", edited((json) => json.replace('"leftOut":[]', '"leftOut":[],"leftOut":[]'))],
    ["a rounded number", edited((json) => json.replace('"sizeBytes":10', '"sizeBytes":10.0000000000000001'))],
    ["a number beyond all", edited((json) => json.replace('"sizeBytes":10', '"sizeBytes":1e999'))],
    [
      "half a character",
      edited((json) => json.replace('"leftOut":[]', '"leftOut":[{"path":"\\ud800","reason":"link"}]')),
    ],
    ["a byte order mark", edited((json) => `\ufeff${json}`)],
    ["a line feed at its end", edited((json) => `${json}\n`)],
    ["a prototype", edited((json) => json.replace('"leftOut":[]', '"__proto__":{},"leftOut":[]'))],
    ["no JSON", { manifestBytes: () => Buffer.from("{") }],
    ["bytes that are not UTF-8", { manifestBytes: () => Buffer.from('{"a":"\xff"}', "latin1") }],
    ["nothing", { manifestBytes: () => Buffer.alloc(0) }],
    [
      "more recipients than a bundle can be sealed to",
      { changeManifest: (m) => (m.recipients = Array.from({ length: 257 }, (_, n) => `age1${n + 100}`)) },
    ],
    ["a path of seven megabytes", { items: [FILE], changeManifest: longPath }],
    ["a key of a megabyte", edited((json) => json.replace('"leftOut":[]', `"${"k".repeat(MIB)}":0,"leftOut":[]`))],
    [
      "a state digest that does not fit its stores",
      { items: [FILE], changeManifest: (m) => Object.assign(m, { stateDigest: "0".repeat(64) }) },
    ],
    ["a field that nobody knows", edited((json) => json.replace('"leftOut":[]', '"hint":"x","leftOut":[]'))],
  ]),
];

function zeros(mebibytes: number): Frame {
  return frame(Buffer.alloc(mebibytes * MIB));
}

function times(count: number, one: Frame): Frame[] {
  return Array.from({ length: count }, () => one);
}

/** The same frame with another content size in its header. */
function claiming({ bytes }: Frame, contentBytes: number): Frame {
  const descriptor = bytes.readUInt8(4);
  const blocksAt = 5 + ([1, 2, 4, 8][descriptor >> 6] ?? 0);
  const head = Buffer.alloc(9);
  bytes.copy(head, 0, 0, 4);
  head.writeUInt8(0xa4, 4);
  head.writeUInt32LE(contentBytes, 5);
  return { bytes: Buffer.concat([head, bytes.subarray(blocksAt)]), contentBytes };
}

/** A frame of 32 kB that says 8 MiB and unfolds to a gigabyte: every block is one byte, 131072 times. */
function gigabyte(head: Buffer): Frame {
  const block = (128 * 1024) << 3;
  const blocksOf = (last: 0 | 1): Buffer => Buffer.from([...uint24(block | (1 << 1) | last), 0]);
  const body = Buffer.concat([...Array.from({ length: 8191 }, () => blocksOf(0)), blocksOf(1)]);
  return { bytes: Buffer.concat([head, body, Buffer.alloc(4)]), contentBytes: 8 * MIB };
}

function uint24(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255];
}

function liar(): Frame {
  return claiming(frame(Buffer.alloc(BLOCK)), 8 * MIB);
}

function largeHeader(): Frame {
  return frame(Buffer.concat([PARTS.first, Buffer.alloc(MIB)]));
}

function longHeader(): Frame {
  return frame(tarEntry({ name: "snapshot.json" }, Buffer.alloc(80 * 1024, " ")));
}

/** A frame of one byte of content in a hundred blocks. */
function hollowFrame(): Frame {
  const head = Buffer.from("28b52ffd2401", "hex");
  const empty = Buffer.from([0, 0, 0]);
  const last = Buffer.from([(1 << 3) | 1, 0, 0, 0x78]);
  const body = [...Array.from({ length: 99 }, () => empty), last];
  // The low four bytes of XXH64("x").
  const checksum = frame(Buffer.from("x")).bytes.subarray(-4);
  return { bytes: Buffer.concat([head, ...body, checksum]), contentBytes: 1 };
}

function claimedFile(sizeBytes: number): Buffer {
  const liesAbout = Buffer.concat([headerBlock({ name: FILE.path, sizeBytes }), blocks(CONTENT)]);
  return bundle({ items: [liesAbout], listed: [FILE] });
}

function claimEverything(m: AnyJson): void {
  m.entries[0].sizeBytes = 2 ** 53 - 1;
  m.stores[0].bytes = 2 ** 53 - 1;
}

function longPath(m: AnyJson): void {
  m.entries[0].path = "a/".repeat(3_500_000);
}

function nested(depth: number): string {
  return `${"[".repeat(depth)}${"]".repeat(depth)}`;
}

function edited(change: (json: string) => string): Recipe {
  return { items: [FILE], manifestBytes: (m) => Buffer.from(change(JSON.stringify(m))) };
}
