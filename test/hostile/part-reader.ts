import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { type BundleSource, openBundle } from "../../src/bundle/index.ts";
import { codeOf, patternBytes } from "../unit/bundle/age/bytes.ts";
import { contentsOf, sourceInMemory } from "../unit/bundle/parts.ts";
import { type AnyJson, frame, type Lies, type Recipe, stream, tarParts } from "./builder.ts";
import { type Item, itemEntry } from "./tar-builder.ts";

/** The path of the wanted file. */
export const WANTED = "files/s/b";
/** What the bundles hold. */
export const ITEMS: readonly Item[] = [
  { path: "files/s/a", content: patternBytes(600) },
  { path: WANTED, content: patternBytes(1200) },
  { path: "files/s/c", content: patternBytes(700) },
];
/** Their tar entries. */
export const [A, B, C] = ITEMS.map(itemEntry) as [Buffer, Buffer, Buffer];

/** Wants the file in the middle. */
export const onlyB = (path: string): boolean => path === WANTED;

/**
 * Reads a part, the wanted file alone if not told otherwise. Gives a code, or `ok` when that came out as it was put in.
 * @throws Error when something was written elsewhere than in the folder for it
 */
export async function readPart(from: Buffer | BundleSource, wanted = onlyB): Promise<string> {
  const source = Buffer.isBuffer(from) ? sourceInMemory(from) : from;
  const outer = mkdtempSync(join(tmpdir(), "memsnap-part-"));
  const into = join(outer, "into");
  mkdirSync(into);
  try {
    const opening = openBundle(source, { passphrases: ["test"] });
    const outcome = await codeOf(opening.then((opened) => opened.partWith(wanted).readInto(into)));
    expect(readdirSync(outer)).toEqual(["into"]);
    if (outcome !== "no error") return outcome;
    if (wanted === onlyB) expect(contentsOf(into)[WANTED]).toEqual(ITEMS[1]?.content);
    return "ok";
  } finally {
    rmSync(outer, { recursive: true, force: true });
  }
}

/** One frame for each entry between header and manifest. */
export function framed(recipe: Recipe, { middle = [A, B, C], lies }: { middle?: Buffer[]; lies?: Lies } = {}): Buffer {
  const { first, last } = tarParts({ listed: ITEMS, items: ITEMS, ...recipe });
  const frames = [first, ...middle, last].map((content) => frame(content));
  return stream(frames, frames.length - 1, lies);
}

/** A bundle whose manifest says something else. */
export function changed(change: (entries: AnyJson[], manifest: AnyJson) => void): Recipe {
  return { changeManifest: (manifest) => change(manifest.entries, manifest) };
}
