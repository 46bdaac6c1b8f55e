import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type { KnownStore, StorePair } from "../../../../src/kinds/kind.ts";
import { COMPARE_DEFAULTS, type Difference } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";

/** Content and mode by path. */
type Files = Readonly<Record<string, { readonly text: string; readonly mode: number }>>;

const NAMES = ["a.md", "b.json", "c.bin", "d/e.md", "f.md"];
const file = fc.record({ text: fc.constantFrom("", "1", "2", "two\nlines\n"), mode: fc.constantFrom(0o644, 0o755) });
const files = fc.dictionary(fc.constantFrom(...NAMES), file);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A store of a bundle whose files `unread` were not unpacked. */
function storeOf(all: Files, dir: string, unread: ReadonlySet<string> = new Set()): KnownStore {
  const entries = Object.entries(all).map(([path, { text, mode }]) => ({
    ...{ path: `files/memory/${path}`, type: "file" as const, mode, offset: 0, text },
    sizeBytes: Buffer.byteLength(text),
    sha256: sha256(text),
  }));
  const read = entries.filter(({ path }) => !unread.has(path));
  rmSync(dir, { recursive: true, force: true });
  for (const { path, text } of read) {
    mkdirSync(join(dir, path, ".."), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return {
    ...{ kind: "file", name: "memory", path: "memory", digest: sha256(JSON.stringify(all)), bytes: 0 },
    entries: entries.length,
    summary: { kind: "file", files: entries.length, folders: 0 },
    digests: Object.fromEntries(entries.map((entry) => [entry.path, entry.sha256])),
    content: read.map((entry) => ({ ...entry, file: join(dir, entry.path) })),
    unread: entries.filter(({ path }) => unread.has(path)),
  };
}

/** Without content, as before anything was unpacked. */
function digestsOnly({ content: _, unread: __, ...store }: KnownStore): KnownStore {
  return store;
}

const compare = (pair: StorePair, dir: string): Promise<Difference[]> => fileKind.compare(pair, COMPARE_DEFAULTS, dir);

test("a comparison without the files that both sides have alike finds what one with all of them finds", () =>
  inFolder((dir) =>
    fc.assert(
      fc.asyncProperty(files, files, async (before, after) => {
        const [base, current] = [join(dir, "base"), join(dir, "current")];
        const whole = { base: storeOf(before, base), current: storeOf(after, current) };
        const all = await compare(whole, dir);
        const alike = await fileKind.alike?.({ base: digestsOnly(whole.base), current: digestsOnly(whole.current) });
        const same = NAMES.filter((name) => before[name] !== undefined && before[name].text === after[name]?.text);
        const expected = new Set(same.map((name) => `files/memory/${name}`));
        expect(alike).toEqual({ base: expected, current: expected });
        const part = { base: storeOf(before, base, alike?.base), current: storeOf(after, current, alike?.current) };
        expect(await compare(part, dir)).toEqual(all);
      }),
      { numRuns: 60 },
    ),
  ));

test("without digests of single files nothing is known to be alike", async () => {
  const bare = { kind: "file", name: "memory", path: "memory", digest: sha256(""), entries: 1, bytes: 1 } as const;
  expect(await fileKind.alike?.({ base: bare, current: bare })).toEqual({ base: new Set(), current: new Set() });
});

test("a baseline file knows what is alike, and has no archive paths of its own", async () => {
  const known = { kind: "file", name: "memory", path: "memory", digest: sha256(""), entries: 1, bytes: 1 } as const;
  const one = { path: "memory/a.md", sizeBytes: 1, sha256: sha256("1") };
  const base: KnownStore = { ...known, facts: { kind: "file", files: [one], values: [] } };
  const summary = { kind: "file", files: 2, folders: 0 } as const;
  const current = {
    ...known,
    summary,
    digests: { "files/memory/a.md": sha256("1"), "files/memory/b.md": sha256("1") },
  };
  const alike = new Set(["files/memory/a.md"]);
  expect(await fileKind.alike?.({ base, current })).toEqual({ base: new Set(), current: alike });
  expect(await fileKind.alike?.({ base: current, current: base })).toEqual({ base: alike, current: new Set() });
});
