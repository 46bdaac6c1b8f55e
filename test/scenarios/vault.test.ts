import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { DrillResult, ListResult, PruneResult, SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import type { Comparison } from "../../src/model/index.ts";
import { runAction } from "../harness/action.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 20, notesEvery: 10 });
const { scene, memory } = story;

/** Takes a snapshot into a vault, for the key of the story. */
function keep(vault: string, ...more: string[]): Promise<SnapshotResult> {
  const args = ["snapshot", "memory", "--vault", vault, "--recipient", story.key.recipient, ...more];
  return scene.done<SnapshotResult>(args);
}

function learn(id: number): void {
  sql(
    join(memory, "long_term.sqlite"),
    `INSERT INTO facts (id, subject, body, learned_at) VALUES (${id}, 'a', 'b', ${id})`,
  );
}

describe("a vault that is a folder", () => {
  const vault = "folder:kept";
  const opening = (): string[] => ["latest", "--vault", vault, "--identity", story.key.file];

  test("keeps bundles, gives them back to every command, and stores nothing twice", async () => {
    const first = await keep(vault, "--agent", "scout");
    expect(first.vault).toMatchObject({ outcome: "stored", reference: first.bundle });
    const again = await keep(vault, "--agent", "scout");
    expect(again.vault).toEqual({ ...first.vault, outcome: "unchanged" });
    expect((await scene.done<ListResult>(["list", "--vault", vault])).bundles).toHaveLength(1);

    expect(await scene.done<VerifyResult>(["verify", ...opening()])).toMatchObject({ ok: true, bundle: first.bundle });
    expect(await scene.done<VerifyResult>(["verify", first.bundle, "--identity", story.key.file])).toMatchObject({
      ok: true,
    });
    expect(await scene.done(["inspect", ...opening()])).toMatchObject({ manifest: { stateDigest: first.stateDigest } });
    expect(await scene.done<DrillResult>(["drill", ...opening(), "--agent", "scout"])).toMatchObject({ outcome: "ok" });
    await scene.done(["restore", ...opening(), "--to", "back"]);
    expect(await scene.done<Comparison>(["compare", "memory", "back/memory"])).toMatchObject({ changed: false });
    await scene.done(["restore", ...opening(), "--to", "part", "--only", "memory/state"]);
    expect(scene.listing("part")).toContain("memory/state/dream_run.json");

    learn(1000);
    const comparison = await scene.done<Comparison>(["compare", "latest", "memory", ...opening().slice(1)]);
    expect(comparison.findings.map(({ code }) => code)).toEqual(["rows-added"]);
    const third = await keep(vault, "--agent", "scout", "--baseline", "latest", "--identity", story.key.file);
    expect([third.vault?.outcome, third.comparison?.verdict]).toEqual(["stored", "pass"]);
    expect(third.comparison?.base.name).toBe(first.bundle);
    expect(scene.leftovers()).toEqual([]);
  });

  test("keeps a snapshot that cannot be compared, and says where it is", async () => {
    learn(1001);
    const args = ["snapshot", "memory", "--agent", "scout", "--recipient", story.key.recipient, "--vault", vault];
    const stranger = await scene.key("stranger.txt");
    const refused = await scene.refused([...args, "--baseline", "latest", "--identity", stranger.file]);
    expect([refused.exitCode, refused.code]).toEqual([6, "wrong-key"]);
    const { bundles } = await scene.done<ListResult>(["list", "--vault", vault]);
    expect(bundles).toHaveLength(3);
    expect(refused.message).toContain(bundles[0]?.reference);
    await scene.done(["verify", "latest", "--vault", vault, "--identity", story.key.file]);
  });

  test("tells agents apart, and names what there is when something is not", async () => {
    await keep(vault, "--agent", "other");
    const { bundles } = await scene.done<ListResult>(["list", "--vault", vault, "--agent", "other"]);
    expect(bundles.map(({ agent }) => agent)).toEqual(["other"]);
    const refused = await scene.refused(["verify", "latest:nobody", "--vault", vault]);
    expect([refused.exitCode, refused.code]).toEqual([2, "vault-not-found"]);
    expect(refused.message).toMatch(/other.*scout/);
  });

  test("gives nothing that was exchanged or damaged in it", async () => {
    const { bundle } = await keep("folder:harmed", "--agent", "scout");
    const file = scene.path("harmed", bundle.split("/").at(-1) ?? "");
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const verified = await scene.refused(["verify", bundle, "--identity", story.key.file]);
    expect([verified.exitCode, verified.code]).toEqual([3, "vault-corrupt"]);
    const refused = await scene.refused(["restore", bundle, "--identity", story.key.file, "--to", "harmed-back"]);
    expect(refused.exitCode).toBe(3);
    expect(existsSync(scene.path("harmed-back"))).toBe(false);
    expect(scene.leftovers()).toEqual([]);
  });

  test("is pruned by rules, without a key, and never loses the newest of an agent", async () => {
    rmSync(scene.path("pruned"), { recursive: true, force: true });
    for (let id = 2000; id < 2004; id++) {
      learn(id);
      await keep("folder:pruned", "--agent", "scout", ...(id === 2001 ? ["--label", "release"] : []));
    }
    await keep("folder:pruned", "--agent", "other");
    const rules = ["prune", "--vault", "folder:pruned", "--keep-last", "1", "--keep-label", "release"];
    const planned = await scene.done<PruneResult>([...rules, "--dry-run"]);
    expect(readdirSync(scene.path("pruned"))).toHaveLength(15);
    const done = await scene.done<PruneResult>(rules);
    expect(done.bundles).toEqual(planned.bundles);
    expect(done.bundles.filter(({ keep: stays }) => stays).map(({ agent, label }) => [agent, label])).toEqual([
      ["other", null],
      ["scout", null],
      ["scout", "release"],
    ]);
    expect(readdirSync(scene.path("pruned"))).toHaveLength(9);
    expect(await scene.refused(["prune", "--vault", "folder:pruned"])).toMatchObject({ exitCode: 2 });
  });

  test("is refused with everything that is wrong", async () => {
    const refused = await scene.refused(["verify", "lates", "--vault", "s4://x", "--identity", "absent"]);
    expect(refused.problems.map(({ code }) => code)).toEqual(["bad-identity", "bad-option", "bad-option"]);
    expect(await scene.refused(["snapshot", "memory", "--no-encrypt"])).toMatchObject({ exitCode: 2 });
  });
});

test("the action keeps snapshots in a vault and restores the latest", async () => {
  const run = (inputs: Readonly<Record<string, string>>) =>
    runAction({ inputs, workspace: scene.dir, temp: scene.temp, env: {} });
  const vault = "folder:of-the-action";
  const taken = await run({ command: "snapshot", sources: "memory", agent: "scout", encrypt: "false", vault });
  expect([taken.exitCode, taken.outputs.stored]).toEqual([0, "stored"]);
  const again = await run({ command: "snapshot", sources: "memory", agent: "scout", encrypt: "false", vault });
  expect([again.outputs.stored, again.outputs["vault-ref"]]).toEqual(["unchanged", taken.outputs["vault-ref"]]);
  const back = await run({ command: "restore", bundle: "latest", vault, "restore-to": "restored" });
  expect(back.exitCode).toBe(0);
  expect(scene.listing("restored")).toContain("memory/long_term.sqlite");
  const listed = await run({ command: "list", vault });
  expect(listed.outputs["snapshot-id"]).toBe(taken.outputs["snapshot-id"]);
  const pruned = await run({ command: "prune", vault, "keep-last": "1" });
  expect([pruned.exitCode, pruned.outputs.removed]).toEqual([0, "0"]);
  for (const entry of readdirSync(scene.temp)) rmSync(join(scene.temp, entry), { recursive: true });
  cpSync(scene.path("original"), memory, { recursive: true });
});
