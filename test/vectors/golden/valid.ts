import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgeLocks, writeBundle } from "../../../src/bundle/index.ts";
import { bundle, HEADER } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";
import { Workshop } from "../../unit/bundle/content.ts";
import { EXAMPLE } from "./example.ts";
import type { Expected } from "./vector.ts";
import { recipientOf } from "./vector.ts";

/** A vector before it is made. */
export interface Recipe extends Pick<Expected, "shows" | "outcome" | "identity" | "passphrase"> {
  readonly name: string;
  readonly items?: readonly Item[];
  /** Makes the bundle. Only encrypted ones differ from one time to the next. */
  make(): Promise<Buffer>;
}

const X25519 = "TEST-KEY-x25519.txt";
const PQ = "TEST-KEY-pq.txt";
const PASSPHRASE = "test vectors protect nothing";

const NOTES: Item = {
  path: "files/s/notes.md",
  content: Buffer.from("- the user prefers short answers\n"),
  mode: 0o600,
};
const EMPTY: Item = { path: "files/s/empty", content: Buffer.alloc(0) };
const FOLDER: Item = { path: "files/s/folder", mode: 0o700 };
const USUAL = [EMPTY, FOLDER, NOTES];
const text = (sizeBytes: number, line = "the agent remembers what it was told\n"): Buffer =>
  Buffer.alloc(sizeBytes, line);
const short = (path: string): Item => ({ path, content: Buffer.from(`${path.length}\n`) });

/** Bundles that open, written by the product itself unless it says otherwise. */
export const VALID: readonly Recipe[] = [
  written(EXAMPLE, "the worked example of docs/format.md: one file", {
    items: [{ path: "files/s/notes.md", content: Buffer.from("remember the milk\n") }],
  }),
  written("plain.tar.zst", "a file, an empty file and a folder, each with a mode of its own, not encrypted", {
    items: USUAL,
  }),
  written("empty.tar.zst", "a store without a single entry", { items: [] }),
  written(
    "long-names.tar.zst",
    "names at the borders of ustar (100 bytes, 155 and 100), beyond them, and beyond ASCII",
    {
      items: [
        short(`files/s/${"n".repeat(92)}`),
        short(`files/s/${"n".repeat(93)}`),
        short(`files/s/${"p".repeat(147)}/${"n".repeat(100)}`),
        short(`files/s/${"p".repeat(148)}/${"n".repeat(100)}`),
        short(`files/s/${"q".repeat(255)}`),
        short("files/s/日本語/Ä 😀"),
      ],
    },
  ),
  written("two-blocks.tar.zst", "files of 511, 512 and 513 bytes, which are filled up to whole blocks", {
    items: [511, 512, 513].map((sizeBytes) => ({ path: `files/s/${sizeBytes}`, content: text(sizeBytes) })),
  }),
  written("many-frames.tar.zst", "a file that takes three frames of 4 MiB", {
    items: [{ path: "files/s/large", content: text(9_000_000) }, NOTES],
  }),
  written("level-19.tar.zst", "a file that takes two frames of 8 MiB, at the highest level", {
    items: [{ path: "files/s/large", content: text(9_000_000) }],
    level: 19,
  }),
  {
    name: "single-segment.tar.zst",
    shows: "frames without a window of their own, as zlib and `zstd --check` make them; not written by the product",
    outcome: "ok",
    items: USUAL,
    make: async () => bundle({ items: USUAL }),
  },
  written("x25519.tar.zst.age", "encrypted to one X25519 recipient", { items: USUAL, identity: X25519 }),
  written("x25519-and-pq.tar.zst.age", "encrypted to an X25519 and a post-quantum recipient, opened with the second", {
    items: USUAL,
    identity: PQ,
    also: X25519,
  }),
  written("pq.tar.zst.age", "encrypted to one post-quantum recipient", { items: USUAL, identity: PQ }),
  written("passphrase.tar.zst.age", "encrypted with a passphrase at a low work factor", {
    items: USUAL,
    passphrase: PASSPHRASE,
  }),
  written("chunks.tar.zst.age", "a payload of three chunks of age", {
    items: [{ path: "files/s/noise", content: noise(150_000) }],
    identity: X25519,
  }),
];

interface Written {
  readonly items: readonly Item[];
  readonly level?: number;
  readonly identity?: string;
  readonly also?: string;
  readonly passphrase?: string;
}

function written(name: string, shows: string, { items, level = 3, ...keys }: Written): Recipe {
  const { identity, passphrase } = keys;
  return {
    name,
    shows,
    outcome: "ok",
    ...(identity === undefined ? {} : { identity }),
    ...(passphrase === undefined ? {} : { passphrase }),
    items,
    async make() {
      const workshop = new Workshop();
      const folder = mkdtempSync(join(tmpdir(), "golden-"));
      try {
        const path = join(folder, "bundle");
        await writeBundle(path, { ...workshop.content(items) }, { locks: locksOf(keys), level });
        return readFileSync(path);
      } finally {
        workshop.remove();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function locksOf({ identity, also, passphrase }: Omit<Written, "items">): AgeLocks | null {
  if (passphrase !== undefined) return { passphrase, scryptLogN: 10 };
  const names = [also, identity].filter((name) => name !== undefined);
  return names.length === 0 ? null : { recipients: names.map(recipientOf) };
}

/** Text that does not compress, the same at every run. */
function noise(sizeBytes: number): Buffer {
  let state = HEADER.version;
  return Buffer.from(
    Array.from({ length: sizeBytes }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return 33 + ((state >>> 16) % 94);
    }),
  );
}
