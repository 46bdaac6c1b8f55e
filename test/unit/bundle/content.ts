import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BundleContent, BundleEntry } from "../../../src/bundle/index.ts";
import { compareBytewise, SnapshotHeader } from "../../../src/model/index.ts";
import { filesDigest, HEADER } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";

/** A folder for one test file, removed at its end. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), "memsnap-bundle-"));
  #made = 0;

  /** A path in the folder that was not there before. */
  path(name = "file"): string {
    return join(this.folder, `${this.#made++}-${name}`);
  }

  /** Everything of one file store `s`, with its contents on disk. */
  content(items: readonly Item[]): BundleContent {
    const entries = items.map((item) => this.#entry(item));
    const files = entries.filter((entry) => entry.type === "file").length;
    const store = {
      name: "s",
      kind: "file",
      path: "s",
      digest: filesDigest(items),
      consistency: "fenced",
      summary: { kind: "file", files, folders: entries.length - files },
      entries,
    } as const;
    return { header: SnapshotHeader.parse(HEADER), consistency: "fenced", leftOut: [], stores: [store] };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #entry({ path, content, mode }: Item): BundleEntry {
    if (content === undefined) return { path, type: "folder", mode: mode ?? 0o755 };
    const file = this.path();
    writeFileSync(file, content);
    return { path, type: "file", mode: mode ?? 0o644, sizeBytes: content.length, file };
  }
}

/** Items in the order of an archive. */
export function sorted(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compareBytewise(a.path, b.path));
}
