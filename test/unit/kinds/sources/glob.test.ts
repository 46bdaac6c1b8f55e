import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inFolder } from "../stage.ts";
import { leftOut, locate, make, makeDatabases, makeRepository, openDatabase, problems, words } from "./places.ts";

/** What `sources` find among files of these names. */
async function found(names: readonly string[], ...sources: string[]): Promise<string[]> {
  return inFolder(async (folder) => {
    make(folder, ...names);
    const located = await locate(folder, sources);
    expect(problems(located)).toEqual([]);
    return words(located);
  });
}

const NAMES = ["m/a.md", "m/b.md", "m/c.txt", "m/x/d.md", "m/x/.e.md", "m/x/y/f.md"] as const;

describe("a pattern", () => {
  test("names files, which are one store, below its fixed folder", async () => {
    expect(await found(NAMES, "m/*.md")).toEqual(["file m [a.md b.md]"]);
    expect(await found(NAMES, "m/?.{md,txt}")).toEqual(["file m [a.md b.md c.txt]"]);
    expect(await found(NAMES, "m/[ac].*")).toEqual(["file m [a.md c.txt]"]);
    expect(await found(NAMES, "m/**/*.md")).toEqual(["file m [a.md b.md x/.e.md x/d.md x/y/f.md]"]);
    expect(await found(NAMES, "./m/../m/*/*.md")).toEqual(["file m [x/.e.md x/d.md]"]);
    expect(await found(NAMES, "*/x/d.md")).toEqual(["file . [m/x/d.md]"]);
  });

  test("names folders, each of which stands for all below it", async () => {
    expect(await found(NAMES, "m/*")).toEqual(["file m [a.md b.md c.txt]", "file m/x [. .e.md d.md y y/f.md]"]);
    expect(await found(NAMES, "m/**")).toEqual(["file m [a.md b.md c.txt]", "file m/x [. .e.md d.md y y/f.md]"]);
  });

  test("names databases and repositories, as if each was named", async () => {
    await inFolder(async (folder) => {
      const database = openDatabase(folder, "m/1.db");
      makeDatabases(folder, "m/2.db");
      makeRepository(join(folder, "m", "repo.db"), "a.md");
      make(folder, "m/3.db");
      const located = await locate(folder, ["m/*.db*"]);
      database.close();
      expect(words(located)).toEqual(["file m [3.db]", "sqlite m/1.db", "sqlite m/2.db", "git m/repo.db"]);
      expect(problems(await locate(folder, ["sqlite:m/*.db"]))).toEqual(["bad-option m/3.db", "bad-option m/repo.db"]);
      expect(words(await locate(folder, ["file:m/?.db"]))).toEqual(["file m [1.db 2.db 3.db]"]);
    });
  });

  test("is not one when it is the name of something", async () => {
    expect(await found(["[id].md", "i.md", "{a,b}/x"], "[id].md", "{a,b}")).toEqual([
      "file . [[id].md]",
      "file {a,b} [. x]",
    ]);
  });

  test("keeps the meaning of names with characters that other patterns use", async () => {
    const names = ["old (1)/a+b.md", "old (1)/$x.md", "old (1)/!y.md", "old (1)/@(z).md"];
    expect(await found(names, "old (1)/*.md")).toEqual(["file old (1) [!y.md $x.md @(z).md a+b.md]"]);
    expect(await found(names, "old (1)/@(z).*")).toEqual(["file old (1) [@(z).md]"]);
    expect(await found(names, "*/!y.m?")).toEqual(["file . [old (1)/!y.md]"]);
  });

  test("that fits nothing is a problem, and so is one in a folder that is not there", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/.git/x.txt");
      expect(problems(await locate(folder, ["m/*.txt", "n/*", "m/a.md/*", "m/**/x.txt"]))).toEqual([
        "source-missing n/*",
        "source-missing m/a.md/*",
        "source-missing m/*.txt",
        "source-missing m/**/x.txt",
      ]);
      expect(problems(await locate(folder, ["m/*/../*.md"]))).toEqual(["bad-option m/*/../*.md"]);
    });
  });

  test("follows no link, and heeds exclusions", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/b.tmp", "m/skip/c.md", "outside/d.md");
      symlinkSync(join(folder, "outside"), join(folder, "m", "link"), "junction");
      expect(words(await locate(folder, ["m/**/*.md", "!skip", "!*.tmp"]))).toEqual(["file m [a.md]"]);
      expect(leftOut(await locate(folder, ["m/**/*.md", "!skip", "!*.tmp"]))).toEqual(["excluded m/skip"]);
      expect(problems(await locate(folder, ["m/l*"]))).toEqual(["source-unsupported m/link"]);
      expect(leftOut(await locate(folder, ["m/{a,l}*"], { links: "skip" }))).toEqual(["link m/link"]);
    });
  });

  test("yields to a path, and the one with the deeper folder goes first", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/b.md", "m/x/c.md");
      const sources = ["m/**/*.md", "m/x/*.md", "m/a.md", "m"];
      for (const order of [sources, sources.toReversed()]) {
        const located = await locate(folder, order);
        expect(words(located).sort()).toEqual(["file m [. x]", "file m [a.md]", "file m [b.md]", "file m/x [c.md]"]);
        expect(new Set(located.stores.map(({ name }) => name)).size).toBe(4);
      }
    });
  });
});
