import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 150, notesEvery: 50 });
const { scene, memory } = story;
beforeAll(async () => {
  await scene.done(["baseline", "memory", "--write", "baseline.json"]);
});

describe("a side that is not what it should be", () => {
  test.each([
    [
      "a bundle that no key opens",
      async () => [story.taken.bundle, "--identity", (await scene.key("other.txt")).file],
      6,
    ],
    [
      "a bundle with a damaged byte",
      async () => {
        const bytes = readFileSync(story.taken.bundle);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        scene.write("damaged.tar.zst.age", bytes);
        sql(join(memory, "long_term.sqlite"), "DELETE FROM facts");
        return ["damaged.tar.zst.age", "--identity", story.key.file];
      },
      3,
    ],
    [
      "a baseline file that contradicts itself",
      async () => {
        scene.write("twice.json", scene.read("baseline.json").replace('"kind": "git"', '"kind": "sqlite"'));
        return ["twice.json"];
      },
      2,
    ],
    [
      "a baseline file whose digests were changed by hand",
      async () => {
        scene.write(
          "other.json",
          scene.read("baseline.json").replace(/(?<="digest": ")./, (digit) => (digit === "0" ? "1" : "0")),
        );
        return ["other.json"];
      },
      2,
    ],
    ["a bundle that is not there", async () => ["absent.tar.zst"], 2],
  ])("%s ends with its own code", async (_, args, exitCode) => {
    const refused = await scene.refused(["compare", ...(await args()), "memory"]);
    expect(refused.exitCode).toBe(exitCode);
    expect(scene.leftovers()).toEqual([]);
  });

  test("a baseline is not written over anything but a baseline", async () => {
    scene.write("notes.txt", "mine");
    expect(await scene.refused(["baseline", "memory", "--write", "notes.txt"])).toMatchObject({
      code: "output-exists",
    });
    expect(scene.read("notes.txt")).toBe("mine");
  });
});

describe("a snapshot with a baseline", () => {
  test("is kept whatever the verdict, which decides how the command ends", async () => {
    sql(join(memory, "long_term.sqlite"), "DELETE FROM facts WHERE id > 140");
    const args = ["snapshot", "memory", "--out", "bundles", "--recipient", story.key.recipient];
    const against = ["--baseline", story.taken.bundle, "--identity", story.key.file];
    const result = await scene.run([...args, ...against, "--json"]);
    const { bundle, comparison } = result.json() as SnapshotResult;
    expect(result.exitCode).toBe(4);
    expect(existsSync(bundle)).toBe(true);
    expect(comparison).toMatchObject({ verdict: "fail", current: { what: "bundle", name: bundle, depth: "contents" } });
    await scene.verify(bundle, "--identity", story.key.file);
  });

  test("is kept when no key opens the baseline, and the failure names it", async () => {
    const { file } = await scene.key("stranger.txt");
    const args = ["snapshot", "memory", "--out", "kept", "--recipient", story.key.recipient];
    const refused = await scene.refused([...args, "--baseline", story.taken.bundle, "--identity", file]);
    expect(refused.code).toBe("wrong-key");
    const bundle = /taken: (.+)$/.exec(refused.message)?.[1] ?? "";
    expect(bundle).toContain(scene.path("kept"));
    await scene.verify(bundle, "--identity", story.key.file);
  });

  test("is not taken when its baseline cannot be", async () => {
    const args = ["snapshot", "memory", "--out", "none", "--no-encrypt"];
    const refused = await scene.refused([...args, "--baseline", "absent.tar.zst", "--policy", "absent.yaml"]);
    expect(refused.problems.map(({ code }) => code).toSorted()).toEqual(["bad-option", "bundle-missing"]);
    expect(existsSync(scene.path("none"))).toBe(false);
  });
});
