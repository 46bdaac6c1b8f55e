import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inFolder } from "../stage.ts";
import { leftOut, locate, make, problems, words } from "./places.ts";

describe("an exclusion", () => {
  const made = ["m/a.md", "m/a.bak", "m/sub/b.bak", "m/sub/c.md", "m/cache/d.md", "m/sub/cache"] as const;

  async function membersWithout(...exclusions: string[]): Promise<{ members: string; leftOut: string[] }> {
    return inFolder(async (folder) => {
      make(folder, ...made);
      const located = await locate(folder, [...exclusions.map((one) => `!${one.replace("$", folder)}`), "m"]);
      expect(problems(located)).toEqual([]);
      return {
        members: located.stores[0]?.members?.map(({ path }) => path).join(" ") ?? "",
        leftOut: leftOut(located),
      };
    });
  }

  test("without a slash fits at any depth", async () => {
    expect(await membersWithout("*.bak", "cache")).toEqual({
      members: ". a.md sub sub/c.md",
      leftOut: ["excluded m/a.bak", "excluded m/cache", "excluded m/sub/b.bak", "excluded m/sub/cache"],
    });
  });

  test("with a slash at the end fits folders only", async () => {
    expect((await membersWithout("cache/")).leftOut).toEqual(["excluded m/cache"]);
  });

  test("with a slash fits from the root, or as an absolute path", async () => {
    for (const pattern of ["m/sub", "./m/sub", "m/sub/", "$/m/sub", "$/*/sub", "m/s{ub,ob}"])
      expect(await membersWithout(pattern)).toEqual({
        members: ". a.bak a.md cache cache/d.md",
        leftOut: ["excluded m/sub"],
      });
    expect((await membersWithout("sub/c.md")).leftOut).toEqual([]);
    expect((await membersWithout("**/sub/*.md")).leftOut).toEqual(["excluded m/sub/c.md"]);
  });

  test("is relative to the current folder too, as sources are", async () => {
    await inFolder(async (folder) => {
      make(folder, "home/m/a.md", "home/m/b.md", "other/a.md");
      const located = await locate(join(folder, "home"), ["m", "../other", "!m/a.md"]);
      expect(located.root).toBe(folder);
      expect(leftOut(located)).toEqual(["excluded home/m/a.md"]);
    });
  });

  test("applies to what is named, and to what stands for a problem", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/b.md", "m/x.md");
      symlinkSync("a.md", join(folder, "m", "link"));
      const located = await locate(folder, ["m/a.md", "m/b.md", "!m/a.md", "m/*", "!link"]);
      expect(problems(located)).toEqual([]);
      expect(words(located)).toEqual(["file m [x.md]", "file m [b.md]"]);
      expect(leftOut(located)).toEqual(["excluded m/a.md", "excluded m/link"]);
    });
  });

  test("keeps the output folder out, but never a source", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/out/b");
      const located = await locate(folder, ["m"], { ignore: [join(folder, "m", "out"), join(folder, "not-there")] });
      expect(words(located)).toEqual(["file m [. a.md]"]);
      expect(leftOut(located)).toEqual(["excluded m/out"]);
      expect(words(await locate(folder, ["m"], { ignore: [folder] }))).toEqual(["file m [. a.md out out/b]"]);
      expect(words(await locate(folder, ["m"], { ignore: [join(folder, "m")] }))).toEqual([
        "file m [. a.md out out/b]",
      ]);
    });
  });

  test("keeps bundles out that lie in a source which is the output folder, unless a source names them", async () => {
    await inFolder(async (folder) => {
      const bundle = "scout-20261103T120000Z-89abcdef.tar.zst.age";
      make(folder, `m/${bundle}`, `m/${bundle}.sha256`, "m/a.md", `m/kept/${bundle}`);
      const ignore = [join(folder, "m")];
      const located = await locate(folder, ["m"], { ignore });
      expect(words(located)).toEqual([`file m [. a.md kept kept/${bundle}]`]);
      expect(leftOut(located)).toEqual([`excluded m/${bundle}`, `excluded m/${bundle}.sha256`]);
      expect(words(await locate(folder, ["m/*"], { ignore }))).toEqual(["file m [a.md]", `file m/kept [. ${bundle}]`]);
      expect(words(await locate(folder, [`m/${bundle}`], { ignore }))).toEqual([`file m [${bundle}]`]);
    });
  });
});
