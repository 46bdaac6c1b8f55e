import { AppError, type RandomAccess } from "../../model/index.ts";
import { lent, ReusedMemory, release } from "../memory.ts";
import { inMemory } from "../piece-reader.ts";
import { ByteReader } from "./byte-reader.ts";
import { decompressFrame } from "./codec.ts";
import { MAX_FRAME_CONTENT, maxFrameBytes, startsFrame, takeFrame } from "./frame.ts";
import { inOrder } from "./in-order.ts";
import type { SeekEntry } from "./seek-table.ts";

/** Neighbouring frames are fetched together up to this size; a larger one by itself. */
const RANGE_BYTES = 4 * 1024 * 1024;

/** Part of the tar, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A data frame by what the seek table says of it. */
export interface FramePlace extends SeekEntry {
  /** Where it starts in the compressed stream. */
  readonly offset: number;
  /** Where its content starts in the tar. */
  readonly start: number;
}

/** A piece of the tar and where it starts. */
export interface TarPiece {
  readonly start: number;
  readonly content: Buffer;
}

/**
 * The frames that hold anything of these parts of the tar, each once, in order. `spans` are in order and do not overlap.
 * @throws AppError `bundle-corrupt` when the table gives a frame sizes that none can have
 */
export function framesOver(table: readonly SeekEntry[], spans: readonly Span[]): FramePlace[] {
  const places: FramePlace[] = [];
  let offset = 0;
  let start = 0;
  let next = 0;
  for (const entry of table) {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const end = start + entry.contentBytes;
    if (!isPossible(entry)) throw impossible(entry, offset);
    if ((spans[next]?.start ?? Number.POSITIVE_INFINITY) < end) places.push({ ...entry, offset, start });
    offset += entry.compressedBytes;
    start = end;
  }
  return places;
}

// What will be held is bounded before it is read.
function isPossible({ contentBytes, compressedBytes }: SeekEntry): boolean {
  return contentBytes > 0 && contentBytes <= MAX_FRAME_CONTENT && compressedBytes <= maxFrameBytes(contentBytes);
}

function impossible({ contentBytes, compressedBytes }: SeekEntry, offset: number): AppError {
  const sizes = `${compressedBytes} bytes with ${contentBytes} of content`;
  return new AppError(
    "bundle-corrupt",
    `the seek table gives the frame at byte ${offset} ${sizes}, which none can have`,
  );
}

/**
 * Fetches and decodes some frames of a compressed stream, a few ahead, and gives their contents in order. Each has to be one
 * whole frame of exactly the sizes of the seek table, and to fit its checksum. `onBytes` hears what was fetched. The memory of a
 * piece is given back when the next but one is asked for.
 * @throws AppError `bundle-corrupt`, and whatever `stream` throws
 */
export async function* readFramesAt(
  stream: RandomAccess,
  places: readonly FramePlace[],
  onBytes?: (bytes: number) => void,
): AsyncGenerator<TarPiece> {
  const fetched = inOrder(rangesOf(places), async (range) => {
    const bytes = await stream.read(range.offset, range.sizeBytes);
    onBytes?.(range.sizeBytes);
    return { range, bytes };
  });
  const memory = new ReusedMemory();
  const contents = inOrder(framesIn(fetched), async ({ place, bytes }) => ({
    start: place.start,
    content: await decodeFrame(bytes, place, memory),
  }));
  yield* lent(contents, ({ content }) => release(content));
}

/** Frames that are fetched by one read. */
interface Range {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly places: readonly FramePlace[];
}

function* rangesOf(places: readonly FramePlace[]): Generator<Range> {
  let range: { offset: number; sizeBytes: number; places: FramePlace[] } | undefined;
  for (const place of places) {
    const isNext =
      range !== undefined &&
      range.offset + range.sizeBytes === place.offset &&
      range.sizeBytes + place.compressedBytes <= RANGE_BYTES;
    if (range !== undefined && !isNext) yield range;
    if (range === undefined || !isNext) range = { offset: place.offset, sizeBytes: 0, places: [] };
    range.places.push(place);
    range.sizeBytes += place.compressedBytes;
  }
  if (range !== undefined) yield range;
}

async function* framesIn(
  fetched: AsyncIterable<{ range: Range; bytes: Buffer }>,
): AsyncGenerator<{ place: FramePlace; bytes: Buffer }> {
  for await (const { range, bytes } of fetched)
    for (const place of range.places) {
      const at = place.offset - range.offset;
      yield { place, bytes: bytes.subarray(at, at + place.compressedBytes) };
    }
}

async function decodeFrame(bytes: Buffer, { offset, contentBytes }: FramePlace, memory: ReusedMemory): Promise<Buffer> {
  const reader = new ByteReader(inMemory(bytes));
  if (bytes.length < 4 || !startsFrame(await reader.take(4))) throw misfit(offset);
  const frame = await takeFrame(reader, offset, (sizeBytes) => memory.take(sizeBytes)).catch((error: unknown) => {
    // It is not the file that ends too early, but what the table takes for a frame.
    throw error instanceof AppError && error.code === "bundle-truncated" ? misfit(offset) : error;
  });
  if (frame.bytes.length !== bytes.length || frame.contentBytes !== contentBytes) throw misfit(offset);
  const content = await decompressFrame(frame.bytes, contentBytes);
  memory.giveBack(frame.bytes);
  return content;
}

function misfit(offset: number): AppError {
  return new AppError("bundle-corrupt", `the seek table does not fit the frame at byte ${offset}`);
}
