import { createHash } from "node:crypto";
import { constants, zstdCompressSync } from "node:zlib";
import canonicalize from "canonicalize";
import { blocks, END, type Item, itemEntry, tarEntry } from "./tar-builder.ts";

/*
 * A second writer of the format, made from docs/format.md and not from src/bundle. It writes whatever it is told, so that
 * one rule at a time can be broken in an otherwise whole bundle.
 */

/** A zstd frame, or what stands where one is expected. */
export interface Frame {
  readonly bytes: Buffer;
  readonly contentBytes: number;
}

// biome-ignore lint/suspicious/noExplicitAny: tests break manifests in every way, also against the type
export type AnyJson = any;

/** What a bundle is made of. */
export interface Recipe {
  /** What the archive holds, in order: entries, or raw tar bytes. */
  readonly items?: readonly (Item | Buffer)[];
  /** What the manifest lists; the entries of `items` when absent. */
  readonly listed?: readonly Item[];
  readonly header?: AnyJson;
  readonly changeManifest?: (manifest: AnyJson) => void;
  /** Replaces the text of the manifest. */
  readonly manifestBytes?: (manifest: AnyJson) => Buffer;
  /** What follows the manifest in the tar. */
  readonly end?: Buffer;
}

export const HEADER = {
  format: "agent-memory-snapshot",
  version: 1,
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  createdAt: "2026-01-02T03:04:05.678Z",
  agent: "tester",
  label: null,
  tool: { memsnap: "0.0.0" },
} as const;

/** One zstd frame with content size and checksum. */
export function frame(content: Buffer, level = 3): Frame {
  const bytes = zstdCompressSync(content, {
    pledgedSrcSize: content.length,
    params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  return { bytes, contentBytes: content.length };
}

/** Numbers of the seal that are to be wrong, and a seek table that is. */
export interface Lies {
  readonly seal?: {
    readonly frameOffset?: number;
    readonly tarOffset?: number;
    readonly tarBytes?: number;
    readonly sha256?: Buffer;
  };
  readonly table?: (entries: Frame["contentBytes"][][]) => void;
}

/** Frames, seal and seek table; `manifestAt` is the number of the frame in which the manifest starts. */
export function stream(frames: readonly Frame[], manifestAt: number, lies: Lies = {}): Buffer {
  const body = Buffer.concat(frames.map(({ bytes }) => bytes));
  const before = frames.slice(0, manifestAt);
  const seal = Buffer.alloc(72);
  seal.writeUInt32LE(0x184d2a5d, 0);
  seal.writeUInt32LE(64, 4);
  seal.write("MEMSNAP1", 8, "latin1");
  seal.writeBigUInt64LE(BigInt(lies.seal?.frameOffset ?? total(before.map(({ bytes }) => bytes.length))), 16);
  seal.writeBigUInt64LE(BigInt(lies.seal?.tarOffset ?? total(before.map(({ contentBytes }) => contentBytes))), 24);
  seal.writeBigUInt64LE(BigInt(lies.seal?.tarBytes ?? total(frames.map(({ contentBytes }) => contentBytes))), 32);
  (lies.seal?.sha256 ?? createHash("sha256").update(body).digest()).copy(seal, 40);
  const entries = [...frames.map(({ bytes, contentBytes }) => [bytes.length, contentBytes]), [seal.length, 0]];
  lies.table?.(entries);
  return Buffer.concat([body, seal, seekTable(entries)]);
}

/** The seek table over `[compressed, content]` sizes. */
export function seekTable(entries: readonly (readonly number[])[]): Buffer {
  const table = Buffer.alloc(8 + entries.length * 8 + 9);
  table.writeUInt32LE(0x184d2a5e, 0);
  table.writeUInt32LE(table.length - 8, 4);
  for (const [index, [compressed = 0, content = 0]] of entries.entries()) {
    table.writeUInt32LE(compressed, 8 + index * 8);
    table.writeUInt32LE(content, 12 + index * 8);
  }
  table.writeUInt32LE(entries.length, table.length - 9);
  table.writeUInt32LE(0x8f92eab1, table.length - 4);
  return table;
}

/** The three parts of a tar that stand in frames of their own: header, entries, manifest with the end. */
export interface TarParts {
  readonly first: Buffer;
  readonly middle: Buffer;
  readonly last: Buffer;
}

/** The tar of a recipe. */
export function tarParts(recipe: Recipe): TarParts {
  const { items = [], header = HEADER, end = END } = recipe;
  const first = tarEntry({ name: "snapshot.json" }, json(header));
  const middle = Buffer.concat(items.map((item) => (Buffer.isBuffer(item) ? item : itemEntry(item))));
  const manifest = manifestOf(recipe, first.length);
  const text = recipe.manifestBytes?.(manifest) ?? json(manifest);
  return { first, middle, last: Buffer.concat([tarEntry({ name: "manifest.json" }, text), end]) };
}

/** A whole plain bundle. */
export function bundle(recipe: Recipe = {}, level = 3): Buffer {
  const { first, middle, last } = tarParts(recipe);
  const contents = middle.length === 0 ? [first, last] : [first, middle, last];
  return stream(
    contents.map((content) => frame(content, level)),
    contents.length - 1,
  );
}

/** Canonical JSON, for values without lone surrogates. */
export function json(value: unknown): Buffer {
  return Buffer.from(canonicalize(value) ?? "");
}

export function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A manifest over one store `files/s`, which was at `s`. */
function manifestOf({ items = [], listed, header = HEADER, changeManifest }: Recipe, start: number): AnyJson {
  const shown = listed ?? items.filter((item): item is Item => !Buffer.isBuffer(item));
  const store = {
    name: "s",
    kind: "file",
    path: "s",
    entries: shown.length,
    bytes: total(shown.map(({ content }) => content?.length ?? 0)),
    digest: filesDigest(shown),
    consistency: "fenced",
    summary: {
      kind: "file",
      files: shown.filter(({ content }) => content).length,
      folders: shown.filter(({ content }) => !content).length,
    },
  };
  const manifest = {
    snapshot: header,
    consistency: "fenced",
    stateDigest: "",
    stores: [store],
    entries: entriesOf(shown, start),
    leftOut: [],
    recipients: [],
  };
  changeManifest?.(manifest);
  if (manifest.stateDigest === "")
    manifest.stateDigest = sha256(json(manifest.stores.map((each) => [each.kind, each.name, each.path, each.digest])));
  return manifest;
}

/** The digest of the store, over these items. */
export function filesDigest(items: readonly Item[]): string {
  const lines = items.map(({ path, content, mode = 0o644 }) => {
    const rest = path === "files/s" ? "." : path.slice("files/s/".length);
    const line = content === undefined ? `/ ${rest}` : `${mode & 0o100 ? "x" : "-"} ${sha256(content)} ${rest}`;
    return { rest: Buffer.from(rest), line: `${line}\n` };
  });
  lines.sort((a, b) => Buffer.compare(a.rest, b.rest));
  return sha256(lines.map(({ line }) => line).join(""));
}

function entriesOf(items: readonly Item[], start: number): AnyJson[] {
  let position = start;
  return items.map((item) => {
    const { path, content, mode } = item;
    const whole = itemEntry(item).length;
    const offset = position + whole - blocks(content ?? Buffer.alloc(0)).length;
    position += whole;
    if (content === undefined) return { path, type: "folder", mode: mode ?? 0o755, offset };
    return { path, type: "file", mode: mode ?? 0o644, sizeBytes: content.length, sha256: sha256(content), offset };
  });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
