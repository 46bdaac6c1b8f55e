import { type Frame, frame, HEADER, stream, tarParts } from "../../hostile/builder.ts";
import { type Bad, bad, flippedAt, ITEMS, made, raw, sealed } from "./bad.ts";
import type { Recipe } from "./valid.ts";

/** Bundles with one thing wrong in their header, compressed stream or encryption. */
export const INVALID_STREAMS: readonly Recipe[] = [
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

/** Drops the checksum of a frame and its flag. */
function withoutChecksum({ bytes, contentBytes }: Frame): Frame {
  const cut = Buffer.from(bytes.subarray(0, -4));
  cut[4] = (cut[4] ?? 0) & ~0x04;
  return { bytes: cut, contentBytes };
}

function flipped({ bytes, contentBytes }: Frame, at: number): Frame {
  return { bytes: flippedAt(bytes, at), contentBytes };
}
