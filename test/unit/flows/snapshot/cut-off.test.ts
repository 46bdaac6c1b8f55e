import { execFileSync } from "node:child_process";
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { recover, snapshot } from "../../../../src/flows/index.ts";
import { prepare } from "../../swap/cut-off.ts";
import { mortalDisk } from "../../swap/failing-disk.ts";
import { Desk } from "../desk.ts";

const JOURNAL = ".memsnap/journal.json";
const REFUSED = { code: "recovery-needed", exitCode: 7 };
const onPosix = process.platform === "win32" ? test.skip : test;

describe("a memory whose restore was cut off is not captured", () => {
  test("until the restore is recovered", async () => {
    using desk = new Desk();
    const story = { target: { "a.md": "old", "b.md": "old" }, tree: { "a.md": "new", "b.md": "new" } };
    const prepared = await prepare(desk.folder, story);
    // The journal has its name after the second call; each file takes two more.
    expect(() => prepared.swap(mortalDisk(6))).toThrow();
    await expect(desk.snapshot(["target"])).rejects.toMatchObject({
      ...REFUSED,
      problems: [{ path: prepared.target }],
    });
    expect([existsSync(desk.path("bundles")), desk.leftovers()]).toEqual([false, []]);
    await recover({ target: "target" }, desk.context());
    const { bundle } = await desk.snapshot(["target"]);
    await desk.restore(bundle, "back");
    expect(desk.files("back", "target")).toEqual({ "a.md": "new", "b.md": "new" });
  });

  test.each([
    ["is a folder above", ["target/mem"]],
    ["is the source", ["target"]],
    ["lies below the source", ["."]],
    ["holds a file that is the source", ["target/mem/a.md"]],
    ["holds a database that is the source", ["target/mem/facts.db"]],
    ["holds files that a pattern names", ["t*/mem/*.md"]],
    ["is a folder of the repository that is the source", ["above"], "above/target"],
  ])("where the target %s", async (_, sources, target = "target") => {
    using desk = new Desk().write({ [`${target}/mem/a.md`]: "a" }).database(`${target}/mem/facts.db`, "tea");
    if (target !== "target") execFileSync("git", ["init", "--quiet"], { cwd: desk.path("above") });
    desk.write({ [`${target}/.memsnap/.gitignore`]: "*\n", [`${target}/${JOURNAL}`]: "{}" });
    const problems = [{ path: desk.path(target) }];
    await expect(desk.snapshot(sources)).rejects.toMatchObject({ ...REFUSED, problems });
    expect(existsSync(desk.path("bundles"))).toBe(false);
    rmSync(desk.path(target, JOURNAL));
    expect(await desk.snapshot(sources)).toMatchObject({ verified: true });
  });

  test("when the restore begins after the sources were found", async () => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const begin = ({ phase }: { phase: string }): void => {
      if (phase === "capture") desk.write({ [join("mem", JOURNAL)]: "{}" });
    };
    const outcome = snapshot({ sources: ["mem"], out: "bundles", encrypt: false }, desk.context({ progress: begin }));
    await expect(outcome).rejects.toMatchObject(REFUSED);
    expect(desk.leftovers()).toEqual([]);
  });
});

onPosix("notes of a restore that cannot be looked at keep nothing from being captured", async () => {
  using desk = new Desk().write({ "mem/a.md": "a" });
  symlinkSync(".memsnap", desk.path("mem/.memsnap"));
  expect(await desk.snapshot(["mem"])).toMatchObject({ verified: true });
});
