import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream } from "../../src/bundle/age/index.ts";
import { ERRORS, EXIT } from "../../src/model/index.ts";
import { gather, inPieces, patternBytes } from "../unit/bundle/age/bytes.ts";
import { bundle, type Frame, frame, HEADER, type Lies, seekTable, sha256, stream, tarParts } from "./builder.ts";
import { type Outcome, Sandbox } from "./sandbox.ts";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

const ITEMS = [
  { path: "files/s/a", content: patternBytes(600) },
  { path: "files/s/b", content: patternBytes(700) },
];
const PLAIN = bundle({ items: ITEMS });
const KEYS = { passphrases: ["test"] };

async function seal(bytes: Buffer): Promise<Buffer> {
  const age = await createAgeHeader({ passphrase: "test", scryptLogN: 2 });
  return gather(encryptStream(inPieces(bytes, 5000), age));
}

function isOfTheBundle(outcome: Outcome): boolean {
  return outcome !== "ok" && ERRORS[outcome].exit === EXIT.bundle;
}

/** The frames of the sample: header, one for each entry, manifest. */
function sampleFrames(): Frame[] {
  const { first, middle, last } = tarParts({ items: ITEMS });
  return [first, middle.subarray(0, 1536), middle.subarray(1536), last].map((content) => frame(content));
}

test("the sample is whole", async () => {
  expect(await sandbox.read(PLAIN)).toBe("ok");
  expect(await sandbox.read(stream(sampleFrames(), 3))).toBe("ok");
  expect(await sandbox.read(await seal(PLAIN), KEYS)).toBe("ok");
});

describe("a bundle that is cut at any byte is refused as one:", () => {
  test("plain", async () => {
    for (let length = 0; length < PLAIN.length; length++)
      expect(isOfTheBundle(await sandbox.check(PLAIN.subarray(0, length)))).toBe(true);
  }, 60_000);

  test("encrypted", async () => {
    const sealed = await seal(PLAIN);
    for (let length = 0; length < sealed.length; length++)
      expect(isOfTheBundle(await sandbox.check(sealed.subarray(0, length), KEYS))).toBe(true);
  }, 60_000);

  test("also at its start", async () => {
    for (let length = 1; length < PLAIN.length; length += 13)
      expect(isOfTheBundle(await sandbox.check(PLAIN.subarray(length)))).toBe(true);
  });
});

describe("nothing can be put before, between or after:", () => {
  const skippable = Buffer.from("502a4d1804000000deadbeef", "hex");
  const things: readonly [string, Buffer][] = [
    ["a byte", Buffer.from("x")],
    ["zeros", Buffer.alloc(512)],
    ["a skippable frame", skippable],
    ["an empty frame", Buffer.from("28b52ffd240001000099e9d851", "hex")],
    ["a frame", frame(Buffer.alloc(512)).bytes],
    ["the same bundle", PLAIN],
    ["another bundle", bundle()],
  ];
  test.each(things)("%s", async (_, thing) => {
    const places = [0, sampleFrames()[0]?.bytes.length ?? 0, PLAIN.length];
    for (const at of places) {
      const changed = Buffer.concat([PLAIN.subarray(0, at), thing, PLAIN.subarray(at)]);
      expect(isOfTheBundle(await sandbox.check(changed))).toBe(true);
    }
    const sealed = await seal(PLAIN);
    expect(isOfTheBundle(await sandbox.check(Buffer.concat([sealed, thing]), KEYS))).toBe(true);
    expect(isOfTheBundle(await sandbox.check(await seal(Buffer.concat([PLAIN, thing])), KEYS))).toBe(true);
  });

  test("a frame that the seal and the seek table know of, but the tar does not", async () => {
    const [header, a, b, manifest] = sampleFrames() as [Frame, Frame, Frame, Frame];
    const between = { bytes: skippable, contentBytes: 0 };
    expect(await sandbox.check(stream([header, a, between, b, manifest], 4))).toBe("bundle-corrupt");
  });
});

describe("frames that are moved are found, though seal and seek table fit them:", () => {
  const [header, a, b, manifest] = sampleFrames() as [Frame, Frame, Frame, Frame];
  test.each<[string, readonly Frame[], number]>([
    ["swapped", [header, b, a, manifest], 3],
    ["dropped", [header, a, manifest], 2],
    ["doubled", [header, a, a, b, manifest], 4],
    ["the manifest alone", [header, manifest], 1],
    ["the manifest before the end", [header, a, manifest, b], 2],
    ["two headers", [header, header, a, b, manifest], 4],
    ["two manifests", [header, a, b, manifest, manifest], 3],
    ["the second of two manifests", [header, a, b, manifest, manifest], 4],
    ["no header", [a, b, manifest], 2],
  ])("%s", async (_, frames, manifestAt) => {
    expect(await sandbox.read(stream(frames, manifestAt))).toBe("archive-violation");
  });

  test("frames that are swapped in the file alone", async () => {
    const whole = stream([header, a, b, manifest], 3);
    const rest = whole.subarray(header.bytes.length + a.bytes.length + b.bytes.length);
    expect(isOfTheBundle(await sandbox.check(Buffer.concat([header.bytes, b.bytes, a.bytes, rest])))).toBe(true);
  });
});

test("a change that no decoder minds is found by the seal", async () => {
  const withWindow = (window: number): Frame => {
    const { bytes, contentBytes } = frame(own.middle);
    // The same frame with a window of its own instead of a single segment; both fit what is in it.
    const descriptor = Buffer.from([0x84, window, ...uint32(contentBytes)]);
    const blocksAt = 5 + sizeFieldBytes(bytes.readUInt8(4));
    return { bytes: Buffer.concat([bytes.subarray(0, 4), descriptor, bytes.subarray(blocksAt)]), contentBytes };
  };
  const own = tarParts({ items: ITEMS });
  const [header, manifest] = [frame(own.first), frame(own.last)];
  const whole = stream([header, withWindow(0x50), manifest], 2);
  expect(await sandbox.check(whole)).toBe("ok");
  const changed = Buffer.from(whole);
  changed[header.bytes.length + 5] = 0x58;
  expect(await sandbox.check(changed)).toBe("bundle-corrupt");
});

describe("a seal or a seek table that lies is found:", () => {
  const frames = sampleFrames();
  test.each<[string, Lies]>([
    ["the manifest starts in an earlier frame", { seal: { frameOffset: frames[0]?.bytes.length ?? 0 } }],
    ["the manifest starts within a frame", { seal: { frameOffset: 5, tarOffset: 5 } }],
    ["the manifest is the first frame", { seal: { frameOffset: 0, tarOffset: 0 } }],
    ["the manifest starts beyond the end", { seal: { frameOffset: 2 ** 40, tarOffset: 2 ** 40 } }],
    ["the tar is longer", { seal: { tarBytes: 2 ** 40 } }],
    ["the tar is shorter", { seal: { tarBytes: 512 } }],
    ["the tar is empty", { seal: { tarBytes: 0 } }],
    ["another SHA-256", { seal: { sha256: Buffer.from(sha256("x"), "hex") } }],
    [
      "sizes of two frames swapped",
      { table: (entries) => void entries.splice(1, 2, ...entries.slice(1, 3).reverse()) },
    ],
    ["a byte moved between frames", { table: move(0) }],
    ["a byte of content moved between frames", { table: move(1) }],
    ["a frame less", { table: (entries) => void entries.splice(1, 1) }],
    ["a frame more", { table: (entries) => void entries.splice(1, 0, [0, 0]) }],
    ["the seal left out", { table: (entries) => void entries.pop() }],
    ["content in the seal", { table: (entries) => void Object.assign(entries.at(-1) ?? [], [72, 1]) }],
    [
      "sizes that together are those of the file",
      { table: (entries) => void entries.splice(0, 2, sum(entries[0], entries[1]), [0, 0]) },
    ],
  ])("%s", async (_, lies) => {
    expect(isOfTheBundle(await sandbox.read(stream(frames, 3, lies)))).toBe(true);
  });

  test("a table over a million frames in a file of a few bytes", async () => {
    const table = seekTable([]);
    table.writeUInt32LE(1_000_000, table.length - 9);
    expect(isOfTheBundle(await sandbox.check(Buffer.concat([PLAIN, table])))).toBe(true);
  });

  function move(field: 0 | 1): NonNullable<Lies["table"]> {
    return ([, a, b]) => {
      if (a === undefined || b === undefined) return;
      a[field] = (a[field] ?? 0) - 1;
      b[field] = (b[field] ?? 0) + 1;
    };
  }

  function sum(a: readonly number[] = [], b: readonly number[] = []): number[] {
    return [(a[0] ?? 0) + (b[0] ?? 0), (a[1] ?? 0) + (b[1] ?? 0)];
  }
});

describe("parts of two bundles are not one:", () => {
  const other = tarParts({ items: ITEMS, header: { ...HEADER, id: "01890a5d-ac96-774b-bcce-b302099a8058" } });
  const own = tarParts({ items: ITEMS });

  test("the manifest of another snapshot", async () => {
    const frames = [own.first, own.middle, other.last].map((content) => frame(content));
    expect(await sandbox.read(stream(frames, 2))).toBe("manifest-invalid");
  });

  test("the header of another snapshot", async () => {
    const frames = [other.first, own.middle, own.last].map((content) => frame(content));
    expect(await sandbox.read(stream(frames, 2))).toBe("manifest-invalid");
  });

  test("the content of another snapshot", async () => {
    const changed = tarParts({
      items: [{ path: "files/s/a", content: patternBytes(601).subarray(1) }, ...ITEMS.slice(1)],
    });
    const frames = [own.first, changed.middle, own.last].map((content) => frame(content));
    expect(await sandbox.read(stream(frames, 2))).toBe("digest-mismatch");
  });
});

describe("a bundle of another version is told from a damaged one:", () => {
  test.each([
    ["a later version", { ...HEADER, version: 2 }],
    ["a later version with fields that nobody knows", { version: 7, format: HEADER.format, kdf: { rounds: 3 } }],
    ["an earlier version", { ...HEADER, version: 0 }],
    ["another format", { ...HEADER, format: "restic" }],
  ])("%s", async (_, header) => {
    expect(await sandbox.read(bundle({ header }))).toBe("bundle-version");
  });

  test("a version that is no number is damage", async () => {
    expect(await sandbox.read(bundle({ header: { ...HEADER, version: "2" } }))).toBe("manifest-invalid");
  });
});

test.each([
  ["empty", Buffer.alloc(0)],
  ["text", Buffer.from("hello")],
  ["a gzip file", Buffer.from("1f8b0800000000000003", "hex")],
  ["a tar", tarParts({}).first],
  ["a skippable frame only", Buffer.from("502a4d1804000000deadbeef", "hex")],
])("a file that is %s is no bundle", async (_, bytes) => {
  expect(await sandbox.check(bytes)).toBe("not-a-bundle");
});

/** Bytes of the content size in a frame without a window. */
function sizeFieldBytes(descriptor: number): number {
  return [1, 2, 4, 8][descriptor >> 6] ?? 0;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
