import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import {
  AppError,
  compareBytewise,
  type Entry,
  given,
  HEADER_PATH,
  MANIFEST_PATH,
  MAX_MANIFEST_BYTES,
  type Manifest,
  type ManifestStore,
  type SnapshotHeader,
  storeKey,
} from "../model/index.ts";
import { canonicalJson } from "./canonical.ts";
import { stateDigest } from "./state-digest.ts";
import { TarWriter } from "./tar/writer.ts";
import type { TarStream } from "./zstd/writer.ts";

/** What is read stays in the cache of a core until it has been hashed and copied. */
const READ_BYTES = 256 * 1024;
/** Mode of `snapshot.json` and `manifest.json`. */
export const OWN_ENTRY_MODE = 0o644;

/** A file or folder to be put into a bundle. */
export type BundleEntry =
  | {
      readonly path: string;
      readonly type: "file";
      readonly mode: number;
      readonly sizeBytes: number;
      /** Absolute path of the content, which nobody changes meanwhile. */
      readonly file: string;
    }
  | { readonly path: string; readonly type: "folder"; readonly mode: number };

/** What a bundle is made of, before it is written. */
export interface BundleContent {
  readonly header: SnapshotHeader;
  readonly consistency: Manifest["consistency"];
  readonly leftOut: Manifest["leftOut"];
  /** May still be looked for while the entries are written; the manifest comes last. */
  readonly secrets?: Promise<Manifest["secrets"]>;
  readonly stores: readonly (Omit<ManifestStore, "entries" | "bytes"> & { readonly entries: readonly BundleEntry[] })[];
}

/** The tar of a bundle as a stream; `manifest` is known once the stream has ended. */
export class ArchiveWriter implements TarStream {
  readonly cuts = new Set<number>();
  readonly #tar = new TarWriter();
  readonly #content: BundleContent;
  readonly #recipients: readonly string[];
  readonly #free: Buffer[] = [];
  #manifest: Manifest | undefined;
  #manifestOffset = 0;

  /** @param recipients - public keys that the bundle will be sealed to */
  constructor(content: BundleContent, recipients: readonly string[]) {
    this.#content = content;
    this.#recipients = recipients;
  }

  manifestOffset(): number {
    return this.#manifestOffset;
  }

  giveBack(piece: Buffer): void {
    if (piece.length === READ_BYTES && piece.buffer.byteLength === READ_BYTES) this.#free.push(piece);
  }

  get manifest(): Manifest {
    if (this.#manifest === undefined) throw new Error("the manifest is known only at the end of the archive");
    return this.#manifest;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const written = this.#write().catch((error: unknown) => {
      this.#tar.fail(error);
      throw error;
    });
    written.catch(() => undefined);
    try {
      yield* this.#tar;
      await written;
    } catch (error) {
      // A failure of the writing side says more than the broken stream that it leaves.
      await written;
      throw error;
    } finally {
      this.#tar.fail(new Error("the archive is not read any further"));
    }
  }

  async #write(): Promise<void> {
    const { header, stores, consistency, leftOut } = this.#content;
    await this.#own(HEADER_PATH, canonicalJson(header));
    this.cuts.add(this.#tar.position);
    const entries: Entry[] = [];
    const sorted = stores.flatMap((store) => store.entries).sort((a, b) => compareBytewise(a.path, b.path));
    for (const entry of sorted) entries.push(await this.#entry(entry));
    const secrets = await this.#content.secrets;
    this.#manifest = {
      snapshot: header,
      consistency,
      stateDigest: stateDigest(stores),
      stores: stores.map(counted).sort((a, b) => compareBytewise(storeKey(a), storeKey(b))),
      entries,
      recipients: [...new Set(this.#recipients)].sort(),
      leftOut: leftOut.toSorted((a, b) => compareBytewise(a.path, b.path) || compareBytewise(a.reason, b.reason)),
      ...given({ secrets }),
    };
    const manifest = canonicalJson(this.#manifest);
    if (manifest.length > MAX_MANIFEST_BYTES)
      throw new AppError(
        "source-unsupported",
        "the sources hold more files than one bundle can; take several snapshots",
      );
    this.#manifestOffset = this.#tar.position;
    this.cuts.add(this.#manifestOffset);
    await this.#own(MANIFEST_PATH, manifest);
    this.#tar.finish();
  }

  async #own(path: string, bytes: Buffer): Promise<void> {
    await this.#tar.file(path, { mode: OWN_ENTRY_MODE, sizeBytes: bytes.length }, [bytes]);
  }

  async #entry(entry: BundleEntry): Promise<Entry> {
    const { path, mode } = entry;
    if (entry.type === "folder") return { path, type: "folder", mode, offset: await this.#tar.folder(path, mode) };
    const hash = createHash("sha256");
    const offset = await this.#tar.file(path, entry, this.#hashed(entry, hash));
    return { path, type: "file", sizeBytes: entry.sizeBytes, mode, sha256: hash.digest("hex"), offset };
  }

  // Reads are synchronous: they come from the page cache, and compression runs on other threads meanwhile.
  *#hashed(entry: BundleEntry & { type: "file" }, hash: ReturnType<typeof createHash>): Generator<Buffer> {
    const file = openSync(entry.file, "r");
    try {
      for (let left = entry.sizeBytes; left > 0; ) {
        const memory = left < READ_BYTES ? Buffer.allocUnsafe(left) : this.#memory();
        const read = readSync(file, memory, 0, memory.length, null);
        if (read === 0) throw new Error(`the staged copy of ${entry.path} is shorter than it was`);
        const chunk = read === memory.length ? memory : memory.subarray(0, read);
        hash.update(chunk);
        yield chunk;
        left -= read;
      }
    } finally {
      closeSync(file);
    }
  }

  #memory(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(READ_BYTES);
  }
}

function counted(store: BundleContent["stores"][number]): ManifestStore {
  const bytes = store.entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0);
  return { ...store, entries: store.entries.length, bytes };
}
