import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { extract } from "tar-stream";
import { readTar } from "../../../../src/bundle/tar/reader.ts";
import { TarWriter } from "../../../../src/bundle/tar/writer.ts";
import { gather, inPieces, patternBytes } from "../age/bytes.ts";

interface Written {
  readonly path: string;
  readonly mode: number;
  /** Absent for a folder. */
  readonly content?: Buffer;
}

/** The tar over some entries, and where the writer said that their contents start. */
async function write(entries: readonly Written[]): Promise<{ tar: Buffer; offsets: number[]; end: number }> {
  const writer = new TarWriter();
  const offsets: number[] = [];
  let end = 0;
  const written = (async () => {
    for (const { path, mode, content } of entries)
      offsets.push(
        content === undefined
          ? await writer.folder(path, mode)
          : await writer.file(path, { mode, sizeBytes: content.length }, [content]),
      );
    end = writer.finish();
  })();
  const tar = await gather(writer);
  await written;
  return { tar, offsets, end };
}

/** What our reader, and what the library's, makes of a tar. */
async function readOurs(tar: Buffer): Promise<Written[]> {
  const entries: Written[] = [];
  for await (const { path, type, mode, content } of readTar(inPieces(tar, 700, 3000)))
    entries.push(type === "folder" ? { path, mode } : { path, mode, content: await gather(content) });
  return entries;
}

async function readTheirs(tar: Buffer): Promise<Written[]> {
  const entries: Written[] = [];
  const parser = extract();
  parser.end(tar);
  for await (const stream of parser) {
    const { name, mode = 0, type } = stream.header;
    const content = await buffer(stream);
    entries.push(type === "directory" ? { path: name.slice(0, -1), mode } : { path: name, mode, content });
  }
  return entries;
}

const NAMES = [
  "a",
  "a".repeat(100),
  "a".repeat(101),
  `${"p".repeat(155)}/${"n".repeat(100)}`,
  `${"p".repeat(156)}/${"n".repeat(100)}`,
  `${"a/".repeat(15)}${"n".repeat(99)}`,
  "n".repeat(255),
  "é",
  "日本語/😀",
  `${"ä".repeat(127)}/${"ö".repeat(127)}`,
  " a b ",
  "a=b\nc",
];

describe("what is written is read by us and by the library, and stands where the writer said:", () => {
  test.each(NAMES)("%j", async (path) => {
    const entries = [
      { path, mode: 0o644, content: Buffer.from("content") },
      { path: `${path}-folder`, mode: 0o750 },
    ];
    const { tar, offsets, end } = await write(entries);
    expect(end).toBe(tar.length);
    expect(tar.toString("latin1", offsets[0], (offsets[0] ?? 0) + 7)).toBe("content");
    expect(await readOurs(tar)).toEqual(entries);
    expect(await readTheirs(tar)).toEqual(entries);
  });

  test.each([0, 1, 511, 512, 513, 70_000])("a file of %i bytes", async (sizeBytes) => {
    const entries = [
      { path: "a", mode: 0o600, content: patternBytes(sizeBytes) },
      { path: "b", mode: 0o600, content: Buffer.from("b") },
    ];
    const { tar } = await write(entries);
    expect(await readOurs(tar)).toEqual(entries);
    expect(await readTheirs(tar)).toEqual(entries);
  });

  test.each([0, 0o1, 0o777, 0o444])("the mode 0o%s is kept as it is", async (mode) => {
    const entries = [
      { path: "a", mode, content: Buffer.from("a") },
      { path: "b", mode },
    ];
    const { tar } = await write(entries);
    expect(await readOurs(tar)).toEqual(entries);
    expect(await readTheirs(tar)).toEqual(entries);
  });

  test("whatever else", async () => {
    const part = fc.string({ unit: fc.constantFrom("a", "é", "😀", " ", "x".repeat(40)), minLength: 1, maxLength: 6 });
    const entry = fc.record(
      {
        path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
        mode: fc.integer({ min: 0, max: 0o777 }),
        content: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
      },
      { requiredKeys: ["path", "mode"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (entries) => {
        const { tar, end } = await write(entries);
        expect(end).toBe(tar.length);
        expect(await readOurs(tar)).toEqual(entries);
        expect(await readTheirs(tar)).toEqual(entries);
      }),
      { numRuns: 60 },
    );
  });
});

test("a file of 8 GiB is announced in pax and in the binary form that the library reads", async () => {
  const sizeBytes = 8 * 2 ** 30;
  const writer = new TarWriter();
  const written = writer.file("large", { mode: 0o644, sizeBytes }, endless());
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of writer) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > 4096) break;
  }
  writer.fail(new Error("enough"));
  await expect(written).rejects.toThrow();

  const head = Buffer.concat(pieces);
  const ours = readTar(inPieces(head, 512));
  const { value } = await ours.next();
  expect(value).toMatchObject({ path: "large", sizeBytes, offset: 3 * 512 });
  await ours.return(undefined);

  const parser = extract();
  parser.on("error", () => undefined);
  const announced = new Promise((resolve) => parser.on("entry", (header) => resolve(header.size)));
  parser.write(head);
  expect(await announced).toBe(sizeBytes);
  parser.destroy();
});

test("owner, group and time never enter the bytes", async () => {
  const { tar } = await write([{ path: "a", mode: 0o644, content: Buffer.from("a") }]);
  expect(tar.toString("latin1", 108, 124).replaceAll(/[\0 ]/g, "")).toBe("000000000000");
  expect(tar.toString("latin1", 136, 148)).toBe("00000000000 ");
  expect(tar.subarray(265, 329).every((byte) => byte === 0)).toBe(true);
});

test("a hundred thousand folders wait for whoever reads them", async () => {
  const writer = new TarWriter();
  let made = 0;
  const written = (async () => {
    for (; made < 100_000; made++) await writer.folder(`folder-${made}`, 0o755);
    writer.finish();
  })();
  written.catch(() => undefined);
  const reader = writer[Symbol.asyncIterator]();
  await reader.next();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(made).toBeLessThan(5000);
  await reader.return?.(undefined);
  await expect(written).rejects.toThrow();
});

test("a file that is shorter than announced ends the archive with an error", async () => {
  const writer = new TarWriter();
  const written = writer.file("a", { mode: 0o644, sizeBytes: 10 }, [Buffer.from("short")]);
  written.catch(() => undefined);
  await expect(gather(writer)).rejects.toThrow();
  await expect(written).rejects.toThrow();
});

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(65_536);
}
