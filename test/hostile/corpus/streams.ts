import { bundle, type Frame, frame, HEADER, type Lies, seekTable, sha256, stream, tarParts } from "../builder.ts";
import { type Case, cases, casesWithCodes } from "./case.ts";

const ITEMS = [
  { path: "files/s/a", content: pattern(600) },
  { path: "files/s/b", content: pattern(1200) },
];
const PLAIN = bundle({ items: ITEMS });
const PARTS = tarParts({ items: ITEMS });
const SKIPPABLE = Buffer.from("502a4d1804000000deadbeef", "hex");
/** Header, one frame for each entry, manifest. */
const FRAMES = [PARTS.first, PARTS.middle.subarray(0, 1536), PARTS.middle.subarray(1536), PARTS.last].map((content) =>
  frame(content),
);
const [header, a, b, manifest] = FRAMES as [Frame, Frame, Frame, Frame];

const MOVED: readonly (readonly [what: string, frames: readonly Frame[], manifestAt: number])[] = [
  ["swapped", [header, b, a, manifest], 3],
  ["dropped", [header, a, manifest], 2],
  ["doubled", [header, a, a, b, manifest], 4],
  ["all but header and manifest dropped", [header, manifest], 1],
  ["put behind the manifest", [header, a, manifest, b], 2],
  ["a second header", [header, header, a, b, manifest], 4],
  ["a second manifest", [header, a, b, manifest, manifest], 3],
  ["a second manifest, which the seal names", [header, a, b, manifest, manifest], 4],
  ["no header", [a, b, manifest], 2],
  ["nothing in the place of the header", [frame(Buffer.alloc(1024)), a, b, manifest], 3],
  ["nothing in the place of the manifest", [header, a, b, frame(Buffer.alloc(1024))], 3],
];

const LIES: readonly (readonly [what: string, lies: Lies])[] = [
  ["the manifest starts in an earlier frame", { seal: { frameOffset: header.bytes.length } }],
  ["the manifest starts within a frame", { seal: { frameOffset: 5, tarOffset: 5 } }],
  ["the manifest is the first frame", { seal: { frameOffset: 0, tarOffset: 0 } }],
  ["the manifest starts beyond the end", { seal: { frameOffset: 2 ** 40, tarOffset: 2 ** 40 } }],
  ["the tar is longer", { seal: { tarBytes: 2 ** 40 } }],
  ["the tar is shorter", { seal: { tarBytes: 512 } }],
  ["the tar is empty", { seal: { tarBytes: 0 } }],
  ["it has another SHA-256", { seal: { sha256: Buffer.from(sha256("x"), "hex") } }],
  ["two frames have each other's sizes", { table: (rows) => void rows.splice(1, 2, ...rows.slice(1, 3).reverse()) }],
  ["a frame has a byte of the next one", { table: (rows) => moveOne(rows, 0) }],
  ["a frame has a byte of content of the next one", { table: (rows) => moveOne(rows, 1) }],
  ["there is a frame less", { table: (rows) => void rows.splice(1, 1) }],
  ["there is a frame more", { table: (rows) => void rows.splice(1, 0, [0, 0]) }],
  ["there is no seal", { table: (rows) => void rows.pop() }],
  ["the seal has content", { table: (rows) => void Object.assign(rows.at(-1) ?? [], [72, 1]) }],
  ["two frames are one", { table: (rows) => void rows.splice(0, 2, sum(rows[0], rows[1]), [0, 0]) }],
];

const VERSIONS = [
  ["a later version", { ...HEADER, version: 2 }],
  ["a later version with fields that nobody knows", { version: 7, format: HEADER.format, kdf: { rounds: 3 } }],
  ["an earlier version", { ...HEADER, version: 0 }],
  ["another format", { ...HEADER, format: "restic" }],
] as const;

const OTHER = tarParts({ items: ITEMS, header: { ...HEADER, id: "01890a5d-ac96-774b-bcce-b302099a8058" } });
const CHANGED = tarParts({ items: [{ path: "files/s/a", content: pattern(601).subarray(1) }, ...ITEMS.slice(1)] });

/** Frames, seals and seek tables that are not what they should be, and parts of several bundles in one. */
export const STREAMS: readonly Case[] = [
  ...cases(
    "frames are found to be moved, though seal and seek table fit them:",
    "archive-violation",
    MOVED.map(([what, frames, manifestAt]) => [what, () => stream(frames, manifestAt)]),
  ),
  ...casesWithCodes("frames are found to be moved:", [
    ["swapped in the file alone", "archive-violation", swappedAlone],
    [
      "a frame between them that a decoder passes over",
      "bundle-corrupt",
      () => stream([header, a, skipped(), b, manifest], 4),
    ],
  ]),
  ...cases(
    "a seal or a seek table lies when it says that",
    "bundle-corrupt",
    LIES.map(([what, lies]) => [what, () => stream(FRAMES, 3, lies)]),
  ),
  ...casesWithCodes("a bundle is not whole with", [
    ["a seek table over a million frames", "bundle-truncated", () => Buffer.concat([PLAIN, tableOver(1_000_000)])],
    ["a byte less", "bundle-corrupt", () => PLAIN.subarray(0, -1)],
    ["half of its bytes", "bundle-corrupt", () => PLAIN.subarray(0, PLAIN.length >> 1)],
    ["its first bytes only", "bundle-truncated", () => PLAIN.subarray(0, 8)],
    ["a byte more", "bundle-corrupt", () => Buffer.concat([PLAIN, Buffer.alloc(1)])],
    ["a skippable frame before it", "not-a-bundle", () => Buffer.concat([SKIPPABLE, PLAIN])],
    ["a skippable frame behind it", "bundle-corrupt", () => Buffer.concat([PLAIN, SKIPPABLE])],
    ["an empty frame behind it", "bundle-corrupt", () => Buffer.concat([PLAIN, emptyFrame()])],
    ["itself behind it", "bundle-corrupt", () => Buffer.concat([PLAIN, PLAIN])],
    ["another bundle behind it", "bundle-corrupt", () => Buffer.concat([PLAIN, bundle()])],
  ]),
  ...casesWithCodes("parts of two bundles are not one:", [
    ["the manifest of another snapshot", "manifest-invalid", () => mixed(PARTS.first, PARTS.middle, OTHER.last)],
    ["the header of another snapshot", "manifest-invalid", () => mixed(OTHER.first, PARTS.middle, PARTS.last)],
    ["the content of another snapshot", "digest-mismatch", () => mixed(PARTS.first, CHANGED.middle, PARTS.last)],
  ]),
  ...cases(
    "a bundle is told from a damaged one that has",
    "bundle-version",
    VERSIONS.map(([what, other]) => [what, { header: other }]),
  ),
  ...casesWithCodes("a file is no bundle that", [
    ["has a version that is no number", "manifest-invalid", { header: { ...HEADER, version: "2" } }],
    ["is empty", "not-a-bundle", () => Buffer.alloc(0)],
    ["is text", "not-a-bundle", () => Buffer.from("hello")],
    ["is a gzip file", "not-a-bundle", () => Buffer.from("1f8b0800000000000003", "hex")],
    ["is a tar", "not-a-bundle", () => PARTS.first],
    ["is a skippable frame", "not-a-bundle", () => SKIPPABLE],
  ]),
  ...cases("a frame is refused that", "bundle-corrupt", [
    ["wants a dictionary", () => stream([header, describedBy(a, 0x01), b, manifest], 3)],
    ["sets a reserved bit", () => stream([header, describedBy(a, 0x08), b, manifest], 3)],
    ["has no checksum", () => stream([header, withoutChecksum(a), b, manifest], 3)],
    ["has a wrong checksum", () => stream([header, flippedAt(a, -1), b, manifest], 3)],
    ["holds nothing", () => stream([header, a, { bytes: emptyFrame(), contentBytes: 0 }, b, manifest], 4)],
    ["wants a window beyond 8 MiB", () => stream([header, withWindow(0x69), manifest], 2)],
    ["has a block of an unknown type", () => stream([header, unknownBlock(), b, manifest], 3)],
  ]),
];

function pattern(sizeBytes: number): Buffer {
  return Buffer.from(Array.from({ length: sizeBytes }, (_, at) => (at * 7 + (at >> 8)) & 255));
}

function mixed(...contents: Buffer[]): Buffer {
  return stream(
    contents.map((content) => frame(content)),
    2,
  );
}

/** The second and third frame in each other's place, with the seal and the seek table of the right order. */
function swappedAlone(): Buffer {
  const body = Buffer.concat([header, b, a, manifest].map(({ bytes }) => bytes));
  return Buffer.concat([body, stream(FRAMES, 3).subarray(body.length)]);
}

function skipped(): Frame {
  return { bytes: SKIPPABLE, contentBytes: 0 };
}

function emptyFrame(): Buffer {
  return Buffer.from("28b52ffd240001000099e9d851", "hex");
}

function tableOver(frames: number): Buffer {
  const table = seekTable([]);
  table.writeUInt32LE(frames, table.length - 9);
  return table;
}

function describedBy({ bytes, contentBytes }: Frame, bits: number): Frame {
  const changed = Buffer.from(bytes);
  changed[4] = (changed[4] ?? 0) | bits;
  return { bytes: changed, contentBytes };
}

function withoutChecksum({ bytes, contentBytes }: Frame): Frame {
  const changed = Buffer.from(bytes.subarray(0, -4));
  changed[4] = (changed[4] ?? 0) & ~0x04;
  return { bytes: changed, contentBytes };
}

function flippedAt({ bytes, contentBytes }: Frame, at: number): Frame {
  const changed = Buffer.from(bytes);
  const index = changed.length + at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return { bytes: changed, contentBytes };
}

/** The middle of the tar in a frame that has a window of its own instead of a single segment. */
function withWindow(window: number): Frame {
  const { bytes, contentBytes } = frame(PARTS.middle);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(contentBytes);
  const blocksAt = 5 + ([1, 2, 4, 8][(bytes[4] ?? 0) >> 6] ?? 0);
  const start = Buffer.concat([bytes.subarray(0, 4), Buffer.from([0x84, window]), size]);
  return { bytes: Buffer.concat([start, bytes.subarray(blocksAt)]), contentBytes };
}

function unknownBlock(): Frame {
  const { bytes, contentBytes } = a;
  const changed = Buffer.from(bytes);
  const blocksAt = 5 + ([1, 2, 4, 8][(bytes[4] ?? 0) >> 6] ?? 0);
  changed[blocksAt] = (changed[blocksAt] ?? 0) | 0x06;
  return { bytes: changed, contentBytes };
}

function moveOne([, from, to]: number[][], field: 0 | 1): void {
  if (from === undefined || to === undefined) return;
  from[field] = (from[field] ?? 0) - 1;
  to[field] = (to[field] ?? 0) + 1;
}

function sum(first: readonly number[] = [], second: readonly number[] = []): number[] {
  return [(first[0] ?? 0) + (second[0] ?? 0), (first[1] ?? 0) + (second[1] ?? 0)];
}
