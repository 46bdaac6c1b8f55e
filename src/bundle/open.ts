import { createHash } from "node:crypto";
import { AppError, given, type Manifest, type RandomAccess, type SnapshotHeader } from "../model/index.ts";
import {
  AGE_MAGIC_BYTES,
  type AgeKeys,
  accessInEncryption,
  decryptStream,
  inEncryption,
  isAge,
  isArmoredAge,
  openAgeFile,
  streamInEncryption,
  unlock,
} from "./age/index.ts";
import { type BundleEnds, readEnds } from "./ends.ts";
import { lent } from "./memory.ts";
import { planPart, readPart } from "./part.ts";
import { comparePass, type Extraction } from "./pass.ts";
import { passApart } from "./pass-apart.ts";
import { allBytes, type BundleSource, fileSource, holdingEnds, withOpen } from "./source.ts";
import { startsFrame } from "./zstd/frame.ts";
import { type FramesFound, readFrames, walkFrames } from "./zstd/reader.ts";

/** Below so many bytes of content a thread takes longer to start than it saves. */
const WORTHWHILE_BYTES = 32 * 1024 * 1024;

/** A bundle whose two ends were read. */
export interface Bundle {
  /** Path of its file, or what its source is called. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  readonly header: SnapshotHeader;
  readonly manifest: Manifest;
  /**
   * Reads every byte of the file once, in order, and checks all of it: encryption, frames, seal, seek table, tar and
   * every digest against the manifest. Bounded memory. `onBytes` hears how many bytes of the file were read, `hear` the bytes
   * themselves, each once and in order.
   * @returns SHA-256 of the file, lower-case hex
   * @throws AppError exits 3 and 7; what was extracted until then must not be used
   */
  readAll(options?: {
    extraction?: Extraction;
    onBytes?: (bytes: number) => void;
    hear?: ((chunk: Buffer) => void) | undefined;
  }): Promise<{ sha256: string; frames: number }>;
  /**
   * The part of the bundle in which the wanted entries lie, found without reading anything.
   * @throws AppError `archive-violation`, `bundle-corrupt` when manifest and seek table contradict each other
   */
  partWith(wanted: (path: string) => boolean): BundlePart;
}

/** Some entries of a bundle, that can be read without the rest of it. */
export interface BundlePart {
  /** What of the compressed stream has to be read. */
  readonly sizeBytes: number;
  /**
   * Reads the frames, and the chunks of age, over the wanted entries, and nothing else; unpacks them into `into`, a private
   * folder. Each frame is compared with its checksum and with the seek table, each entry with the manifest: path, type, mode,
   * size, place, SHA-256. Bounded memory. `onBytes` hears the bytes of the compressed stream as they are fetched, `arrived`
   * what {@link Extraction} says.
   *
   * Not proven: anything of the bytes between, the seal, the rest of the seek table, the SHA-256 of the file. So the wanted
   * entries are what the manifest says, and no more is known. Where the bundle is encrypted, manifest and entries are from
   * somebody who had its file key, and belong to one file. Where it is not, nothing but a checksum over the whole file, kept
   * where nobody could change it, tells a manifest that was replaced together with the entries.
   * @throws AppError exits 3 and 7; what was extracted until then must not be used
   */
  readInto(into: string, onBytes?: (bytes: number) => void, arrived?: Extraction["arrived"]): Promise<void>;
}

/** Whether something is a bundle, and whether it is encrypted, by its first bytes. @throws AppError `bundle-missing`, `not-a-bundle` */
export async function probeBundle(from: string | BundleSource): Promise<{ encrypted: boolean; sizeBytes: number }> {
  const source = sourceOf(from);
  return withOpen(source, async (bytes) => ({
    encrypted: await isEncrypted(bytes, source.name),
    sizeBytes: bytes.sizeBytes,
  }));
}

/**
 * Opens a bundle, a file or whatever else its bytes can be read from, and reads its ends. `keys` are only needed, and only
 * used, when it is encrypted. Holds nothing open.
 * @throws AppError exits 2, 3, 6, and what the source throws
 */
export async function openBundle(from: string | BundleSource, keys: AgeKeys): Promise<Bundle> {
  const source = sourceOf(from);
  return withOpen(source, async (bytes) => {
    const file = holdingEnds(bytes);
    const encrypted = await isEncrypted(file, source.name);
    const opened = encrypted ? await inEncryption(() => unlock(file, keys)) : undefined;
    const ends = await readEnds(await openPayload(file, opened));
    const { header, manifest } = ends;
    return {
      path: source.name,
      sizeBytes: file.sizeBytes,
      encrypted,
      header,
      manifest,
      readAll: (options = {}) => readWhole(source, { opened, ends, ...options }),
      partWith(wanted) {
        const plan = planPart(ends, wanted);
        return {
          sizeBytes: plan.sizeBytes,
          readInto: (into, onBytes, arrived) =>
            withOpen(source, async (again) =>
              readPart(await openPayload(again, opened), plan, { into, ...given({ onBytes, arrived }) }),
            ),
        };
      },
    };
  });
}

type Opened = { readonly fileKey: Buffer } | undefined;

interface WholeRead {
  readonly opened: Opened;
  readonly ends: BundleEnds;
  readonly extraction?: Extraction;
  readonly onBytes?: (bytes: number) => void;
  readonly hear?: ((chunk: Buffer) => void) | undefined;
}

async function readWhole(
  source: BundleSource,
  { opened, ends, extraction, onBytes, hear }: WholeRead,
): Promise<{ sha256: string; frames: number }> {
  // A bundle that is not encrypted is its compressed stream, whose digest is made for the seal anyway.
  const file = opened && createHash("sha256");
  const bytes = tee(allBytes(source), (chunk) => {
    file?.update(chunk);
    hear?.(chunk);
    onBytes?.(chunk.length);
  });
  const stream = opened === undefined ? bytes : streamInEncryption(lent(decryptStream(bytes, opened)));
  let found: FramesFound | undefined;
  const done = (all: FramesFound): void => {
    found = all;
  };
  const { headerBytes, manifestBytes, manifest } = ends;
  const expected = { headerBytes, manifestBytes, entries: manifest.entries };
  if (ends.manifestOffset < WORTHWHILE_BYTES) await comparePass(lent(readFrames(stream, done)), expected, extraction);
  else await passApart((memory) => walkFrames(stream, { memory, done }), expected, extraction);
  if (found === undefined) throw new Error("what a stream held is known when its tar was read to the end");
  return { sha256: file?.digest("hex") ?? found.sha256, frames: found.frames };
}

/** The compressed stream of a bundle. */
async function openPayload(file: RandomAccess, opened: Opened): Promise<RandomAccess> {
  if (opened === undefined) return file;
  return accessInEncryption(await inEncryption(() => openAgeFile(file, opened)));
}

function sourceOf(from: string | BundleSource): BundleSource {
  return typeof from === "string" ? fileSource(from) : from;
}

/** SHA-256 of a whole file, lower-case hex. `hear` hears its bytes. */
export async function hashFile(from: string | BundleSource, hear?: (chunk: Buffer) => void): Promise<string> {
  const sha256 = createHash("sha256");
  for await (const chunk of allBytes(sourceOf(from))) {
    sha256.update(chunk);
    hear?.(chunk);
  }
  return sha256.digest("hex");
}

async function isEncrypted(file: RandomAccess, path: string): Promise<boolean> {
  const start = await file.read(0, Math.min(64, file.sizeBytes));
  if (isAge(start.subarray(0, AGE_MAGIC_BYTES))) return true;
  if (startsFrame(start)) return false;
  const why =
    file.sizeBytes === 0
      ? "is empty"
      : isArmoredAge(start)
        ? "is ASCII armor; decode it first"
        : "is neither age-encrypted nor zstd-compressed";
  throw new AppError("not-a-bundle", `${path} ${why}`, { path });
}

async function* tee(chunks: AsyncIterable<Buffer>, hear: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hear(chunk);
    yield chunk;
  }
}
