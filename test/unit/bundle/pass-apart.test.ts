import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readEnds } from "../../../src/bundle/ends.ts";
import { ReusedMemory } from "../../../src/bundle/memory.ts";
import { comparePass, type Expected, type Extraction } from "../../../src/bundle/pass.ts";
import { passApart } from "../../../src/bundle/pass-apart.ts";
import { decodeFrames } from "../../../src/bundle/zstd/decode.ts";
import { type Walk, walkFrames } from "../../../src/bundle/zstd/reader.ts";
import type { Entry } from "../../../src/model/index.ts";
import { frame } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";
import { bytesInMemory, inPieces, patternBytes } from "./age/bytes.ts";
import { Workshop } from "./content.ts";
import { contentsOf, finelyCut } from "./parts.ts";

const ITEMS: Item[] = [
  { path: "files/s/a", content: patternBytes(300_000) },
  { path: "files/s/folder" },
  { path: "files/s/unwanted", content: patternBytes(50_000) },
  { path: "files/s/z", content: patternBytes(200_000) },
];
const FRAME_BYTES = 20_000;
const WHOLE = finelyCut({ items: ITEMS }, FRAME_BYTES);

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

/** What a pass found, what it wrote and what it said had arrived. */
interface Outcome {
  readonly failure: unknown;
  readonly written: ReturnType<typeof contentsOf>;
  readonly arrived: readonly string[];
}

/** What is to be found, as the manifest has it or would have it. */
async function expected(claim: (entries: readonly Entry[]) => readonly Entry[] = (entries) => entries) {
  const ends = await readEnds(bytesInMemory(WHOLE));
  return { ...ends, entries: claim(ends.manifest.entries) };
}

type Pass = (stream: Buffer, claimed: Expected, extraction: Extraction) => Promise<void>;

const onThisThread: Pass = async (stream, claimed, extraction) => {
  const memory = new ReusedMemory();
  const frames = walkFrames(inPieces(stream, 999), { memory: (sizeBytes) => memory.take(sizeBytes), done: () => {} });
  const contents = decodeFrames(frames, (bytes) => memory.giveBack(bytes));
  await comparePass(contents, claimed, extraction);
};

const onTwoThreads: Pass = async (stream, claimed, extraction) => {
  const frames = (memory: Walk["memory"]) => walkFrames(inPieces(stream, 999), { memory, done: () => {} });
  await passApart(frames, claimed, extraction);
};

async function outcomeOf(
  pass: Pass,
  stream: Buffer,
  { claimed, isBlocked = false }: { readonly claimed?: Expected; readonly isBlocked?: boolean } = {},
): Promise<Outcome> {
  const into = workshop.path("into");
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  if (isBlocked) writeFileSync(`${into}/files`, "");
  const arrived: string[] = [];
  const extraction: Extraction = {
    into,
    wanted: (path) => path !== "files/s/unwanted",
    arrived: (path) => arrived.push(path),
  };
  const failure = await pass(stream, claimed ?? (await expected()), extraction).then(
    () => null,
    (error: unknown) => {
      const { message, code, problems } = error as Error & { code: unknown; problems: unknown };
      return { message, code, problems };
    },
  );
  return { failure, written: contentsOf(into), arrived };
}

test("two threads write what one would, and tell of it in the same order", async () => {
  const found = await outcomeOf(onTwoThreads, WHOLE);
  expect(found).toEqual(await outcomeOf(onThisThread, WHOLE));
  expect(found.failure).toBeNull();
  expect(found.arrived).toEqual(["files/s/a", "files/s/folder", "files/s/z"]);
});

const MANY = 9;
const changed = (change: (bytes: Buffer) => Buffer): Buffer =>
  finelyCut({ items: ITEMS }, FRAME_BYTES, (frames) => {
    const old = frames[MANY];
    if (old !== undefined) frames[MANY] = { ...old, bytes: change(Buffer.from(old.bytes)) };
  });

test.each<[string, string, Buffer]>([
  [
    "a frame that does not decode",
    "bundle-corrupt",
    changed((bytes) => {
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      return bytes;
    }),
  ],
  [
    "content that the manifest does not know",
    "digest-mismatch",
    changed(() => frame(Buffer.alloc(FRAME_BYTES), 1).bytes),
  ],
  ["a stream that ends within a frame", "bundle-truncated", WHOLE.subarray(0, WHOLE.length / 2)],
  ["a byte behind the end", "bundle-corrupt", Buffer.concat([WHOLE, Buffer.of(0)])],
  ["another archive", "archive-violation", finelyCut({ items: ITEMS.slice(1) }, FRAME_BYTES)],
])("what fails with %s fails on two threads as on one", async (_, code, stream) => {
  const found = await outcomeOf(onTwoThreads, stream);
  expect(found.failure).toEqual((await outcomeOf(onThisThread, stream)).failure);
  expect(found.failure).toMatchObject({ code });
});

const at =
  (offset: number) =>
  (entry: Entry, index: number): Entry =>
    index === 1 ? { ...entry, offset } : entry;

test.each<[string, (entries: readonly Entry[]) => readonly Entry[]]>([
  ["starts where nothing is any more", (entries) => entries.map(at(2 ** 40))],
  ["starts before the one before it", (entries) => entries.map(at(0))],
  [
    "is not there",
    (entries) => [...entries.slice(0, 2), { ...(entries[1] as Entry), path: "files/s/g" }, ...entries.slice(2)],
  ],
  ["is there and not in the manifest", (entries) => entries.slice(0, -1)],
])("an entry that %s is found on two threads as on one", async (_, claim) => {
  const claimed = await expected(claim);
  const found = await outcomeOf(onTwoThreads, WHOLE, { claimed });
  expect(found).toEqual(await outcomeOf(onThisThread, WHOLE, { claimed }));
  expect(found.failure).toMatchObject({ code: "archive-violation" });
});

test("what the system refuses keeps its code on the way from the other thread", async () => {
  const found = await outcomeOf(onTwoThreads, WHOLE, { isBlocked: true });
  expect(found.failure).toMatchObject({ code: "ENOTDIR" });
});
