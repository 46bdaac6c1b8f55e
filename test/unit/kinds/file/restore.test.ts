import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type { ExtractedStore } from "../../../../src/kinds/kind.ts";
import { caseFoldKey, whyNotPortable } from "../../../../src/model/index.ts";
import { codeOf, extract, inFolder } from "../stage.ts";
import { capture, HAS_MODES, located, picture } from "./stores.ts";

const KIND = new URL("../../../../src/kinds/file/index.ts", import.meta.url).href;
const NOBODY = 65534;

/** Captures `folder/source` and lays it out in `folder/extracted`. */
async function roundTrip(folder: string, path = "memory"): Promise<ExtractedStore> {
  const store = located(join(folder, "source"), path);
  const staged = await capture(store, join(folder, "staging"));
  mkdirSync(join(folder, "tree"));
  return extract(store, staged, join(folder, "extracted"));
}

/** A folder with something of everything. */
function fill(source: string): void {
  mkdirSync(join(source, "a", "b"), { recursive: true });
  writeFileSync(join(source, "a", "run"), "#!/bin/sh\n");
  writeFileSync(join(source, "a", "b", "text.md"), "text");
  if (!HAS_MODES) return;
  chmodSync(join(source, "a", "run"), 0o755);
  chmodSync(join(source, "a", "b", "text.md"), 0o444);
  chmodSync(join(source, "a", "b"), 0o555);
  chmodSync(join(source, "a"), 0o750);
}

describe("a restore", () => {
  test("brings back content, empty folders and modes", async () => {
    await inFolder(async (folder) => {
      fill(join(folder, "source"));
      const extracted = await roundTrip(folder, "home/memory");
      expect(await fileKind.check(extracted, join(folder, "scratch"))).toEqual([]);
      await fileKind.restore(extracted, join(folder, "tree"));
      expect(picture(join(folder, "tree", "home", "memory"))).toEqual(picture(join(folder, "source")));
    });
  });

  test("brings back the root itself", async () => {
    await inFolder(async (folder) => {
      fill(join(folder, "source"));
      const extracted = await roundTrip(folder, ".");
      await fileKind.restore({ ...extracted, store: { ...extracted.store, path: "." } }, join(folder, "tree"));
      expect(picture(join(folder, "tree"))).toEqual(picture(join(folder, "source")));
    });
  });

  test("fills read-only folders, its own and those of a store that came before, without being root", async () => {
    if (!HAS_MODES) return;
    await inFolder(async (folder) => {
      fill(join(folder, "source"));
      const extracted = await roundTrip(folder);
      mkdirSync(join(folder, "tree", "memory"), { mode: 0o555 });
      const script = `
        import { fileKind } from ${JSON.stringify(KIND)};
        const extracted = ${JSON.stringify({ ...extracted, modes: undefined })};
        const modes = new Map(${JSON.stringify([...(extracted.modes ?? [])])});
        await fileKind.restore({ ...extracted, modes }, ${JSON.stringify(join(folder, "tree"))});`;
      const asRoot = process.getuid?.() === 0;
      if (asRoot) spawnSync("chown", ["-R", String(NOBODY), folder]);
      if (asRoot) chownSync(folder, NOBODY, NOBODY);
      const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
      const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        encoding: "utf8",
        ...identity,
      });
      expect(child.stderr).toBe("");
      expect(picture(join(folder, "tree", "memory", "a"))).toEqual(picture(join(folder, "source", "a")));
    });
  });

  test("writes through no link that another store has put into the tree", async () => {
    await inFolder(async (folder) => {
      fill(join(folder, "source"));
      const extracted = await roundTrip(folder);
      mkdirSync(join(folder, "outside"));
      symlinkSync(join(folder, "outside"), join(folder, "tree", "memory"));
      expect(await codeOf(fileKind.restore(extracted, join(folder, "tree")))).toBe("archive-violation");
      expect(picture(join(folder, "outside"))).toEqual({ ".": expect.any(String) });
    });
  });

  test("replaces a link at the place of a file, and leaves what it points to", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "source"));
      writeFileSync(join(folder, "source", "a"), "new");
      const extracted = await roundTrip(folder);
      writeFileSync(join(folder, "outside"), "old");
      mkdirSync(join(folder, "tree", "memory"));
      symlinkSync(join(folder, "outside"), join(folder, "tree", "memory", "a"));
      await fileKind.restore(extracted, join(folder, "tree"));
      expect(readFileSync(join(folder, "outside"), "utf8")).toBe("old");
      expect(readFileSync(join(folder, "tree", "memory", "a"), "utf8")).toBe("new");
    });
  });
});

describe("a check", () => {
  async function codesAfter(change: (extracted: ExtractedStore) => ExtractedStore | undefined): Promise<string[]> {
    return inFolder(async (folder) => {
      fill(join(folder, "source"));
      const extracted = await roundTrip(folder);
      const changed = change(extracted) ?? extracted;
      return (await fileKind.check(changed, join(folder, "scratch"))).map(({ code }) => code);
    });
  }

  test("finds a changed byte", async () => {
    const codes = await codesAfter(({ extracted }) => {
      const file = join(extracted, "files/memory/a/run");
      const bytes = readFileSync(file);
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      return undefined;
    });
    expect(codes).toEqual(["digest-mismatch"]);
  });

  test("finds a changed executable bit", async () => {
    const codes = await codesAfter((extracted) => {
      const modes = new Map(extracted.modes);
      modes.set("files/memory/a/b/text.md", 0o755);
      return { ...extracted, modes };
    });
    expect(codes).toEqual(["digest-mismatch"]);
  });

  test("finds an entry too few", async () => {
    const codes = await codesAfter((extracted) => ({ ...extracted, paths: extracted.paths.slice(0, -1) }));
    expect(codes).toEqual(["manifest-invalid", "digest-mismatch"]);
  });

  test("refuses entries of another store, and names that could be obeyed", async () => {
    for (const path of ["files/other/x", "sqlite/memory.sqlite", "files/memory/../x", "files/memory/.git/config"]) {
      const codes = await codesAfter((extracted) => ({ ...extracted, paths: [...extracted.paths, path] }));
      expect(codes).toEqual(["archive-violation"]);
    }
  });
});

test("every tree of portable names survives the round trip", async () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .map((text) => text.normalize("NFC").replaceAll("/", "-"))
    .filter((text) => whyNotPortable(text) === undefined);
  const node = fc.record({
    path: fc.array(name, { minLength: 1, maxLength: 4 }),
    content: fc.option(fc.uint8Array({ maxLength: 3000 })),
    mode: fc.constantFrom(0o644, 0o600, 0o755, 0o444, 0o400),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(node, { maxLength: 12 }), (nodes) =>
      inFolder(async (folder) => {
        build(join(folder, "source"), nodes);
        const extracted = await roundTrip(folder);
        expect(await fileKind.check(extracted, join(folder, "scratch"))).toEqual([]);
        await fileKind.restore(extracted, join(folder, "tree"));
        expect(picture(join(folder, "tree", "memory"))).toEqual(picture(join(folder, "source")));
      }),
    ),
    { numRuns: 60 },
  );
});

interface Node {
  readonly path: string[];
  readonly content: Uint8Array | null;
  readonly mode: number;
}

/** Makes files (with content) and folders (without); what would stand in the way of something else is passed over. */
function build(source: string, nodes: readonly Node[]): void {
  mkdirSync(source);
  const taken = new Map<string, string>();
  for (const { path, content, mode } of nodes) {
    const prefixes = path.map((_, index) => path.slice(0, index + 1).join("/"));
    const whole = path.join("/");
    if (prefixes.some((prefix) => (taken.get(caseFoldKey(prefix)) ?? prefix) !== prefix)) continue;
    if (taken.has(caseFoldKey(whole))) continue;
    for (const prefix of prefixes.slice(0, -1)) taken.set(caseFoldKey(prefix), prefix);
    mkdirSync(join(source, ...path.slice(0, content === null ? path.length : -1)), { recursive: true });
    taken.set(caseFoldKey(whole), content === null ? whole : `${whole}/`);
    if (content === null) continue;
    writeFileSync(join(source, whole), content);
    if (HAS_MODES) chmodSync(join(source, whole), mode);
  }
}
