import type { AnyJson } from "../../hostile/builder.ts";
import { END, itemEntry, paxEntry, tarEntry } from "../../hostile/tar-builder.ts";
import { bad, CONTENT, flippedAt, ITEMS, made, NOTES } from "./bad.ts";
import type { Recipe } from "./valid.ts";

/** Bundles with one thing wrong in their tar. */
export const INVALID_ARCHIVES: readonly Recipe[] = [
  made(bad("tar-symlink", "archive-violation", "a symbolic link"), {
    items: [tarEntry({ name: NOTES.path, type: "2", link: "/etc/passwd" })],
    listed: [{ ...NOTES, content: Buffer.alloc(0) }],
  }),
  made(bad("tar-gnu-name", "archive-violation", "a name in the way of GNU"), {
    items: [tarEntry({ name: "././@LongLink", type: "L" }, Buffer.from(`${NOTES.path}\0`)), NOTES],
    listed: [NOTES],
  }),
  made(bad("tar-pax-global", "archive-violation", "a global pax header"), {
    items: [paxEntry({ comment: "x" }, "g"), NOTES],
    listed: [NOTES],
  }),
  made(bad("tar-pax-record", "archive-violation", "a pax record other than path and size"), {
    items: [paxEntry({ path: NOTES.path, mtime: "0" }), tarEntry({ name: "x" }, CONTENT)],
    listed: [NOTES],
    changeManifest: behindPax,
  }),
  made(bad("tar-pax-size", "archive-violation", "a pax size that ustar could hold"), {
    items: [paxEntry({ path: NOTES.path, size: String(CONTENT.length) }), tarEntry({ name: "x" }, CONTENT)],
    listed: [NOTES],
    changeManifest: behindPax,
  }),
  made(bad("tar-time", "archive-violation", "an entry with a time"), {
    items: [tarEntry({ name: NOTES.path, change: (block) => void block.write("15000000000", 136, "latin1") }, CONTENT)],
    listed: [NOTES],
  }),
  made(bad("tar-mode", "archive-violation", "an entry with another mode than in the manifest"), {
    items: [{ ...NOTES, mode: 0o755 }],
    listed: [NOTES],
  }),
  made(bad("tar-padding", "archive-violation", "a last block that is not filled with zeros"), {
    items: [padded(itemEntry(NOTES))],
    listed: [NOTES],
  }),
  made(bad("tar-extra-entry", "archive-violation", "an entry that the manifest does not list"), {
    items: ITEMS,
    listed: [NOTES],
  }),
  made(bad("tar-missing-entry", "archive-violation", "an entry of the manifest that is missing"), {
    items: [NOTES],
    listed: ITEMS,
  }),
  made(bad("tar-double-entry", "archive-violation", "an entry that is there twice"), {
    items: [NOTES, NOTES],
    listed: [NOTES],
  }),
  made(
    bad("tar-climbing-name", "archive-violation", "an entry whose name climbs out, which the manifest calls otherwise"),
    {
      items: [tarEntry({ name: "files/s/../../../notes.md" }, CONTENT)],
      listed: [NOTES],
    },
  ),
  made(bad("tar-long-end", "archive-violation", "three blocks of zeros at the end"), {
    items: ITEMS,
    end: Buffer.concat([END, Buffer.alloc(512)]),
  }),
  made(bad("tar-hidden-end", "archive-violation", "bytes in the last block of zeros"), {
    items: ITEMS,
    end: Buffer.concat([Buffer.alloc(1020), Buffer.from("data")]),
  }),
  made(bad("content", "digest-mismatch", "a file whose content is not that of the manifest"), {
    items: [{ ...NOTES, content: Buffer.from(CONTENT.toString().replace("short", "sharp")) }],
    listed: [NOTES],
  }),
];

/** Moves the listed entry behind a pax header, where it is. */
function behindPax(manifest: AnyJson): void {
  manifest.entries[0].offset += 1024;
}

function padded(entry: Buffer): Buffer {
  return flippedAt(entry, -1);
}
