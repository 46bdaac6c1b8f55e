import type { Entry, RandomAccess } from "../model/index.ts";
import type { BundleEnds } from "./ends.ts";
import { compareRun, type Extraction } from "./pass.ts";
import { violation } from "./tar/header.ts";
import { BLOCK_BYTES, END_BYTES, padded } from "./tar/layout.ts";
import { MAX_PAX_BYTES } from "./tar/pax.ts";
import { type FramePlace, framesOver, readFramesAt, type Span, type TarPiece } from "./zstd/frame-ranges.ts";
import { parseSeekTable } from "./zstd/seek-table.ts";

/** A pax header with its records, and the header that it is for. */
const MAX_HEADERS_BYTES = BLOCK_BYTES + padded(MAX_PAX_BYTES) + BLOCK_BYTES;

/** Entries that stand next to each other, with the part of the tar that they fill, headers and padding included. */
interface Run extends Span {
  readonly entries: readonly Entry[];
}

/** What has to be read for some entries of a bundle, and nothing else of it. */
export interface PartPlan {
  readonly runs: readonly Run[];
  readonly frames: readonly FramePlace[];
  /** Size of the frames as they are stored. */
  readonly sizeBytes: number;
}

/** What to do with the entries of a part, all of which are wanted. */
interface PartExtraction extends Omit<Extraction, "wanted"> {
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Finds the frames over the entries that are wanted. What manifest and seek table say is believed only as far as it fits
 * together: the entries have to fill the archive between header and manifest, one directly behind the other, so that none
 * can lie over another one or over the manifest.
 * @throws AppError `archive-violation`, `bundle-corrupt`
 */
export function planPart(ends: BundleEnds, wanted: (path: string) => boolean): PartPlan {
  const table = parseSeekTable(ends.seekTable).slice(0, -1);
  const runs = runsOf(ends, { firstOffset: table[0]?.contentBytes ?? 0, wanted });
  const frames = framesOver(table, runs);
  return { runs, frames, sizeBytes: frames.reduce((sum, frame) => sum + frame.compressedBytes, 0) };
}

/**
 * Reads the planned part of a compressed stream, compares it with the manifest, and writes the entries below
 * `into`, where they must be taken for hostile until this has returned. `onBytes` hears what was fetched.
 * @throws AppError `bundle-corrupt`, `bundle-truncated`, `archive-violation`, `digest-mismatch`, `disk-full`
 */
export async function readPart(
  stream: RandomAccess,
  { runs, frames }: PartPlan,
  { onBytes, ...extraction }: PartExtraction,
): Promise<void> {
  const pieces = readFramesAt(stream, frames, onBytes);
  try {
    const tar = new TarCut(pieces);
    for (const run of runs) await compareRun(tar.archive(run), run, extraction);
  } finally {
    await pieces.return(undefined);
  }
}

function runsOf(
  { manifest, manifestOffset }: BundleEnds,
  { firstOffset, wanted }: { readonly firstOffset: number; readonly wanted: (path: string) => boolean },
): Run[] {
  const runs: { start: number; end: number; entries: Entry[] }[] = [];
  let start = firstOffset;
  for (const entry of manifest.entries) {
    const headersBytes = entry.offset - start;
    if (headersBytes < BLOCK_BYTES || headersBytes > MAX_HEADERS_BYTES || headersBytes % BLOCK_BYTES !== 0)
      throw violation(`the manifest gives ${JSON.stringify(entry.path)} a place where it cannot be`);
    const end = entry.offset + padded(entry.type === "file" ? entry.sizeBytes : 0);
    const last = runs.at(-1);
    if (wanted(entry.path)) {
      if (last?.end === start) {
        last.entries.push(entry);
        last.end = end;
      } else runs.push({ start, end, entries: [entry] });
    }
    start = end;
  }
  if (start !== manifestOffset) throw violation("the entries of the manifest do not fill the archive up to it");
  return runs;
}

/** Cuts archives of their own out of pieces of a tar that come in order, not all of which stand next to each other. */
class TarCut {
  readonly #pieces: AsyncIterator<TarPiece>;
  #piece: TarPiece | undefined;

  constructor(pieces: AsyncIterator<TarPiece>) {
    this.#pieces = pieces;
  }

  /** From one place to another, closed by the two blocks of zeros that end an archive. Later calls ask for later places. */
  async *archive({ start, end }: Span): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = await this.#pieceAt(at);
      const bytes = piece.content.subarray(at - piece.start, end - piece.start);
      at += bytes.length;
      yield bytes;
    }
    yield Buffer.alloc(END_BYTES);
  }

  async #pieceAt(at: number): Promise<TarPiece> {
    while (this.#piece === undefined || this.#piece.start + this.#piece.content.length <= at) {
      const next = await this.#pieces.next();
      if (next.done === true) throw new Error(`no frame was planned for byte ${at} of the tar`);
      this.#piece = next.value;
    }
    return this.#piece;
  }
}
