import type { Random } from "./random.ts";

const INTERESTING = [
  0,
  1,
  2,
  7,
  8,
  16,
  64,
  127,
  128,
  255,
  256,
  511,
  512,
  1024,
  4096,
  65_535,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
];
const LARGE = [...INTERESTING.map(BigInt), 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];
const WORDS = [
  "../",
  "/",
  "\0",
  "ustar",
  "path=",
  "size=",
  "__proto__",
  "\u2028",
  "é",
  "e\u0301",
  "\ud83d",
  '"',
  "{",
  "[",
  "-1",
  "1e999",
];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => changed(bytes, random, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => changed(bytes, random, () => random.below(256)),
  (bytes, random) => changed(bytes, random, (byte) => byte + random.pick([-1, 1, 16, -16])),
  // A digit becomes another one, which numbers in tar, JSON and age headers survive.
  (bytes, random) =>
    changed(bytes, random, (byte) => (byte >= 0x30 && byte <= 0x39 ? 0x30 + random.below(10) : byte ^ 0x20)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => bytes.subarray(random.below(Math.min(bytes.length, 600))),
  (bytes, random) => inserted(bytes, random, random.bytes(1 + random.below(16))),
  (bytes, random) => inserted(bytes, random, Buffer.alloc(random.pick([1, 8, 512, 1024, 4096]))),
  (bytes, random) => inserted(bytes, random, Buffer.from(random.pick(WORDS))),
  (bytes, random) => inserted(bytes, random, piece(bytes, random)),
  (bytes, random) => Buffer.concat([bytes, piece(bytes, random)]),
  removed,
  overwritten,
  swapped,
  numbered,
];

/** The bytes with a few things changed, one after another; sometimes with a piece of other bytes in them. */
export function mutateBytes(bytes: Buffer, random: Random, others: readonly Buffer[] = []): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let count = 1 + random.below(3); count > 0; count--) {
    const isSplice = others.length > 0 && random.oneIn(12);
    result = isSplice
      ? inserted(result, random, piece(random.pick(others), random))
      : Buffer.from(random.pick(MUTATIONS)(result, random));
  }
  return result;
}

function changed(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const result = Buffer.from(bytes);
  const at = random.below(result.length);
  if (result.length > 0) result[at] = change(result[at] ?? 0) & 255;
  return result;
}

function inserted(bytes: Buffer, random: Random, more: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function piece(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  return bytes.subarray(at, at + 1 + random.below(random.pick([8, 64, 600, 5000])));
}

function removed(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(random.pick([4, 64, 600])))]);
}

function overwritten(bytes: Buffer, random: Random): Buffer {
  const result = Buffer.from(bytes);
  piece(bytes, random).copy(result, random.below(result.length));
  return result;
}

function swapped(bytes: Buffer, random: Random): Buffer {
  const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b) as [number, number];
  const length = Math.min(1 + random.below(600), to - from);
  const [first, second] = [bytes.subarray(from, from + length), bytes.subarray(to, to + length)];
  const between = bytes.subarray(from + length, to);
  return Buffer.concat([bytes.subarray(0, from), second, between, first, bytes.subarray(to + length)]);
}

/** A number of 2, 4 or 8 bytes becomes one at which programs count wrongly. */
function numbered(bytes: Buffer, random: Random): Buffer {
  const result = Buffer.from(bytes);
  const width = random.pick([2, 4, 8]);
  if (result.length < width) return result;
  // Seal and seek table stand at the end.
  const at = random.oneIn(2)
    ? random.below(result.length - width + 1)
    : Math.max(0, result.length - width - random.below(160));
  if (width === 8) result.writeBigUInt64LE(random.pick(LARGE), at);
  else if (width === 4) result.writeUInt32LE(random.pick(INTERESTING) >>> 0, at);
  else result.writeUInt16LE(random.pick(INTERESTING) & 0xffff, at);
  return result;
}
