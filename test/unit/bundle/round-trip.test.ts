import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type AgeKeys,
  type AgeLocks,
  generateIdentity,
  openBundle,
  parseIdentities,
  writeBundle,
} from "../../../src/bundle/index.ts";
import { whyNotPortable } from "../../../src/model/index.ts";
import { sha256 as sha256Of } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";
import { codeOf, patternBytes } from "./age/bytes.ts";
import { sorted, Workshop } from "./content.ts";

const MIB = 2 ** 20;
const PASSPHRASE: AgeLocks = { passphrase: "correct horse", scryptLogN: 2 };

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

interface Options {
  readonly locks?: AgeLocks;
  readonly keys?: AgeKeys;
  readonly level?: number;
}

/** What an entry is, with its content by size and digest: comparing large buffers element by element takes long. */
interface Facts {
  readonly path: string;
  readonly mode: number;
  readonly content: string;
}

function factsOf(items: readonly Item[]): Facts[] {
  return sorted(items).map(({ path, content, mode }) => ({
    path,
    mode: mode ?? (content === undefined ? 0o755 : 0o644),
    content: content === undefined ? "folder" : `${content.length} ${sha256Of(content)}`,
  }));
}

/** Writes a bundle, reads it back by its file key and by other keys, and unpacks it. */
async function roundTrip(items: readonly Item[], { locks, keys = {}, level = 3 }: Options = {}): Promise<Facts[]> {
  const path = workshop.path("bundle");
  let writtenBytes = 0;
  const written = await writeBundle(path, workshop.content(items), {
    locks: locks ?? null,
    level,
    onBytes: (bytes) => {
      writtenBytes += bytes;
    },
  });
  const bytes = readFileSync(path);
  expect([written.sizeBytes, writtenBytes]).toEqual([bytes.length, bytes.length]);
  expect(written.sha256).toBe(sha256Of(bytes));
  const again = await written.reopen();
  expect((await again.readAll()).sha256).toBe(written.sha256);

  const bundle = await openBundle(path, keys);
  expect(bundle.encrypted).toBe(locks !== undefined);
  expect(bundle.manifest).toEqual(written.manifest);
  const into = workshop.path("into");
  mkdirSync(into);
  let readBytes = 0;
  const { sha256 } = await bundle.readAll({
    extraction: { into },
    onBytes: (count) => {
      readBytes += count;
    },
  });
  expect([sha256, readBytes]).toEqual([written.sha256, bytes.length]);
  const modes = new Map(bundle.manifest.entries.map((entry) => [entry.path, entry.mode]));
  return factsOf(unpacked(into).map((item) => ({ ...item, mode: modes.get(item.path) ?? -1 })));
}

/** What lies in a folder whose own folders `files` and `files/s` are not entries. */
function unpacked(into: string): Item[] {
  const entries = readdirSync(into, { recursive: true, withFileTypes: true });
  const items = entries.map((entry): Item => {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(into.length + 1).replaceAll("\\", "/");
    return entry.isDirectory() ? { path } : { path, content: readFileSync(file) };
  });
  return sorted(items.filter(({ path }) => path !== "files" && path !== "files/s"));
}

test("a bundle of anything is unpacked as it was", async () => {
  const name = fc
    .string({ unit: fc.constantFrom("a", "b", "é", "日", "😀", " ", "-", "x".repeat(30)), minLength: 1, maxLength: 5 })
    .filter((text) => whyNotPortable(text) === undefined);
  const file = fc.record({
    name,
    content: fc.oneof(
      fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
      fc.integer({ min: 0, max: 300_000 }).map(patternBytes),
    ),
    mode: fc.integer({ min: 0, max: 0o777 }),
  });
  const folder = fc.record({ name, mode: fc.integer({ min: 0, max: 0o777 }) });
  const items = fc
    .uniqueArray(fc.oneof(file, folder), { selector: (item) => item.name.toLowerCase(), maxLength: 8 })
    .map((all) => all.map(({ name: own, ...rest }): Item => ({ path: `files/s/${own}`, ...rest })));
  await fc.assert(
    fc.asyncProperty(items, fc.constantFrom(1, 3, 9, 10, 19), fc.boolean(), async (all, level, encrypts) => {
      const options = encrypts ? { locks: PASSPHRASE, keys: { passphrases: ["correct horse"] } } : {};
      expect(await roundTrip(all, { level, ...options })).toEqual(factsOf(all));
    }),
    { numRuns: 40 },
  );
});

describe("contents around the border of a frame come back:", () => {
  test.each([4 * MIB - 512, 4 * MIB - 1, 4 * MIB, 4 * MIB + 1, 8 * MIB + 1])("%i bytes", async (sizeBytes) => {
    const items = [
      { path: "files/s/a", content: Buffer.alloc(sizeBytes, patternBytes(10_007)) },
      { path: "files/s/b", content: Buffer.from("behind") },
    ];
    expect(await roundTrip(items)).toEqual(factsOf(items));
  });
});

describe("a bundle opens with every key that it is for, and with no other:", () => {
  const items = [{ path: "files/s/a", content: Buffer.from("remembered") }];
  const pair = async (postQuantum: boolean): Promise<{ recipient: string; identities: string[] }> => {
    const { recipient, identityFileText } = await generateIdentity({ postQuantum, createdAt: new Date(0) });
    return { recipient, identities: await parseIdentities(identityFileText, "test") };
  };

  test.each([
    ["X25519", [false]],
    ["several", [false, false]],
    ["post-quantum", [true]],
    ["both", [true, false]],
  ])("%s", async (_, types) => {
    const pairs = await Promise.all(types.map(pair));
    const stranger = await pair(types[0] ?? false);
    const locks = { recipients: pairs.map(({ recipient }) => recipient) };
    for (const { identities } of pairs)
      expect(await roundTrip(items, { locks, keys: { identities } })).toEqual(factsOf(items));
    expect(await codeOf(roundTrip(items, { locks, keys: { identities: stranger.identities } }))).toBe("wrong-key");
    expect(await codeOf(roundTrip(items, { locks }))).toBe("no-key");
  });

  test("a passphrase", async () => {
    const keys = { passphrases: ["wrong", "correct horse"] };
    expect(await roundTrip(items, { locks: PASSPHRASE, keys })).toEqual(factsOf(items));
    expect(await codeOf(roundTrip(items, { locks: PASSPHRASE, keys: { passphrases: ["x"] } }))).toBe("wrong-key");
  });
});

test("only what is wanted is unpacked, and all is checked", async () => {
  const path = workshop.path("bundle");
  const items = ["a", "b", "c"].map((name) => ({ path: `files/s/${name}`, content: Buffer.from(name) }));
  await writeBundle(path, workshop.content(items), { locks: null, level: 3 });
  const into = workshop.path("into");
  mkdirSync(into);
  const bundle = await openBundle(path, {});
  await bundle.readAll({ extraction: { into, wanted: (each) => each === "files/s/b" } });
  expect(unpacked(into).map((item) => item.path)).toEqual(["files/s/b"]);
});

test("a bundle is never written over a file that is there", async () => {
  const path = workshop.path("bundle");
  const write = (): Promise<unknown> => writeBundle(path, workshop.content([]), { locks: null, level: 3 });
  await write();
  const { mtimeMs } = statSync(path);
  await expect(write()).rejects.toMatchObject({ code: "EEXIST" });
  expect(statSync(path).mtimeMs).toBe(mtimeMs);
});

test("a staged file that became shorter stops the writing", async () => {
  const content = workshop.content([{ path: "files/s/a", content: Buffer.from("whole") }]);
  const [store] = content.stores;
  const entries = store?.entries.map((entry) => ({ ...entry, sizeBytes: 500 })) ?? [];
  const longer = { ...content, stores: content.stores.map((each) => ({ ...each, entries })) };
  const written = writeBundle(workshop.path("bundle"), longer as typeof content, { locks: null, level: 3 });
  await expect(written).rejects.toThrow("shorter");
});
