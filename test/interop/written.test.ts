import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type AgeLocks, checksumText, generateIdentity, openBundle, writeBundle } from "../../src/bundle/index.ts";
import { sha256 } from "../hostile/builder.ts";
import type { Item } from "../hostile/tar-builder.ts";
import { patternBytes } from "../unit/bundle/age/bytes.ts";
import { Workshop } from "../unit/bundle/content.ts";
import { areInstalled, run, titled } from "./tools.ts";

const TOOLS = ["age", "zstd", "GNU tar", "sha256sum"];
const suite = areInstalled(...TOOLS) ? describe : describe.skip;

const ITEMS: readonly Item[] = [
  { path: "files/s/empty", content: Buffer.alloc(0) },
  { path: "files/s/folder", mode: 0o750 },
  { path: "files/s/large", content: Buffer.alloc(5_000_000, patternBytes(70_001)) },
  { path: `files/s/${"n".repeat(255)}`, content: Buffer.from("long") },
  { path: `files/s/${"p".repeat(140)}/${"n".repeat(100)}`, content: Buffer.from("split") },
  { path: "files/s/script.sh", content: Buffer.from("#!/bin/sh\n"), mode: 0o755 },
  { path: "files/s/日本語 😀", content: Buffer.from("UTF-8") },
];

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

async function write(level: number, locks: AgeLocks | null = null): Promise<string> {
  const path = workshop.path(locks === null ? "a.tar.zst" : "a.tar.zst.age");
  await writeBundle(path, workshop.content(ITEMS), { locks, level });
  return path;
}

function newFolder(): string {
  const folder = workshop.path("folder");
  mkdirSync(folder);
  return folder;
}

/** Every file below a folder, with its size and digest. */
function treeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(folder.length + 1);
      return entry.isDirectory() ? `${path}/` : `${path} ${sha256(readFileSync(file))}`;
    })
    .sort();
}

suite(titled("what we write is opened by stock tools:", TOOLS), () => {
  test.each([3, 12])("`zstd -d | tar x` gives the same files as we do, at level %i", async (level) => {
    const path = await write(level);
    const [theirs, ours] = [newFolder(), newFolder()];
    const tar = run("zstd", ["-d", "-c", path]);
    run("tar", ["x", "-C", theirs], { input: tar });
    await (await openBundle(path, {})).readAll({ extraction: { into: ours } });
    const own = treeOf(theirs).filter((line) => /^(snapshot|manifest)\.json /.test(line));
    expect(own).toHaveLength(2);
    expect(treeOf(theirs).filter((line) => !own.includes(line))).toEqual(treeOf(ours));
  });

  test("`age -d | zstd -d | tar x` does", async () => {
    const { recipient, identityFileText } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
    const key = workshop.path("key");
    writeFileSync(key, identityFileText, { mode: 0o600 });
    const path = await write(3, { recipients: [recipient] });
    const theirs = newFolder();
    run("tar", ["x", "-C", theirs], { input: run("zstd", ["-d"], { input: run("age", ["-d", "-i", key, path]) }) });
    for (const { path: name, content } of ITEMS)
      if (content !== undefined) expect(sha256(readFileSync(join(theirs, name)))).toBe(sha256(content));
  });

  test("`zstd -t` accepts it, and `zstd -lv` finds a checksum and the size of its content", async () => {
    const path = await write(3);
    run("zstd", ["-t", path]);
    const list = run("zstd", ["-l", "-v", path]).toString();
    const { length } = run("zstd", ["-d", "-c", path]);
    // Header, two of entries, manifest, and the skippable frames of seal and seek table.
    expect(list).toMatch(/# Zstandard Frames: 4\n# Skippable Frames: 2\n/);
    expect(list).toContain(`(${length} B)`);
    expect(list).toMatch(/Check: XXH64/);
  });

  test("`tar tv` lists its names, modes and sizes, and nothing of a user or a time", async () => {
    const tar = run("zstd", ["-d", "-c", await write(3)]);
    const list = run("tar", ["tv", "--numeric-owner", "--utc", "--full-time", "--quoting-style=literal"], {
      input: tar,
    });
    const lines = list.toString().trimEnd().split("\n");
    expect(lines).toHaveLength(ITEMS.length + 2);
    for (const line of lines) expect(line).toMatch(/ 0\/0 +\d+ 1970-01-01 00:00:00 /);
    for (const { path, content } of ITEMS) {
      const name = content === undefined ? `${path}/` : path;
      const line = lines.find((each) => each.endsWith(` ${name}`));
      expect(line?.split(/ +/)[2]).toBe(String(content?.length ?? 0));
    }
    expect(lines.find((line) => line.includes("script.sh"))?.slice(0, 10)).toBe("-rwxr-xr-x");
    expect(lines.find((line) => line.includes("folder/"))?.slice(0, 10)).toBe("drwxr-x---");
  });

  test("`sha256sum -c` reads the checksum file", async () => {
    const path = await write(3);
    const sum = workshop.path("a.sha256");
    writeFileSync(sum, checksumText(path, sha256(readFileSync(path))));
    expect(run("sha256sum", ["-c", "--strict", sum], { cwd: workshop.folder }).toString()).toMatch(/: OK\n$/);
  });
});
