import { z } from "zod";
import {
  AppError,
  type Entry,
  FORMAT_NAME,
  FORMAT_VERSION,
  HEADER_PATH,
  MANIFEST_PATH,
  MAX_HEADER_BYTES,
  MAX_MANIFEST_BYTES,
  Manifest,
  type RandomAccess,
  SnapshotHeader,
} from "../model/index.ts";
import { canonicalJson, parseCanonical } from "./canonical.ts";
import { inMemory } from "./piece-reader.ts";
import { stateDigest } from "./state-digest.ts";
import { END_BYTES } from "./tar/layout.ts";
import { readTar } from "./tar/reader.ts";
import { ByteReader } from "./zstd/byte-reader.ts";
import { decompressFrame } from "./zstd/codec.ts";
import { startsFrame, takeFrame } from "./zstd/frame.ts";
import { parseSeal, SEAL_BYTES, type Seal } from "./zstd/seal.ts";
import { FOOTER_BYTES, parseSeekFooter, parseSeekTable, type SeekEntry, seekTableBytes } from "./zstd/seek-table.ts";

/** Read from either end at first; holds header, table and manifest of all but the largest bundles. */
const END_READ_BYTES = 192 * 1024;
/** Room for tar headers and end beside the manifest itself. */
const TAR_ROOM_BYTES = 8 * 1024;

/** What stands at the two ends of a bundle. */
export interface BundleEnds {
  readonly header: SnapshotHeader;
  readonly manifest: Manifest;
  /** The same two as they stand in the archive. */
  readonly headerBytes: Buffer;
  readonly manifestBytes: Buffer;
  /** As it stands in the stream; to be parsed where it is used, because it is eight bytes a frame there and many more as objects. */
  readonly seekTable: Buffer;
  /** Where the header of the manifest starts in the tar. */
  readonly manifestOffset: number;
}

/**
 * Reads `snapshot.json` and `manifest.json` of a compressed stream with a constant number of reads.
 * @throws AppError `bundle-version`, `bundle-corrupt`, `bundle-truncated`, `archive-violation`, `manifest-invalid`
 */
export async function readEnds(stream: RandomAccess): Promise<BundleEnds> {
  const headerBytes = await readHeader(stream);
  const header = parseHeader(headerBytes);
  const { bytes: manifestBytes, offset: contentOffset, seekTable, manifestOffset } = await readManifest(stream);
  const manifest = parseCanonical(manifestBytes, Manifest, MANIFEST_PATH);
  if (!canonicalJson(manifest.snapshot).equals(headerBytes))
    throw new AppError("manifest-invalid", `${MANIFEST_PATH} is of another snapshot than ${HEADER_PATH}`);
  if (stateDigest(manifest.stores) !== manifest.stateDigest)
    throw new AppError("manifest-invalid", `the state digest in ${MANIFEST_PATH} does not fit its stores`);
  // Whoever makes room for the content believes these sizes before the content has been read.
  const beyond = manifest.entries.find((entry) => endOf(entry) > contentOffset);
  if (beyond !== undefined)
    throw new AppError("archive-violation", `the archive ends before the end of ${JSON.stringify(beyond.path)}`);
  return { header, manifest, headerBytes, manifestBytes, seekTable, manifestOffset };
}

function endOf(entry: Entry): number {
  return entry.offset + (entry.type === "file" ? entry.sizeBytes : 0);
}

async function readHeader(stream: RandomAccess): Promise<Buffer> {
  const start = await stream.read(0, Math.min(END_READ_BYTES, stream.sizeBytes));
  const [content] = await decodeFrames(start, 0, { frames: 1, limitBytes: MAX_HEADER_BYTES + TAR_ROOM_BYTES });
  const tar = [content as Buffer, Buffer.alloc(END_BYTES)];
  return (await onlyEntry(tar, { path: HEADER_PATH, maxBytes: MAX_HEADER_BYTES, start: 0 })).bytes;
}

/** Reads `snapshot.json`; a version that is not known is told apart from a damaged file. */
function parseHeader(bytes: Buffer): SnapshotHeader {
  const Version = z.looseObject({ format: z.string(), version: z.number() });
  const claimed = Version.safeParse(looseJson(bytes));
  if (claimed.success && (claimed.data.format !== FORMAT_NAME || claimed.data.version !== FORMAT_VERSION)) {
    const { format, version } = claimed.data;
    throw new AppError(
      "bundle-version",
      `the bundle has format ${JSON.stringify(format.slice(0, 64))} version ${version}, expected "${FORMAT_NAME}" version ${FORMAT_VERSION}`,
    );
  }
  return parseCanonical(bytes, SnapshotHeader, HEADER_PATH);
}

function looseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

interface FoundManifest extends Pick<BundleEnds, "seekTable" | "manifestOffset"> {
  readonly bytes: Buffer;
  /** Where its content starts in the tar. */
  readonly offset: number;
}

async function readManifest(stream: RandomAccess): Promise<FoundManifest> {
  const tail = new Tail(stream, await readTail(stream, END_READ_BYTES));
  const { table, seal, sealOffset, seekTable } = await readIndex(tail);
  const manifestBytes = seal.tarBytes - seal.manifestTarOffset;
  if (manifestBytes > MAX_MANIFEST_BYTES + TAR_ROOM_BYTES)
    throw new AppError("manifest-invalid", `${MANIFEST_PATH} is larger than ${MAX_MANIFEST_BYTES} bytes`);
  if (sealOffset - seal.manifestFrameOffset > MAX_MANIFEST_BYTES + TAR_ROOM_BYTES)
    throw new AppError("bundle-corrupt", `the frames of ${MANIFEST_PATH} are larger than it may be`);
  const first = frameAt(table, seal);
  const frames = table.length - 1 - first;
  const compressed = await tail.slice(seal.manifestFrameOffset, sealOffset);
  const contents = await decodeFrames(compressed, seal.manifestFrameOffset, { frames, limitBytes: manifestBytes });
  const place = { path: MANIFEST_PATH, maxBytes: MAX_MANIFEST_BYTES, start: seal.manifestTarOffset };
  return { ...(await onlyEntry(contents, place)), seekTable, manifestOffset: seal.manifestTarOffset };
}

/** Seek table and seal, which must agree with each other and with the size of the stream. */
async function readIndex(
  tail: Tail,
): Promise<{ table: SeekEntry[]; seal: Seal; sealOffset: number; seekTable: Buffer }> {
  const size = tail.sizeBytes;
  const frames = parseSeekFooter(await tail.slice(size - FOOTER_BYTES, size));
  const tableOffset = size - seekTableBytes(frames);
  const sealOffset = tableOffset - SEAL_BYTES;
  const index = await tail.slice(sealOffset, size);
  const seekTable = index.subarray(SEAL_BYTES);
  const table = parseSeekTable(seekTable);
  const seal = parseSeal(index.subarray(0, SEAL_BYTES));
  const compressed = table.reduce((sum, entry) => sum + entry.compressedBytes, 0);
  const content = table.reduce((sum, entry) => sum + entry.contentBytes, 0);
  if (compressed !== tableOffset || content !== seal.tarBytes || table.at(-1)?.compressedBytes !== SEAL_BYTES)
    throw new AppError("bundle-corrupt", "seek table, seal and size of the bundle contradict each other");
  return { table, seal, sealOffset, seekTable };
}

/** Number of the frame in which the manifest starts. */
function frameAt(table: readonly SeekEntry[], seal: Seal): number {
  let compressed = 0;
  let content = 0;
  for (const [index, entry] of table.entries()) {
    if (compressed === seal.manifestFrameOffset && content === seal.manifestTarOffset && index > 0) return index;
    compressed += entry.compressedBytes;
    content += entry.contentBytes;
  }
  throw new AppError("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
}

/** Decodes so many frames that stand one after another in memory. */
async function decodeFrames(
  bytes: Buffer,
  offset: number,
  { frames, limitBytes }: { frames: number; limitBytes: number },
): Promise<Buffer[]> {
  const reader = new ByteReader(inMemory(bytes));
  const contents: Buffer[] = [];
  let total = 0;
  for (let index = 0; index < frames; index++) {
    if (!startsFrame(await reader.take(4)))
      throw new AppError("bundle-corrupt", `byte ${offset} of the compressed stream starts no frame`);
    const frame = await takeFrame(reader, offset);
    total += frame.contentBytes;
    if (total > limitBytes)
      throw new AppError("bundle-corrupt", "a frame at an end of the bundle is larger than it may be");
    contents.push(await decompressFrame(frame.bytes, frame.contentBytes));
  }
  return contents;
}

/** The one entry of a piece of tar, which must have this path; the piece starts at `start` of the whole. */
async function onlyEntry(
  tar: readonly Buffer[],
  { path, maxBytes, start }: { readonly path: string; readonly maxBytes: number; readonly start: number },
): Promise<{ bytes: Buffer; offset: number }> {
  let found: { bytes: Buffer; offset: number } | undefined;
  for await (const entry of readTar(inMemory(...tar), start)) {
    if (found !== undefined || entry.path !== path || entry.type !== "file")
      throw new AppError("archive-violation", `${JSON.stringify(entry.path)} stands where ${path} is expected`);
    if (entry.sizeBytes > maxBytes)
      throw new AppError("manifest-invalid", `${path} is larger than ${maxBytes} bytes`, { path });
    found = { bytes: await collect(entry.content), offset: entry.offset };
  }
  if (found === undefined) throw new AppError("archive-violation", `${path} is missing`);
  return found;
}

/** All bytes of a stream that is known to be small. */
export async function collect(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // The memory of a piece is used again.
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function readTail(stream: RandomAccess, bytes: number): Promise<Buffer> {
  const length = Math.min(bytes, stream.sizeBytes);
  return stream.read(stream.sizeBytes - length, length);
}

/** Slices of a stream near its end, out of what was read at once where that reaches. */
class Tail {
  readonly sizeBytes: number;
  readonly #stream: RandomAccess;
  readonly #bytes: Buffer;

  constructor(stream: RandomAccess, bytes: Buffer) {
    this.#stream = stream;
    this.#bytes = bytes;
    this.sizeBytes = stream.sizeBytes;
  }

  async slice(from: number, to: number): Promise<Buffer> {
    if (from < 0) throw new AppError("bundle-truncated", "the bundle is smaller than its seek table says");
    const have = this.sizeBytes - this.#bytes.length;
    return from >= have ? this.#bytes.subarray(from - have, to - have) : this.#stream.read(from, to - from);
  }
}
