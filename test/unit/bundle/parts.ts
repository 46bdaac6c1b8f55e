import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type AgeKeys, type BundleSource, openBundle } from "../../../src/bundle/index.ts";
import type { RandomAccess } from "../../../src/model/index.ts";
import { type Frame, frame, type Recipe, stream, tarParts } from "../../hostile/builder.ts";
import { bytesInMemory } from "./age/bytes.ts";

/** A bundle whose entries are cut into frames of this many bytes. */
export function finelyCut(recipe: Recipe, frameBytes: number, change: (frames: Frame[]) => void = () => {}): Buffer {
  const { first, middle, last } = tarParts(recipe);
  const frames = [first, ...cut(middle, frameBytes), last].map((content) => frame(content, 1));
  change(frames);
  return stream(frames, frames.length - 1);
}

function cut(bytes: Buffer, sizeBytes: number): Buffer[] {
  const count = Math.ceil(bytes.length / sizeBytes);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * sizeBytes, (index + 1) * sizeBytes));
}

/** A bundle that lies in memory, and what was read of it. */
export interface SourceInMemory extends BundleSource {
  readonly reads: [offset: number, lengthBytes: number][];
  readonly isClosed: () => boolean;
}

/** A bundle that lies where only ranges can be read. */
export function sourceInMemory(bytes: Buffer): SourceInMemory {
  const reads: [number, number][] = [];
  let open = 0;
  return {
    name: "memory",
    reads,
    isClosed: () => open === 0,
    async open() {
      open += 1;
      const access: RandomAccess = bytesInMemory(bytes);
      return {
        sizeBytes: bytes.length,
        read(offset, lengthBytes) {
          reads.push([offset, lengthBytes]);
          return access.read(offset, lengthBytes);
        },
        async close() {
          open -= 1;
        },
      };
    },
  };
}

/** Unpacks some entries into a folder that is made anew, and gives the contents of the files in it. */
export async function unpackPart(
  from: string | BundleSource,
  wanted: (path: string) => boolean,
  { into, keys = {} }: { readonly into: string; readonly keys?: AgeKeys },
): Promise<Record<string, Buffer | "folder">> {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const bundle = await openBundle(from, keys);
  await bundle.partWith(wanted).readInto(into);
  return contentsOf(into);
}

/** Files by their contents, and folders, below a folder. */
export function contentsOf(folder: string): Record<string, Buffer | "folder"> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length + 1).replaceAll("\\", "/");
    return [path, entry.isDirectory() ? "folder" : readFileSync(file)] as const;
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
