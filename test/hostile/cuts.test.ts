import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream } from "../../src/bundle/age/index.ts";
import { ERRORS, EXIT } from "../../src/model/index.ts";
import { gather, inPieces, patternBytes } from "../unit/bundle/age/bytes.ts";
import { bundle, type Frame, frame, stream, tarParts } from "./builder.ts";
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
  });

  test("encrypted", async () => {
    const sealed = await seal(PLAIN);
    for (let length = 0; length < sealed.length; length++)
      expect(isOfTheBundle(await sandbox.check(sealed.subarray(0, length), KEYS))).toBe(true);
  });

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

/** Bytes of the content size in a frame without a window. */
function sizeFieldBytes(descriptor: number): number {
  return [1, 2, 4, 8][descriptor >> 6] ?? 0;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
