import { createHash } from "node:crypto";
import { chmodSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { InspectResult, RestoreResult, SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import { CHECK_NAMES, Manifest, Receipt } from "../../src/model/index.ts";
import { Agent } from "../harness/agent-memory.ts";
import { databaseDifferences, repositoryState, treeContent } from "../harness/compare-memory.ts";
import { type Key, Scene } from "../harness/scene.ts";

const DATABASES = ["long_term", "vector", "concepts", "compactions"].map((name) => `${name}.sqlite`);
const isDatabase = (path: string): boolean => /\.sqlite(-wal|-shm)?$/.test(path);

describe("an agent's memory, encrypted and brought back", () => {
  const scene = new Scene();
  const agent = new Agent(scene.path("memory"));
  let key: Key;
  let taken: SnapshotResult;
  let examined: VerifyResult & { ok: boolean };
  let seen: InspectResult;
  let restored: RestoreResult;
  let back: string[];

  beforeAll(async () => {
    for (let n = 1; n <= 120; n++) agent.learn(n);
    chmodSync(scene.path("memory/state/dream_run.json"), 0o600);
    chmodSync(scene.path("memory/index/vector.idx"), 0o444);
    chmodSync(scene.path("memory/inbox"), 0o750);
    chmodSync(scene.path("memory/vector.sqlite"), 0o640);
    key = await scene.key();
    const sealing = ["--agent", "scout", "--label", "after step 120", "--recipient", key.recipient, "--level", "5"];
    taken = await scene.snapshot(["memory", ...sealing]);
    const opening = [taken.bundle, "--identity", key.file];
    examined = await scene.done(["verify", ...opening]);
    seen = await scene.done(["inspect", ...opening]);
    restored = await scene.done(["restore", ...opening, "--to", "back"]);
    back = scene.listing("back");
  });
  afterAll(() => {
    agent.close();
    scene.remove();
  });

  test.each(DATABASES)("%s is the same as SQL sees it", (name) => {
    expect(databaseDifferences(scene.path("memory", name), scene.path("back/memory", name))).toEqual([]);
  });

  test("the notes are the same as git sees them", () => {
    const state = repositoryState(scene.path("back/memory/notes"));
    expect(state).toEqual(repositoryState(scene.path("memory/notes")));
    expect(state).toMatchObject({ branch: "refs/heads/main", fsck: "", status: "?? draft.md" });
  });

  test("every other file and folder has its bytes and its mode", () => {
    const content = treeContent(scene.path("back/memory"), isDatabase);
    expect(content).toEqual(treeContent(scene.path("memory"), isDatabase));
    expect([...content.keys()]).toContain("inbox");
  });

  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("databases have their modes", () => {
    const modes = (dir: string) => DATABASES.map((name) => statSync(scene.path(dir, name)).mode);
    expect(modes("back/memory")).toEqual(modes("memory"));
  });

  test("no side file of a database stands in what was restored", () => {
    expect(back.filter((path) => /-(wal|shm|journal)$/.test(path))).toEqual([]);
  });

  test("the document of the snapshot has every field", () => {
    const { stores, ...rest } = taken;
    expect(rest).toMatchObject({
      ok: true,
      sha256: createHash("sha256").update(readFileSync(taken.bundle)).digest("hex"),
      sizeBytes: statSync(taken.bundle).size,
      snapshotId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      ...{ agent: "scout", label: "after step 120", encrypted: true, verified: true, consistency: "fenced" },
      stateDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(basename(taken.bundle)).toMatch(/^scout-\d{8}T\d{6}Z-[0-9a-f]{8}\.tar\.zst\.age$/);
    const vectors = stores.find(({ name }) => name === "memory__vector.sqlite");
    expect(vectors).toMatchObject({ kind: "sqlite", entries: 1, bytes: expect.any(Number), journalMode: "wal" });
    const table = { name: "embeddings", rows: 120, digest: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(vectors?.kind === "sqlite" && vectors.tables).toEqual([table]);
    expect(stores.find(({ kind }) => kind === "git")).toMatchObject({ commits: 13, changed: ["draft.md"] });
    expect(stores.find(({ kind }) => kind === "file")).toMatchObject({ path: "memory", files: 4, folders: 5 });
  });

  test("the document of the examination says that everything was checked that needs no key of a signer", () => {
    expect(examined).toMatchObject({ ok: true, findings: [], snapshotId: taken.snapshotId });
    expect(examined.checks.map(({ name, status }) => [name, status])).toEqual(
      CHECK_NAMES.map((name) => [name, name === "signature" ? "skipped" : "passed"]),
    );
  });

  test("the document of the inspection holds manifest and receipt", () => {
    expect(Manifest.parse(seen.manifest).stateDigest).toBe(taken.stateDigest);
    expect(Receipt.parse(seen.receipt)).toMatchObject({ sha256: taken.sha256, snapshotId: taken.snapshotId });
    expect(JSON.parse(readFileSync(taken.receipt, "utf8"))).toEqual(seen.receipt);
  });

  test("the document of the restore names what came back", () => {
    expect(restored).toMatchObject({ ok: true, dryRun: false, target: scene.path("back"), replaced: [] });
    expect(restored.stores.map(({ name }) => name)).toEqual(taken.stores.map(({ name }) => name));
  });

  test("a second snapshot, of what came back, has the same state", async () => {
    const again = await scene.snapshot(["memory", "--root", "."], { cwd: scene.path("back") });
    expect(again.stateDigest).toBe(taken.stateDigest);
  });

  test("nothing is left behind", () => {
    expect(scene.leftovers()).toEqual([]);
    expect(scene.listing().filter((path) => /partial|\.memsnap-|restore-/.test(path))).toEqual([]);
  });
});
