import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { InspectResult, SnapshotResult } from "../../src/flows/index.ts";
import { type Manifest, restoredPath, storeOfArchivePath } from "../../src/model/index.ts";
import { Agent } from "../harness/agent-memory.ts";
import { databaseDifferences, repositoryState } from "../harness/compare-memory.ts";
import { Scene } from "../harness/scene.ts";
import { whyWithout } from "../harness/tools.ts";

const why = whyWithout("age", "bash", "git", "sha256sum", "tar", "zstd");
const suite = why === undefined ? describe : describe.skip;

suite(`without memsnap, a bundle${why === undefined ? "" : ` (${why})`}`, () => {
  const scene = new Scene();
  let taken: SnapshotResult;
  let manifest: Manifest;

  beforeAll(async () => {
    const agent = new Agent(scene.path("memory"));
    for (let n = 1; n <= 200; n++) agent.learn(n);
    agent.close();
    scene.write("memory/inbox/Grüße an ζ.md", "hello\n").write(`memory/inbox/${"long".repeat(50)}.md`, "long\n");
    scene.write("memory/state/lock", "", 0o600).write("memory/run.sh", "#!/bin/sh\n", 0o755);
    const key = await scene.key();
    taken = await scene.snapshot(["memory", "--recipient", key.recipient]);
    await scene.restore(taken.bundle, "back", "--identity", key.file);
    const seen = await scene.done<InspectResult>(["inspect", taken.bundle, "--identity", key.file]);
    manifest = seen.manifest as Manifest;
    mkdirSync(scene.path("unpacked"));
    const pipeline = 'set -o pipefail; age -d -i key.txt "$1" | zstd -d | tar x -p -C unpacked';
    execFileSync("bash", ["-c", pipeline, "bash", taken.bundle], { cwd: scene.dir });
  });
  afterAll(() => scene.remove());

  /** Archive paths of a kind with the places that they have after a restore. */
  function entriesOf(kind: string): { unpacked: string; restored: string; mode: number; type: string }[] {
    return manifest.entries.flatMap(({ path, mode, type }) => {
      const owner = storeOfArchivePath(path);
      const store = manifest.stores.find((each) => each.kind === owner?.kind && each.name === owner.name);
      if (owner === undefined || store === undefined || store.kind !== kind) return [];
      const restored = scene.path("back", restoredPath(store.path, owner.rest));
      return [{ unpacked: scene.path("unpacked", path), restored, mode, type }];
    });
  }

  test("unpacks to exactly the entries of the manifest", () => {
    const files = scene.listing("unpacked").filter((path) => !statSync(scene.path("unpacked", path)).isDirectory());
    const listed = manifest.entries.filter(({ type }) => type === "file").map(({ path }) => path);
    expect(files).toEqual([...listed, "manifest.json", "snapshot.json"].sort());
    expect(JSON.parse(scene.read("unpacked/manifest.json"))).toEqual(manifest);
  });

  test("holds every file as the restore gives it, with its mode", () => {
    const entries = entriesOf("file");
    expect(entries.filter(({ type }) => type === "file")).toHaveLength(8);
    for (const { unpacked, restored, type, mode } of entries) {
      expect([restored, existsSync(restored)]).toEqual([restored, true]);
      if (type === "file") expect(readFileSync(unpacked).equals(readFileSync(restored))).toBe(true);
      expect([restored, statSync(restored).mode & 0o777]).toEqual([restored, mode]);
      expect([unpacked, statSync(unpacked).mode & 0o777]).toEqual([unpacked, mode]);
    }
  });

  test("holds every database as the restore gives it, byte for byte", () => {
    const entries = entriesOf("sqlite");
    expect(entries).toHaveLength(4);
    for (const { unpacked, restored } of entries)
      expect([restored, readFileSync(unpacked).equals(readFileSync(restored))]).toEqual([restored, true]);
    for (const { unpacked, restored } of entries) expect(databaseDifferences(unpacked, restored)).toEqual([]);
  });

  test("holds a git bundle that clones to what the restore gives, and the files that were not committed", () => {
    const bundle = scene.path("unpacked/git/memory__notes.bundle");
    const env = scene.env({ GIT_CONFIG_GLOBAL: scene.path("none"), GIT_CONFIG_NOSYSTEM: "1" });
    execFileSync("git", ["clone", "--quiet", bundle, "clone"], { cwd: scene.dir, env });
    const { head, branch, tree, fsck } = repositoryState(scene.path("back/memory/notes"));
    expect(repositoryState(scene.path("clone"))).toMatchObject({ head, branch, tree, fsck });
    expect(scene.read("unpacked/git/memory__notes/worktree/draft.md")).toBe(scene.read("back/memory/notes/draft.md"));
  });

  test("is what sha256sum finds beside it", () => {
    const said = execFileSync("sha256sum", ["-c", `${taken.bundle}.sha256`], { cwd: scene.path("bundles") });
    expect(said.toString()).toMatch(/: OK\n$/);
  });
});
