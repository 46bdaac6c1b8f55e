import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import type { ExtractedStore } from "../../../../src/kinds/kind.ts";
import { compareBytewise, type GitSummary } from "../../../../src/model/index.ts";
import { Fixture, onPosix, summaryOf } from "./fixture.ts";

const BUNDLE = "git/memory.bundle";

/** A captured repository with one changed file, as its reader has it. */
async function extractedFrom(fixture: Fixture): Promise<ExtractedStore> {
  return fixture.extract(await fixture.capture());
}

function withSummary(store: ExtractedStore, change: Partial<GitSummary>): ExtractedStore {
  if (store.store.summary.kind !== "git") throw new Error("expected a repository");
  return { ...store, store: { ...store.store, summary: { ...store.store.summary, ...change } } };
}

/** Adds a file of the work tree, in the archive and in the summary. */
function withFile(store: ExtractedStore, path: string): ExtractedStore {
  const entry = `git/memory/worktree/${path}`;
  mkdirSync(dirname(join(store.extracted, entry)), { recursive: true });
  writeFileSync(join(store.extracted, entry), "planted");
  const { changed } = summaryOf({ summary: store.store.summary } as never);
  const added = withSummary(store, { changed: [...changed, path].sort(compareBytewise) });
  const modes = new Map(store.modes).set(entry, 0o644);
  return { ...added, modes, paths: [...store.paths, entry].sort(compareBytewise) };
}

async function codesOf(fixture: Fixture, store: ExtractedStore): Promise<string[]> {
  return (await fixture.check(store)).map((finding) => finding.code);
}

describe("a repository that is not what the manifest says is found out", () => {
  const claims: Record<string, (summary: GitSummary) => Partial<GitSummary>> = {
    "a ref less": () => ({ refs: [] }),
    "a ref more": ({ refs }) => ({ refs: [...refs, { name: "refs/heads/more", oid: refs[0]?.oid ?? "" }] }),
    "another HEAD": ({ head }) => ({ head: { branch: null, oid: (head.oid ?? "").replace(/^./, "0") } }),
    "a HEAD on another branch": () => ({ head: { branch: "refs/heads/other", oid: null } }),
    "a HEAD outside of refs": ({ head }) => ({ head: { branch: "../../escape", oid: head.oid } }),
    "another number of commits": () => ({ commits: 7 }),
    "another object format": () => ({ objectFormat: "sha256" as const }),
    "a change that is not in the archive": () => ({ changed: ["notes.md", "zebra.md"] }),
    "a deleted path that HEAD does not have": () => ({ deleted: ["never-there.md"] }),
    "a deleted path that the archive holds": () => ({ deleted: ["notes.md"] }),
  };
  test.each(Object.keys(claims))("%s", async (name) => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "edited");
    const store = await extractedFrom(fixture);
    const change = claims[name]?.(summaryOf({ summary: store.store.summary } as never)) ?? {};
    expect(await codesOf(fixture, withSummary(store, change))).toContain("repository-damaged");
  });

  test("content or executable bit of a changed file", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "edited");
    const store = await extractedFrom(fixture);
    const path = "git/memory/worktree/notes.md";
    const executable = { ...store, modes: new Map(store.modes).set(path, 0o755) };
    expect(await codesOf(fixture, executable)).toEqual(["digest-mismatch"]);
    expect(await codesOf(fixture, store)).toEqual([]);
    writeFileSync(join(store.extracted, path), "editeD");
    expect(await codesOf(fixture, store)).toEqual(["digest-mismatch"]);
  });

  test("a bit of the git bundle, wherever it is", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "staged").git("add", "-A");
    const store = await extractedFrom(fixture);
    const bytes = readFileSync(join(store.extracted, BUNDLE));
    for (let at = 0; at < bytes.length; at += 29) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(join(store.extracted, BUNDLE), flipped);
      expect({ at, found: (await fixture.check(store)).length > 0 }).toEqual({ at, found: true });
    }
  });

  test("a git bundle that is cut short, or that is none", async () => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    const bytes = readFileSync(join(store.extracted, BUNDLE));
    for (const piece of [bytes.subarray(0, 10), bytes.subarray(0, -1), Buffer.alloc(0), Buffer.from("PACK")]) {
      writeFileSync(join(store.extracted, BUNDLE), piece);
      expect(await codesOf(fixture, store)).toEqual(["repository-damaged"]);
    }
  });
});

describe("a hostile repository is refused", () => {
  /** Puts a bundle that git made of the fixture's refs in the place of ours, with a summary that fits. */
  async function replaced(fixture: Fixture, ...revisions: string[]): Promise<ExtractedStore> {
    const store = await fixture.extract(await fixture.capture());
    const file = join(fixture.folder, "foreign.bundle");
    fixture.git("bundle", "create", "-q", file, ...revisions);
    renameSync(file, join(store.extracted, BUNDLE));
    return store;
  }

  test("a bundle that builds on objects of another repository", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "two").commit("second");
    expect(await codesOf(fixture, await replaced(fixture, "main", "^main~1"))).toEqual(["repository-damaged"]);
  });

  test("one made by stock git of the same state is accepted", async () => {
    using fixture = Fixture.withCommit();
    expect(await codesOf(fixture, await replaced(fixture, "--all"))).toEqual([]);
  });

  /** The store with a bundle of one commit of this tree, and a summary that says so. */
  function withTree(fixture: Fixture, store: ExtractedStore, tree: string): ExtractedStore {
    const oid = fixture.git("commit-tree", "-m", "planted", tree).trim();
    fixture.git("update-ref", "refs/heads/main", oid);
    fixture.git("bundle", "create", "-q", join(store.extracted, BUNDLE), "--all");
    const branch = "refs/heads/main";
    return withSummary(store, { head: { branch, oid }, refs: [{ name: branch, oid }] });
  }

  const entries = [".git", ".GIT", "git~1", ".g\u200cit", "..", ".", "a/b"];
  test.each(entries)("a tree with the name %j", async (name) => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    const blob = fixture.git("rev-parse", "HEAD:notes.md").trim();
    const raw = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, "hex")]);
    const tree = hashObject(fixture, "tree", raw);
    expect(await codesOf(fixture, withTree(fixture, store, tree))).toEqual(["repository-damaged"]);
  });

  const names = ["hooks/post-checkout", "objects/info/alternates", "info/exclude", "MERGE_HEAD", "-d", "refs"];
  test.each(names)("a ref by the name %j", async (name) => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    const { head, refs } = summaryOf({ summary: store.store.summary } as never);
    const more = { name, oid: head.oid ?? "" };
    const file = join(store.extracted, BUNDLE);
    const bytes = readFileSync(file);
    const end = bytes.indexOf("\n\n") + 1;
    const line = Buffer.from(`${more.oid} ${name}\n`);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, end), line, bytes.subarray(end)]));
    const all = [...refs, more].sort((a, b) => compareBytewise(a.name, b.name));
    expect(await codesOf(fixture, withSummary(store, { refs: all }))).toEqual(["repository-damaged"]);
  });

  test("a tree that unfolds to more paths than any memory can hold", async () => {
    using fixture = Fixture.withCommit();
    let tree = fixture.git("rev-parse", "HEAD^{tree}").trim();
    for (let level = 0; level < 9; level++) {
      const rows = Array.from({ length: 10 }, (_, at) => [Buffer.from(`40000 ${at}\0`), Buffer.from(tree, "hex")]);
      tree = hashObject(fixture, "tree", Buffer.concat(rows.flat()));
    }
    const store = await extractedFrom(fixture);
    expect(await codesOf(fixture, withTree(fixture, store, tree))).toEqual(["repository-damaged"]);
  });

  test("a delta that unfolds to more bytes than git may take up", async () => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    const file = join(store.extracted, BUNDLE);
    const bundle = readFileSync(file);
    const header = bundle.subarray(0, bundle.indexOf("\n\n") + 2);
    writeFileSync(file, Buffer.concat([header, deltaBomb()]));
    const [finding, ...others] = await fixture.check(store);
    expect([finding?.code, others]).toEqual(["repository-damaged", []]);
    expect(finding?.message).toMatch(/limit/);
  });

  onPosix("a file that would be written through a link of HEAD", async () => {
    using fixture = Fixture.withCommit();
    symlinkSync(fixture.folder, join(fixture.repo, "door"));
    fixture.commit("link");
    const store = withFile(await extractedFrom(fixture), "door/planted.md");
    expect(await codesOf(fixture, store)).toEqual(["repository-damaged"]);
    await expect(gitKind.restore(store, fixture.fresh("tree"))).rejects.toMatchObject({ code: "archive-violation" });
    expect(existsSync(join(fixture.folder, "planted.md"))).toBe(false);
  });

  test("a file in the place of a folder of HEAD, or below a file of it", async () => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    expect(await codesOf(fixture, withFile(store, "topics"))).toEqual(["repository-damaged"]);
    expect(await codesOf(fixture, withFile(store, "notes.md/x"))).toEqual(["repository-damaged"]);
  });

  test("more stashes than a restore has time for", async () => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    const head = fixture.git("rev-parse", "HEAD").trim();
    const refs = Array.from({ length: 10_000 }, (_, at) => `${head} refs/memsnap/stash/${at + 1}\n`);
    fixture.write(".git/packed-refs", refs.join(""));
    fixture.git("bundle", "create", "-q", join(store.extracted, BUNDLE), "--all");
    expect(await codesOf(fixture, store)).toEqual(["repository-damaged"]);
  });

  test("refs of a later version below our own", async () => {
    using fixture = Fixture.withCommit();
    const store = await extractedFrom(fixture);
    fixture.git("update-ref", "refs/memsnap/future", "HEAD");
    fixture.git("bundle", "create", "-q", join(store.extracted, BUNDLE), "--all");
    expect(await codesOf(fixture, store)).toEqual(["repository-damaged"]);
  });
});

/** A pack of 16 MiB of zeros and a delta that copies them 128 times; 16 kB in all. */
function deltaBomb(): Buffer {
  const base = Buffer.alloc(0x1000000);
  const name = createHash("sha1").update(`blob ${base.length}\0`).update(base).digest();
  const copyAll = Buffer.of(0xf0, 0xff, 0xff, 0xff);
  const copies = Array.from({ length: 128 }, () => copyAll);
  const delta = Buffer.concat([varint(base.length), varint(128 * 0xffffff), ...copies]);
  const head = Buffer.from("PACK\0\0\0\u0002\0\0\0\u0002", "latin1");
  const objects = [
    objectHead(3, base.length),
    deflateSync(base),
    objectHead(7, delta.length),
    name,
    deflateSync(delta),
  ];
  const pack = Buffer.concat([head, ...objects]);
  return Buffer.concat([pack, createHash("sha1").update(pack).digest()]);
}

function objectHead(type: number, sizeBytes: number): Buffer {
  const low = (type << 4) | (sizeBytes & 15);
  return sizeBytes < 16 ? Buffer.of(low) : Buffer.concat([Buffer.of(low | 0x80), varint(sizeBytes >>> 4)]);
}

function varint(value: number): Buffer {
  return value < 0x80
    ? Buffer.of(value)
    : Buffer.concat([Buffer.of((value & 0x7f) | 0x80), varint(Math.floor(value / 0x80))]);
}

function hashObject(fixture: Fixture, type: string, bytes: Buffer): string {
  const args = ["hash-object", "-t", type, "-w", "--stdin", "--literally"];
  return execFileSync("git", args, { cwd: fixture.repo, input: bytes, encoding: "utf8" }).trim();
}
