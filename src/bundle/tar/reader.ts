import { extract, type Header } from "tar-stream";
import { AppError } from "../../model/index.ts";
import { END_BYTES, headerBytes, padded } from "./layout.ts";

/** One entry as it comes by. Its content must be read, or passed over, before the next entry is asked for. */
export interface TarEntry {
  /** Without a slash at its end. */
  readonly path: string;
  readonly type: "file" | "folder";
  readonly mode: number;
  readonly sizeBytes: number;
  /** Where the content starts in the tar. */
  readonly offset: number;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads a tar by the strict profile of docs/format.md on top of tar-stream: files and folders only, no links, no pax beyond
 * `path` and `size`, nothing between entries, and two blocks of zeros and no more at the end. tar-stream itself passes over
 * empty blocks, global headers and GNU extensions; comparing offsets finds them all.
 * @param start where in the tar `source` begins, 0 for a whole archive
 * @throws AppError `archive-violation`, and whatever `source` throws
 */
export async function* readTar(source: AsyncIterable<Buffer>, start = 0): AsyncGenerator<TarEntry> {
  const parser = extract();
  const pumped = pump(source, parser);
  pumped.catch(() => undefined);
  let end = 0;
  try {
    for await (const stream of parser) {
      const header = stream.header as Header & { byteOffset: number };
      const entry = strictEntry(header, end);
      end = header.byteOffset + padded(entry.sizeBytes);
      yield { ...entry, offset: start + header.byteOffset, content: stream as AsyncIterable<Buffer> };
      stream.resume();
    }
  } catch (error) {
    throw error instanceof AppError ? error : violation(`the tar cannot be read: ${message(error)}`, error);
  }
  const bytes = await pumped;
  if (bytes !== end + END_BYTES)
    throw violation(`the tar has ${bytes - end} bytes after its last entry, expected ${END_BYTES} zeros`);
}

async function pump(source: AsyncIterable<Buffer>, parser: ReturnType<typeof extract>): Promise<number> {
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (!parser.write(chunk)) await drained(parser);
      if (parser.destroyed) break;
    }
    parser.end(null);
  } catch (error) {
    parser.destroy(error as Error);
    throw error;
  }
  return bytes;
}

function drained(parser: ReturnType<typeof extract>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      parser.off("drain", done);
      parser.off("close", done);
      resolve();
    };
    parser.on("drain", done);
    parser.on("close", done);
  });
}

function strictEntry(header: Header & { byteOffset: number }, end: number): Omit<TarEntry, "content" | "offset"> {
  const name = JSON.stringify(header.name);
  const folder = header.type === "directory";
  if (header.type !== "file" && !folder) throw violation(`${name} is a ${header.type ?? "thing of unknown type"}, expected file or folder`);
  if (header.linkname) throw violation(`${name} names a link target`);
  const pax = (header.pax ?? undefined) as Record<string, string> | undefined;
  for (const key of Object.keys(pax ?? {}))
    if (key !== "path" && key !== "size") throw violation(`${name} has a pax record ${JSON.stringify(key)}`);
  if (header.byteOffset !== end + headerBytes(pax)) throw violation(`something that is no entry stands before ${name}`);
  if (folder && header.size !== 0) throw violation(`the folder ${name} has content`);
  if (folder !== header.name.endsWith("/")) throw violation(`the name and the type of ${name} contradict each other`);
  return {
    path: folder ? header.name.slice(0, -1) : header.name,
    type: folder ? "folder" : "file",
    mode: header.mode ?? 0,
    sizeBytes: header.size ?? 0,
  };
}

function violation(text: string, cause?: unknown): AppError {
  return new AppError("archive-violation", text, { cause });
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
