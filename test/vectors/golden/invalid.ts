import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "../../../src/model/index.ts";
import {
  type AnyJson,
  bundle,
  END,
  type Frame,
  frame,
  HEADER,
  type Item,
  itemEntry,
  json,
  paxEntry,
  type Recipe as Broken,
  stream,
  tarEntry,
  tarParts,
} from "../../hostile/builder.ts";
import type { Recipe } from "./valid.ts";
import { BUNDLES } from "./vector.ts";

const CONTENT = Buffer.from("- the user prefers short answers\n");
const NOTES: Item = { path: "files/s/notes.md", content: CONTENT };
const TODO: Item = { path: "files/s/todo.md", content: Buffer.from("- water the plants\n") };
const ITEMS = [NOTES, TODO];
const X25519 = "TEST-KEY-x25519.txt";

/** Bundles with one thing wrong each. */
export const INVALID: readonly Recipe[] = [
  made(bad("later-version", "bundle-version", "a version that does not exist yet"), {
    header: { ...HEADER, version: 2, cipher: "new" },
  }),
  made(bad("other-format", "bundle-version", "the header of another format"), {
    header: { ...HEADER, format: "other" },
  }),

  framed(bad("no-checksum", "bundle-corrupt", "a frame without content checksum"), ([first, middle, last]) => [
    first,
    withoutChecksum(middle),
    last,
  ]),
  framed(
    bad("wrong-checksum", "bundle-corrupt", "a frame whose content checksum is wrong"),
    ([first, middle, last]) => [first, flipped(middle, -1), last],
  ),
  framed(bad("large-frame", "bundle-corrupt", "a frame of more than 8 MiB"), ([first, , last]) => [
    first,
    frame(Buffer.alloc(8 * 2 ** 20 + 512)),
    last,
  ]),
  framed(
    bad("skippable-frame", "bundle-corrupt", "a skippable frame between the frames of the tar"),
    ([first, middle, last]) => [
      first,
      middle,
      { bytes: Buffer.from("502a4d1804000000deadbeef", "hex"), contentBytes: 0 },
      last,
    ],
  ),
  framed(
    bad("shared-first-frame", "archive-violation", "a header that is not in a frame of its own"),
    (_, { first, middle, last }) => [
      frame(Buffer.concat([first, middle.subarray(0, 1024)])),
      frame(middle.subarray(1024)),
      frame(last),
    ],
  ),
  framed(
    bad(
      "swapped-frames",
      "archive-violation",
      "two frames in each other's place, with seal and seek table that fit them",
    ),
    (_, { first, middle, last }) => [
      frame(first),
      frame(middle.subarray(1024)),
      frame(middle.subarray(0, 1024)),
      frame(last),
    ],
  ),

  raw(bad("truncated", "bundle-corrupt", "the last byte is missing"), (bytes) => bytes.subarray(0, -1)),
  raw(bad("trailing-byte", "bundle-corrupt", "a byte follows the seek table"), (bytes) =>
    Buffer.concat([bytes, Buffer.alloc(1)]),
  ),
  raw(bad("twice", "bundle-corrupt", "the same bundle twice in one file"), (bytes) => Buffer.concat([bytes, bytes])),
  raw(bad("no-seek-table", "bundle-corrupt", "no seek table after the seal"), (bytes) =>
    bytes.subarray(0, -(8 + 8 * 4 + 9)),
  ),
  lying(bad("seal-sha256", "bundle-corrupt", "a seal with another SHA-256"), { seal: { sha256: Buffer.alloc(32) } }),
  lying(bad("seal-manifest", "bundle-corrupt", "a seal that points into the middle of a frame"), {
    seal: { tarOffset: 600 },
  }),
  lying(bad("seal-tar-size", "bundle-corrupt", "a seal that names another size of the tar"), {
    seal: { tarBytes: 512 },
  }),
  lying(bad("seek-table-sizes", "bundle-corrupt", "a seek table that moves a byte from one frame to the next"), {
    table: ([a, b]) => {
      if (a?.[1] !== undefined) a[1] -= 1;
      if (b?.[1] !== undefined) b[1] += 1;
    },
  }),

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
    changeManifest: (manifest) => void (manifest.entries[0].offset += 1024),
  }),
  made(bad("tar-pax-size", "archive-violation", "a pax size that ustar could hold"), {
    items: [paxEntry({ path: NOTES.path, size: String(CONTENT.length) }), tarEntry({ name: "x" }, CONTENT)],
    listed: [NOTES],
    changeManifest: (manifest) => void (manifest.entries[0].offset += 1024),
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

  text("json-white-space", "a manifest with a line feed at its end", (manifest) => `${manifest}\n`),
  text("json-duplicate-key", "a manifest with a key twice", (manifest) =>
    manifest.replace('"leftOut":[]', '"leftOut":[],"leftOut":[]'),
  ),
  text("json-surrogate", "a manifest with half a character", (manifest) =>
    manifest.replace('"leftOut":[]', '"leftOut":[{"path":"\\ud800","reason":"link"}]'),
  ),
  listed("manifest-unknown-field", "a field that format 1 does not have", (m) => Object.assign(m, { hint: "x" })),
  listed("manifest-other-snapshot", "a manifest of another snapshot than the header", (m) =>
    Object.assign(m, { snapshot: { ...HEADER, agent: "other" } }),
  ),
  listed("manifest-state-digest", "a state digest that does not fit the stores", (m) =>
    Object.assign(m, { stateDigest: "0".repeat(64) }),
  ),
  listed("manifest-count", "a store that counts an entry too many", (m) => Object.assign(m.stores[0], { entries: 3 })),
  listed("manifest-no-store", "an entry that belongs to no store", (m) =>
    Object.assign(m.stores[0], { name: "other" }),
  ),
  listed("manifest-store-outside", "a store that would be restored outside of the target", (m) =>
    Object.assign(m.stores[0], { path: "../s" }),
  ),
  made(bad("name-climbs", "manifest-invalid", "a name that climbs out of the target"), {
    items: [{ path: "files/s/../../../x", content: CONTENT }],
  }),
  made(bad("name-device", "manifest-invalid", "a name that Windows keeps for a device"), {
    items: [{ path: "files/s/nul.md", content: CONTENT }],
  }),
  made(bad("name-git", "manifest-invalid", "a name that git would obey after a restore"), {
    items: [{ path: "files/s/.GIT/config", content: CONTENT }],
  }),
  made(bad("name-not-nfc", "manifest-invalid", "a name that is not in Unicode form NFC"), {
    items: [{ path: "files/s/a\u0308", content: CONTENT }],
  }),
  made(bad("names-differ-in-case", "manifest-invalid", "two names that differ in case only"), {
    items: ["files/s/A", "files/s/a"].map((path) => ({ path, content: CONTENT })),
  }),
  made(bad("name-below-file", "manifest-invalid", "a file below a file"), {
    items: ["files/s/a", "files/s/a/b"].map((path) => ({ path, content: CONTENT })),
  }),

  sealed(bad("age-no-key", "no-key", "an encrypted bundle, and no key"), (bytes) => bytes, { identity: undefined }),
  sealed(bad("age-other-key", "wrong-key", "an encrypted bundle, and the key of somebody else"), (bytes) => bytes, {
    identity: "TEST-KEY-pq.txt",
  }),
  sealed(bad("age-mac", "bundle-corrupt", "an age header with a wrong MAC"), (bytes) =>
    flippedAt(bytes, bytes.indexOf("\n---") + 10),
  ),
  sealed(bad("age-payload", "bundle-corrupt", "a flipped bit in the encrypted payload"), (bytes) =>
    flippedAt(bytes, -100),
  ),
  sealed(bad("age-truncated", "bundle-corrupt", "an encrypted bundle without its last byte"), (bytes) =>
    bytes.subarray(0, -1),
  ),
  sealed(bad("age-trailing-byte", "bundle-corrupt", "a byte after the encrypted payload"), (bytes) =>
    Buffer.concat([bytes, Buffer.alloc(1)]),
  ),
];

/** What a bad vector is called, what it fails with, and what it shows. */
type Bad = Pick<Recipe, "name" | "outcome" | "shows">;

function bad(name: string, outcome: ErrorCode, shows: string): Bad {
  return { name: `bad-${name}.tar.zst`, outcome, shows };
}

function raw(vector: Bad, change: (bytes: Buffer) => Buffer): Recipe {
  return { ...vector, make: async () => change(bundle({ items: ITEMS })) };
}

function made(vector: Bad, recipe: Broken): Recipe {
  return { ...vector, make: async () => bundle(recipe) };
}

function framed(
  vector: Bad,
  change: (frames: [Frame, Frame, Frame], parts: ReturnType<typeof tarParts>) => Frame[],
): Recipe {
  const parts = tarParts({ items: ITEMS });
  const frames = [parts.first, parts.middle, parts.last].map((content) => frame(content)) as [Frame, Frame, Frame];
  return {
    ...vector,
    async make() {
      const changed = change(frames, parts);
      return stream(changed, changed.length - 1);
    },
  };
}

function lying(vector: Bad, lies: Parameters<typeof stream>[2]): Recipe {
  return {
    ...vector,
    async make() {
      const { first, middle, last } = tarParts({ items: ITEMS });
      return stream(
        [first, middle, last].map((content) => frame(content)),
        2,
        lies,
      );
    },
  };
}

function text(name: string, shows: string, change: (text: string) => string): Recipe {
  return made(bad(name, "manifest-invalid", shows), {
    items: ITEMS,
    manifestBytes: (manifest) => Buffer.from(change(json(manifest).toString())),
  });
}

function listed(name: string, shows: string, change: (manifest: AnyJson) => void): Recipe {
  return made(bad(name, "manifest-invalid", shows), { items: ITEMS, changeManifest: change });
}

/** Changes the golden bundle for one recipient. */
function sealed(
  vector: Bad,
  change: (bytes: Buffer) => Buffer,
  { identity }: { identity: string | undefined } = { identity: X25519 },
): Recipe {
  return {
    ...vector,
    name: `${vector.name}.age`,
    ...(identity === undefined ? {} : { identity }),
    make: async () => change(readFileSync(join(BUNDLES, "x25519.tar.zst.age"))),
  };
}

/** Drops the checksum of a frame and its flag. */
function withoutChecksum({ bytes, contentBytes }: Frame): Frame {
  const cut = Buffer.from(bytes.subarray(0, -4));
  cut[4] = (cut[4] ?? 0) & ~0x04;
  return { bytes: cut, contentBytes };
}

function flipped({ bytes, contentBytes }: Frame, at: number): Frame {
  return { bytes: flippedAt(bytes, at), contentBytes };
}

function flippedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  const index = at < 0 ? bytes.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
}

function padded(entry: Buffer): Buffer {
  return flippedAt(entry, -1);
}
