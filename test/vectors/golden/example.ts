import { zstdDecompressSync } from "node:zlib";
import { ByteReader } from "../../../src/bundle/zstd/byte-reader.ts";
import { takeFrame } from "../../../src/bundle/zstd/frame.ts";
import { parseSeal, SEAL_BYTES } from "../../../src/bundle/zstd/seal.ts";
import { FOOTER_BYTES, parseSeekFooter, parseSeekTable, seekTableBytes } from "../../../src/bundle/zstd/seek-table.ts";
import { inPieces } from "../../unit/bundle/age/bytes.ts";

/** Name of the golden bundle that docs/format.md shows. */
export const EXAMPLE = "example.tar.zst";

const MARKS = ["<!-- example: written by test/vectors/golden/make.ts -->\n", "<!-- end of the example -->"] as const;
const LINE_BYTES = 32;

/** The document with the example put, or put anew, between its marks. */
export async function withExample(document: string, bundle: Buffer): Promise<string> {
  const [start, end] = MARKS;
  const [before, rest] = split(document, start);
  const [, after] = split(rest, end);
  return `${before}${start}${await exampleOf(bundle)}${end}${after}`;
}

/** The bytes of the bundle that a document shows in hex. */
export function shownBytes(document: string): Buffer {
  const [, rest] = split(document, MARKS[0]);
  const [example] = split(rest, MARKS[1]);
  const lines = [...example.matchAll(/^([0-9a-f]{6}) {2}((?:[0-9a-f]{2})+)$/gm)];
  const bytes = Buffer.from(lines.map(([, , hex]) => hex).join(""), "hex");
  for (const [index, [, offset = ""]] of lines.entries()) {
    const before = lines.slice(0, index).reduce((sum, [, , hex = ""]) => sum + hex.length / 2, 0);
    if (Number.parseInt(offset, 16) !== before) throw new Error(`line ${index} of the example has a wrong offset`);
  }
  return bytes;
}

async function exampleOf(bundle: Buffer): Promise<string> {
  const table = bundle.subarray(-seekTableBytes(parseSeekFooter(bundle.subarray(-FOOTER_BYTES))));
  const entries = parseSeekTable(table);
  const sealAt = bundle.length - table.length - SEAL_BYTES;
  const seal = parseSeal(bundle.subarray(sealAt, sealAt + SEAL_BYTES));
  const frames = await framesOf(bundle, entries.length - 1);
  const titles = ["snapshot.json", "the entries", "manifest.json and the end of the tar"];
  const lines: string[] = [];
  let at = 0;
  let tarAt = 0;
  for (const [index, { bytes, contentBytes }] of frames.entries()) {
    lines.push(`# frame ${index}: bytes ${tarAt} to ${tarAt + contentBytes - 1} of the tar, ${titles[index]}`);
    lines.push(...hexLines(bytes, at));
    at += bytes.length;
    tarAt += contentBytes;
  }
  const { manifestFrameOffset, manifestTarOffset, tarBytes } = seal;
  lines.push(
    `# seal: the manifest's frame at ${manifestFrameOffset}, its header at ${manifestTarOffset} of a tar of ${tarBytes}`,
  );
  lines.push(...hexLines(bundle.subarray(sealAt, sealAt + SEAL_BYTES), sealAt));
  lines.push(`# seek table: ${entries.map((entry) => `${entry.compressedBytes}/${entry.contentBytes}`).join(" ")}`);
  lines.push(...hexLines(table, bundle.length - table.length));
  const [header = "", manifest = ""] = [frames[0], frames[2]].map((frame) => jsonIn(frame?.bytes ?? Buffer.alloc(0)));
  return [
    `${bundle.length} bytes; the file \`files/s/notes.md\` holds \`remember the milk\` and a line feed:\n`,
    `\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`,
    "Its `snapshot.json`:\n",
    `\`\`\`json\n${header}\n\`\`\`\n`,
    "Its `manifest.json`:\n",
    `\`\`\`json\n${manifest}\n\`\`\`\n`,
  ].join("\n");
}

async function framesOf(bundle: Buffer, count: number): Promise<{ bytes: Buffer; contentBytes: number }[]> {
  const reader = new ByteReader(inPieces(bundle, bundle.length));
  const frames: { bytes: Buffer; contentBytes: number }[] = [];
  for (let index = 0; index < count; index++) {
    await reader.take(4);
    frames.push(await takeFrame(reader, reader.position));
  }
  return frames;
}

function hexLines(bytes: Buffer, offset: number): string[] {
  return Array.from({ length: Math.ceil(bytes.length / LINE_BYTES) }, (_, index) => {
    const at = index * LINE_BYTES;
    const place = (offset + at).toString(16).padStart(6, "0");
    return `${place}  ${bytes.toString("hex", at, at + LINE_BYTES)}`;
  });
}

/** The content of the first entry of a piece of tar. */
function jsonIn(frame: Buffer): string {
  const tar = zstdDecompressSync(frame);
  return tar.toString("utf8", 512, 512 + Number.parseInt(tar.toString("latin1", 124, 135), 8));
}

function split(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`the document lacks the mark ${mark.trim()}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
