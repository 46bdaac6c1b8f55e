import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type AnyJson, bundle, type Frame, frame, type Lies, type Recipe, stream, tarParts } from "./builder.ts";
import { Sandbox } from "./sandbox.ts";
import { BLOCK, blocks, END, headerBlock, tarEntry } from "./tar-builder.ts";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

const MIB = 2 ** 20;
const CONTENT = Buffer.from("remembered");
const FILE = { path: "files/s/a", content: CONTENT };
const parts = tarParts({ items: [FILE] });
const [header, middle, manifest] = [frame(parts.first), frame(parts.middle), frame(parts.last)] as [
  Frame,
  Frame,
  Frame,
];

/** Far more than any of these takes, and far less than believing the claim would. */
const SOON_MS = 20_000;
jest.setTimeout(2 * SOON_MS);

/** Reads a bundle and says what became of it, in how much time and memory. */
async function costOf(bytes: Buffer): Promise<{ outcome: string; ms: number; mib: number }> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const outcome = await sandbox.read(bytes);
  return { outcome, ms: performance.now() - start, mib: (process.memoryUsage.rss() - before) / MIB };
}

/** The same frame with another content size in its header. */
function claiming({ bytes }: Frame, contentBytes: number): Frame {
  const descriptor = bytes.readUInt8(4);
  const blocksAt = 5 + ([1, 2, 4, 8][descriptor >> 6] ?? 0);
  const head = Buffer.alloc(9);
  bytes.copy(head, 0, 0, 4);
  head.writeUInt8(0xa4, 4);
  head.writeUInt32LE(contentBytes, 5);
  return { bytes: Buffer.concat([head, bytes.subarray(blocksAt)]), contentBytes };
}

describe("a frame that is not as large as it says is refused", () => {
  test("when it says 8 MiB and holds a block", async () => {
    const { outcome, mib } = await costOf(stream([header, claiming(middle, 8 * MIB), manifest], 2));
    expect(outcome).toBe("bundle-corrupt");
    expect(mib).toBeLessThan(64);
  });

  test("when it says a block and holds 8 MiB", async () => {
    const large = claiming(frame(Buffer.alloc(8 * MIB)), BLOCK);
    expect(await sandbox.read(stream([header, large, manifest], 2))).toBe("bundle-corrupt");
  });

  test("when it says more than 8 MiB and holds it", async () => {
    const large = frame(Buffer.alloc(9 * MIB));
    expect(await sandbox.read(stream([header, large, manifest], 2))).toBe("bundle-corrupt");
  });

  test("when it is the first and too large for a header", async () => {
    const large = frame(Buffer.concat([parts.first, Buffer.alloc(MIB)]));
    expect(await sandbox.read(stream([large, middle, manifest], 2))).toBe("bundle-corrupt");
  });
});

test("a thousand frames that each say 8 MiB cost no more memory than a few", async () => {
  const liar = claiming(frame(Buffer.alloc(BLOCK)), 8 * MIB);
  const { outcome, mib } = await costOf(stream([header, ...Array.from({ length: 1000 }, () => liar), manifest], 1001));
  expect(outcome).toBe("bundle-corrupt");
  expect(mib).toBeLessThan(150);
});

test("a gigabyte of zeros that the manifest does not know is left after the first frame", async () => {
  const zeros = frame(Buffer.alloc(8 * MIB));
  const { outcome, ms, mib } = await costOf(
    stream([header, ...Array.from({ length: 128 }, () => zeros), manifest], 129),
  );
  expect(outcome).toBe("archive-violation");
  expect(ms).toBeLessThan(SOON_MS);
  expect(mib).toBeLessThan(150);
});

test("a hundred thousand frames of one byte each are read one after another", async () => {
  const tiny = frame(Buffer.from("x"));
  const { outcome, ms } = await costOf(
    stream([header, ...Array.from({ length: 100_000 }, () => tiny), manifest], 100_001),
  );
  expect(outcome).toBe("archive-violation");
  expect(ms).toBeLessThan(SOON_MS);
});

describe("what stands at the end is bounded before it is read:", () => {
  test.each<[string, Lies]>([
    ["a manifest of a terabyte", { seal: { tarBytes: 2 ** 40 } }],
    [
      "a manifest that is all of the bundle",
      { seal: { frameOffset: header.bytes.length, tarOffset: parts.first.length, tarBytes: 2 ** 50 } },
    ],
  ])("%s", async (_, lies) => {
    expect(await sandbox.read(stream([header, middle, manifest], 2, lies))).toMatch(
      /^(bundle-corrupt|manifest-invalid)$/,
    );
  });

  test("a manifest of more than 128 MiB", async () => {
    const zeros = frame(Buffer.alloc(8 * MIB));
    const { outcome, mib } = await costOf(stream([header, ...Array.from({ length: 17 }, () => zeros)], 1));
    expect(outcome).toBe("manifest-invalid");
    expect(mib).toBeLessThan(64);
  });

  test("a small manifest in frames of more than 128 MiB", async () => {
    const hollow = { bytes: Buffer.alloc(130 * MIB), contentBytes: 1024 };
    const { outcome, mib } = await costOf(stream([header, middle, hollow], 2));
    expect(outcome).toBe("bundle-corrupt");
    expect(mib).toBeLessThan(64);
  });
});

test("a frame of empty blocks is refused as soon as they are more than its content can need", async () => {
  expect(await sandbox.read(stream([header, hollowFrame(), manifest], 2))).toBe("bundle-corrupt");
});

describe("a tar that claims much is refused by the claim:", () => {
  test.each([2 ** 33 - 1, 2 ** 30])("a file of %i bytes", async (sizeBytes) => {
    const liar = Buffer.concat([headerBlock({ name: FILE.path, sizeBytes }), blocks(CONTENT)]);
    const { outcome, ms } = await costOf(bundle({ items: [liar], listed: [FILE] }));
    expect(outcome).toBe("archive-violation");
    expect(ms).toBeLessThan(SOON_MS);
  });

  test("a file of 8 PiB that the manifest claims too", async () => {
    const recipe: Recipe = {
      items: [FILE],
      changeManifest(m) {
        m.entries[0].sizeBytes = 2 ** 53 - 1;
        m.stores[0].bytes = 2 ** 53 - 1;
      },
    };
    expect(await sandbox.read(bundle(recipe))).toBe("archive-violation");
  });

  test("a header of the bundle that is larger than 64 KiB", async () => {
    const large = Buffer.concat([tarEntry({ name: "snapshot.json" }, Buffer.alloc(80 * 1024, " "))]);
    expect(await sandbox.read(stream([frame(large), middle, manifest], 2))).toBe("bundle-corrupt");
  });
});

describe("a manifest that is read differently by different readers is refused:", () => {
  const text = (change: (text: string) => string): Recipe => ({
    items: [FILE],
    manifestBytes: (m) => Buffer.from(change(JSON.stringify(m))),
  });
  test.each<[string, Recipe]>([
    ["deep nesting", { manifestBytes: () => Buffer.from(`${"[".repeat(500_000)}${"]".repeat(500_000)}`) }],
    [
      "deep nesting in a field",
      text((json) => json.replace('"leftOut":[]', `"leftOut":${"[".repeat(200_000)}${"]".repeat(200_000)}`)),
    ],
    ["a duplicate key", text((json) => json.replace('"leftOut":[]', '"leftOut":[],"leftOut":[]'))],
    ["a rounded number", text((json) => json.replace('"sizeBytes":10', '"sizeBytes":10.0000000000000001'))],
    [
      "a lone surrogate",
      text((json) => json.replace('"leftOut":[]', '"leftOut":[{"path":"\\ud800","reason":"link"}]')),
    ],
    ["a byte order mark", text((json) => `\ufeff${json}`)],
    ["white space", text((json) => `${json}\n`)],
    ["a prototype", text((json) => json.replace('"leftOut":[]', '"__proto__":{},"leftOut":[]'))],
    ["no JSON", { manifestBytes: () => Buffer.from("{") }],
    ["nothing", { manifestBytes: () => Buffer.alloc(0) }],
  ])("%s", async (_, recipe) => {
    expect(await sandbox.read(bundle(recipe))).toBe("manifest-invalid");
  });

  test("a path of seven megabytes costs no more than reading it", async () => {
    const long = "a/".repeat(3_500_000);
    const recipe: Recipe = {
      items: [FILE],
      changeManifest: (m: AnyJson) => Object.assign(m.entries[0], { path: long }),
    };
    const { outcome, ms } = await costOf(bundle(recipe));
    expect(outcome).toBe("manifest-invalid");
    expect(ms).toBeLessThan(SOON_MS);
  });

  test("a key of a megabyte does not become a message of a megabyte", async () => {
    const recipe = text((json) => json.replace('"leftOut":[]', `"${"k".repeat(MIB)}":0,"leftOut":[]`));
    expect(await sandbox.read(bundle(recipe))).toBe("manifest-invalid");
  });
});

test("an archive that ends in megabytes of zeros is refused", async () => {
  const zeros = Buffer.concat([END, Buffer.alloc(3 * MIB)]);
  expect(await sandbox.read(bundle({ items: [FILE], end: zeros }))).toBe("archive-violation");
});

/** A frame of one byte of content in a hundred blocks. */
function hollowFrame(): Frame {
  const head = Buffer.from("28b52ffd2401", "hex");
  const empty = Buffer.from([0, 0, 0]);
  const last = Buffer.from([(1 << 3) | 1, 0, 0, 0x78]);
  const body = [...Array.from({ length: 99 }, () => empty), last];
  // The low four bytes of XXH64("x").
  const checksum = frame(Buffer.from("x")).bytes.subarray(-4);
  return { bytes: Buffer.concat([head, ...body, checksum]), contentBytes: 1 };
}
