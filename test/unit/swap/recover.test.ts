import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { recoverTarget } from "../../../src/swap/index.ts";
import { noteText } from "../../../src/swap/notes.ts";
import { cutOffAt, memory, prepare, putOf, recovered, STORY } from "./cut-off.ts";
import { inFolder, picture, plant } from "./trees.ts";

const JOURNAL = ".memsnap/journal.json";

describe("a recovery", () => {
  test("has nothing to do where nothing was cut off", () =>
    inFolder(async (folder) => {
      const { target, swap, next } = await prepare(folder, STORY);
      swap();
      expect(await recovered(target)).toBeNull();
      expect(memory(target)).toEqual(next);
    }));

  test("leaves neither a journal nor a staging folder", () =>
    inFolder(async (folder) => {
      const { target } = await cutOffAt(8, folder);
      expect(await recovered(target)).toEqual({ outcome: "completed", setAside: null });
      expect(Object.keys(picture(target)).filter((path) => path.startsWith(".memsnap/"))).toEqual([]);
    }));

  test("rolls back when what was staged is not all there any more", () =>
    inFolder(async (folder) => {
      const { target, staging, old } = await cutOffAt(10, folder);
      expect(memory(target)).not.toEqual(old);
      rmSync(join(staging, "tree/notes"), { recursive: true });
      expect(await recovered(target)).toMatchObject({ outcome: "rolled-back", setAside: null });
      expect(memory(target)).toEqual(old);
      expect(await recovered(target)).toBeNull();
    }));

  test("that cannot go back either says so, and can be tried again", () =>
    inFolder(async (folder) => {
      const { target, staging, old } = await cutOffAt(18, folder);
      rmSync(join(staging, "tree/state"), { recursive: true });
      renameSync(join(target, "notes"), join(folder, "notes"));
      await expect(recovered(target)).rejects.toMatchObject({ code: "restore-incomplete", exitCode: 7 });
      renameSync(join(folder, "notes"), join(target, "notes"));
      expect(await recovered(target)).toMatchObject({ outcome: "rolled-back" });
      expect(memory(target)).toEqual(old);
    }));

  test("asks about all that it will move, in which databases may be, and not about what is in place", async () => {
    const afterPut = (await putOf("facts.db")) + 1;
    const later = ["notes/.git", "notes/a.md", "state/link"];
    for (const [n, expected] of [
      [3, ["gone.md", "MEMORY.md", "facts.db", "facts.db-wal", ...later]],
      [afterPut, later],
    ] as const)
      await inFolder(async (folder) => {
        const { target } = await cutOffAt(n, folder);
        const asked: string[] = [];
        const lastLook = async (paths: readonly string[]): Promise<void> => {
          asked.push(...paths.map((path) => path.slice(target.length + 1)));
          throw new Error("in use");
        };
        const before = picture(target);
        await expect(recoverTarget(target, { cwd: "/", lastLook })).rejects.toThrow("in use");
        expect(asked).toEqual(expected);
        expect(picture(target)).toMatchObject(before);
      });
  });
});

describe("a journal is not followed", () => {
  const refused = {
    code: "target-notes-invalid",
    exitCode: 2,
    problems: [{ path: expect.stringMatching(/journal\.json$/) }],
  };

  test("when it came here with a copy of the target", () =>
    inFolder(async (folder) => {
      const { target } = await cutOffAt(5, folder);
      const copy = join(folder, "copy");
      cpSync(target, copy, { recursive: true, verbatimSymlinks: true });
      const before = picture(copy);
      await expect(recovered(copy)).rejects.toMatchObject(refused);
      expect(picture(copy)).toEqual(before);
    }));

  test.each<[string, (journal: { steps: unknown[]; extra?: string }) => void]>([
    ["that climbs out of the target", ({ steps }) => steps.push({ do: "put", path: "../escaped.md" })],
    ["with an absolute path", ({ steps }) => steps.push({ do: "take-away", path: "/etc/passwd" })],
    [
      "that reaches into a repository's own folder",
      ({ steps }) => steps.push({ do: "put", path: "notes/.git/hooks/x" }),
    ],
    ["about the target itself", ({ steps }) => steps.push({ do: "set-mode", path: ".", from: 0o700, to: 0o777 })],
    ["about our own journal", ({ steps }) => steps.push({ do: "take-away", path: ".memsnap/journal.json" })],
    ["with a permission that is none", ({ steps }) => steps.push({ do: "set-mode", path: "a", from: 0, to: 0o4777 })],
    ["with a step that nobody knows", ({ steps }) => steps.push({ do: "run", path: "a" })],
    [
      "with a field that nobody knows",
      (journal) => {
        journal.extra = "x";
      },
    ],
  ])("%s", (_what, change) =>
    inFolder(async (folder) => {
      const { target } = await cutOffAt(5, folder);
      const journal = JSON.parse(readFileSync(join(target, JOURNAL), "utf8"));
      change(journal);
      writeFileSync(join(target, JOURNAL), noteText(journal));
      const before = picture(folder);
      await expect(recovered(target)).rejects.toMatchObject(refused);
      expect(picture(folder)).toEqual(before);
    }),
  );

  test("that is not in canonical form, is cut short, or is a link", async () => {
    for (const spoil of [(text: string) => `${text}\n`, (text: string) => text.slice(0, -10)])
      await inFolder(async (folder) => {
        const { target } = await cutOffAt(5, folder);
        writeFileSync(join(target, JOURNAL), spoil(readFileSync(join(target, JOURNAL), "utf8")));
        await expect(recovered(target)).rejects.toMatchObject(refused);
      });
    await inFolder(async (folder) => {
      const { target } = await cutOffAt(5, folder);
      renameSync(join(target, JOURNAL), join(folder, "elsewhere"));
      symlinkSync(join(folder, "elsewhere"), join(target, JOURNAL));
      await expect(recovered(target)).rejects.toMatchObject(refused);
    });
  });

  test("through a link that has come into the target", () =>
    inFolder(async (folder) => {
      const { target } = await cutOffAt(3, folder);
      plant(folder, { "outside/a.md": "outside" });
      renameSync(join(target, "notes"), join(folder, "moved"));
      symlinkSync(join(folder, "outside"), join(target, "notes"), "junction");
      await expect(recovered(target)).rejects.toMatchObject(refused);
      expect(picture(join(folder, "outside"))).toEqual({ "a.md": "outside" });
    }));
});
