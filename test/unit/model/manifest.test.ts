import { describe, expect, test } from "@jest/globals";
import { bundleName, Label, Manifest, SnapshotHeader } from "../../../src/model/index.ts";
import { type AnyJson, HEADER } from "../../hostile/builder.ts";
import { COMMIT, whole } from "./whole-manifest.ts";

const [FILES, REPO, FACTS] = [0, 1, 2];

/** Each breaks one rule of a manifest that is whole otherwise. */
const BROKEN: readonly [rule: string, change: (manifest: AnyJson) => void][] = [
  ["a missing key", (m) => delete m.leftOut],
  ["another format", (m) => set(m, { snapshot: { ...HEADER, format: "other" } })],
  ["an id that is no UUIDv7", (m) => set(m, { snapshot: { ...HEADER, id: "01890a5d-ac96-474b-bcce-b302099a8057" } })],
  ["an id in capitals", (m) => set(m, { snapshot: { ...HEADER, id: HEADER.id.toUpperCase() } })],
  ["a time without milliseconds", (m) => set(m, { snapshot: { ...HEADER, createdAt: "2026-01-02T03:04:05Z" } })],
  ["a time with an offset", (m) => set(m, { snapshot: { ...HEADER, createdAt: "2026-01-02T03:04:05.678+01:00" } })],
  ["a day that there is not", (m) => set(m, { snapshot: { ...HEADER, createdAt: "2026-02-30T03:04:05.678Z" } })],
  ["an agent in capitals", (m) => set(m, { snapshot: { ...HEADER, agent: "Tester" } })],
  ["an agent that is a path", (m) => set(m, { snapshot: { ...HEADER, agent: "../x" } })],
  ["a label of two lines", (m) => set(m, { snapshot: { ...HEADER, label: "a\nb" } })],
  ["a digest in capitals", (m) => set(m, { stateDigest: "A".repeat(64) })],
  ["a digest that is too short", (m) => set(m.entries[0], { sha256: "0".repeat(63) })],
  ["a size that is negative", (m) => set(m.entries[0], { sizeBytes: -1 })],
  ["a size that is no whole number", (m) => set(m.entries[0], { sizeBytes: 1.5 })],
  ["a size beyond what numbers hold", (m) => set(m.entries[0], { sizeBytes: 2 ** 53 })],
  ["a mode with a set-user-id bit", (m) => set(m.entries[0], { mode: 0o4755 })],
  ["a link", (m) => set(m.entries[0], { type: "link" })],
  ["a folder with a size", (m) => set(m.entries[0], { type: "folder" })],
  ["a path that climbs out", (m) => set(m.entries[0], { path: "files/notes/../../x" })],
  ["an absolute path", (m) => set(m.entries[0], { path: "/files/notes/a" })],
  ["a store that was outside of the root", (m) => set(m.stores[FILES], { path: "../notes" })],
  ["a store of an unknown kind", (m) => set(m.stores[FILES], { kind: "redis" })],
  ["the name of a store with a slash", (m) => set(m.stores[FILES], { name: "../notes", entries: 0, bytes: 0 })],
  ["the name of a store that is a folder above", (m) => set(m.stores[FILES], { name: ".." })],
  ["the name of a store that Windows keeps", (m) => set(m.stores[FILES], { name: "con" })],
  ["a store with the summary of another kind", (m) => set(m.stores[FILES], { summary: m.stores[FACTS].summary })],
  ["a store that appears twice", (m) => m.stores.splice(1, 0, m.stores[FILES])],
  ["stores out of order", (m) => m.stores.reverse()],
  ["an entry that appears twice", (m) => m.entries.splice(1, 0, m.entries[0])],
  ["entries out of order", (m) => m.entries.reverse()],
  ["entries in the order of JavaScript's strings", (m) => add(m, ["files/notes/\u{10000}", "files/notes/\uffff"])],
  ["an entry of no store", (m) => set(m.entries[0], { path: "files/other/a" }, () => uncount(m))],
  ["an entry outside of all stores", (m) => set(m.entries[0], { path: "a" }, () => uncount(m))],
  ["an entry that pretends to be the manifest", (m) => set(m.entries[3], { path: "manifest.json" })],
  ["more entries counted than there are", (m) => set(m.stores[FILES], { entries: 2 })],
  ["fewer bytes counted than there are", (m) => set(m.stores[FILES], { bytes: 4 })],
  ["a database that is a folder", (m) => set(m, { entries: m.entries.with(3, folder("sqlite/facts.db.sqlite")) })],
  ["a pack that is a folder", (m) => set(m, { entries: m.entries.with(1, folder("git/repo.bundle")) })],
  ["a file in the place of a store of files", (m) => add(m, ["files/notes"], 0)],
  ["two entries that differ in case only", (m) => add(m, ["files/notes/A"], 0)],
  [
    "two databases that differ in case only, in different places",
    (m) => {
      m.stores.splice(FACTS, 0, { ...m.stores[FACTS], name: "FACTS.db", path: "other.db" });
      m.entries.splice(3, 0, { ...m.entries[3], path: "sqlite/FACTS.db.sqlite" });
    },
  ],
  ["a file below a file", (m) => add(m, ["files/notes/a/b"])],
  [
    "two stores that are restored to one place",
    (m) =>
      set(m.stores[REPO], { path: "notes", summary: m.stores[REPO].summary }, () =>
        set(m.entries[2], { path: "git/repo/worktree/a" }),
      ),
  ],
  ["a file that is restored over a database", (m) => set(m.stores[FACTS], { path: "notes/a" })],
  ["a file that is restored below a database", (m) => set(m.stores[FACTS], { path: "notes" })],
  ["a repository in the place of a database", (m) => set(m.stores[REPO], { path: "facts.db" })],
  ["a repository below a database", (m) => set(m.stores[REPO], { path: "facts.db/repo" })],
  [
    "two repositories in one place",
    (m) => m.stores.splice(REPO + 1, 0, { ...m.stores[REPO], name: "repo2", path: "Repo", entries: 0, bytes: 0 }),
  ],
  ["a hook for a bare repository", (m) => inBare(m, "repo", ["repo/hooks", "post-receive"])],
  ["a config for a bare repository, in another case", (m) => inBare(m, "repo", ["Repo", "Config"])],
  ["a list of alternates for a bare repository", (m) => inBare(m, "repo", ["repo", "objects/info/alternates"])],
  ["a hook for a bare repository that is all there is", (m) => inBare(m, ".", ["hooks", "post-receive"])],
  [
    "a WAL beside a database",
    (m) => set(m.stores[FACTS], { path: "notes/x" }, () => set(m.entries[0], { path: "files/notes/x-wal" })),
  ],
  [
    "a WAL in capitals beside a database",
    (m) => set(m.stores[FACTS], { path: "notes/x" }, () => set(m.entries[0], { path: "files/notes/X-WAL" })),
  ],
  [
    "a restored path deeper than 32 parts",
    (m) => set(m.stores[FILES], { path: Array.from({ length: 32 }, () => "d").join("/") }),
  ],
  [
    "a branch without the fact that it may not exist",
    (m) => set(m.stores[REPO].summary, { head: { branch: null, oid: null } }),
  ],
  [
    "an object name of 39 digits",
    (m) => set(m.stores[REPO].summary, { refs: [{ name: "refs/heads/main", oid: "1".repeat(39) }] }),
  ],
  ["what was left out, out of order", (m) => m.leftOut.push({ path: "notes/a", reason: "link" })],
  ["a recipient twice", (m) => set(m, { recipients: ["age1x", "age1x"] })],
  ["a reason for leaving out that nobody knows", (m) => set(m.leftOut[0], { reason: "boring" })],
];

test("a manifest with a store of each kind keeps the rules", () => {
  expect(Manifest.safeParse(whole()).error).toBeUndefined();
});

test("a manifest of nothing keeps the rules", () => {
  expect(Manifest.safeParse({ ...whole(), stores: [], entries: [], leftOut: [] }).success).toBe(true);
});

describe("a manifest is refused that has", () => {
  test.each(BROKEN)("%s", (_, change) => {
    const manifest = whole();
    change(manifest);
    expect(Manifest.safeParse(manifest).success).toBe(false);
  });
});

test("a manifest is refused that has a key nobody knows in any of its objects", () => {
  const manifest = whole();
  manifest.entries.splice(1, 0, folder("files/notes/b"));
  manifest.stores[FILES].entries = 2;
  manifest.stores[FACTS].summary.virtualTables = [{ name: "words", module: "fts5" }];
  const hits = { rule: "github", count: 1 };
  const finding = { ...hits, store: "notes", kind: "file", in: "content", place: "a.md", at: [], fingerprints: [] };
  manifest.secrets = { mode: "warn", key: "random", rules: [hits], findings: [finding], omitted: 0, unsearched: [] };
  expect(Manifest.safeParse(manifest).error).toBeUndefined();
  const detached = { branch: null, oid: COMMIT };
  for (const head of [manifest.stores[REPO].summary.head, detached]) {
    manifest.stores[REPO].summary.head = head;
    for (const object of objectsIn(manifest)) {
      // The names of tools are free.
      if (object === manifest.snapshot.tool) continue;
      object.extra = 1;
      expect(Manifest.safeParse(manifest).success).toBe(false);
      delete object.extra;
    }
  }
});

test("a folder may be the place of a store that lies in it", () => {
  const manifest = whole();
  manifest.entries.splice(0, 0, folder("files/notes"));
  manifest.stores[FILES].entries = 2;
  manifest.stores[REPO].path = "notes";
  manifest.stores[FACTS].path = "notes/facts.db";
  expect(Manifest.safeParse(manifest).error).toBeUndefined();
});

test("a file may lie in a bare repository where git does not look", () => {
  for (const [path, file] of [
    ["repo", "notes.md"],
    ["repo/notes", "config"],
    ["repository", "config"],
  ] as const) {
    const manifest = whole();
    inBare(manifest, "repo", [path, file]);
    expect(Manifest.safeParse(manifest).success).toBe(true);
  }
});

test("a label is one line of text", () => {
  expect(Label.safeParse("before the migration, 日本語 😀").success).toBe(true);
  for (const label of ["a\u0000", "a\u001b[2J", "a\u0085b", "a".repeat(201)])
    expect(Label.safeParse(label).success).toBe(false);
});

test("a bundle is named after agent, time and the last digits of its id", () => {
  const header = SnapshotHeader.parse(HEADER);
  expect(bundleName(header, false)).toBe("tester-20260102T030405Z-099a8057.tar.zst");
  expect(bundleName(header, true)).toBe("tester-20260102T030405Z-099a8057.tar.zst.age");
});

function set(target: AnyJson, values: AnyJson, then: () => void = () => undefined): void {
  Object.assign(target, values);
  then();
}

/** Takes the first entry out of the count of its store. */
/** Makes the repository a bare one, and restores the file of the store of files below another folder. */
function inBare(manifest: AnyJson, repository: string, [path, file]: readonly [string, string]): void {
  const [notes, repo] = manifest.stores;
  Object.assign(repo, { path: repository, summary: { ...repo.summary, bare: true } });
  notes.path = path;
  manifest.entries[0].path = `files/notes/${file}`;
}

function uncount(manifest: AnyJson): void {
  set(manifest.stores[FILES], { entries: 0, bytes: 0 });
}

function objectsIn(value: AnyJson): AnyJson[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? below : [value, ...below];
}

/** Adds files to the first store, counted right, at a place among the entries. */
function add(manifest: AnyJson, paths: readonly string[], at = 1): void {
  const more = paths.map((path) => ({ ...manifest.entries[0], path }));
  manifest.entries.splice(at, 0, ...more);
  manifest.stores[FILES].entries += more.length;
  manifest.stores[FILES].bytes += 5 * more.length;
}

function folder(path: string): AnyJson {
  return { path, type: "folder", mode: 0o755, offset: 1536 };
}
