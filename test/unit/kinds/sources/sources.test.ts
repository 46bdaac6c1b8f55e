import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inFolder } from "../stage.ts";
import { leftOut, locate, make, makeDatabases, makeRepository, problems, words } from "./places.ts";

const ON_WINDOWS = process.platform === "win32";
/** These make what Windows does not have in its file system: sockets, pipes, odd names. */
const testOnPosix = ON_WINDOWS ? test.skip : test;
const NOBODY = 65534;

describe("sources", () => {
  test("are trimmed, and empty ones do not count", async () => {
    await inFolder(async (folder) => {
      make(folder, "a.md");
      expect(words(await locate(folder, ["", "  a.md\t", "   "]))).toEqual(["file . [a.md]"]);
    });
  });

  test("must be there, and name something", async () => {
    await inFolder(async (folder) => {
      for (const sources of [[], ["", " "], ["!a"]])
        expect(problems(await locate(folder, sources))).toEqual(["bad-option undefined"]);
      expect(problems(await locate(folder, ["file:", "!"]))).toEqual(["bad-option file:", "bad-option !"]);
    });
  });

  test("that all stay out are a problem", async () => {
    await inFolder(async (folder) => {
      make(folder, "a.md");
      expect(problems(await locate(folder, ["a.md", "!*.md"]))).toEqual(["source-missing undefined"]);
    });
  });

  test("have all that is wrong told at once", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/a.md");
      symlinkSync("a.md", join(folder, "memory", "link"));
      const located = await locate(folder, ["missing", "memory", "sqlite:memory/a.md", "*.nothing", ".."], {
        root: ".",
      });
      expect(problems(located).sort()).toEqual([
        "bad-option ..",
        "bad-option memory/a.md",
        "source-missing *.nothing",
        "source-missing missing",
        "source-unsupported memory/link",
      ]);
    });
  });

  test("that overlap capture each path once, the nearest source first, whatever the order", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/a/deep/x.md", "memory/a/y.md", "memory/z.md");
      makeDatabases(folder, "memory/a/s.db");
      const sources = ["memory", "memory/a", "memory/a/deep/x.md", "memory/a/s.db", "memory", "./memory/../memory/a"];
      for (const order of [sources, sources.toReversed()])
        expect(words(await locate(folder, order))).toEqual([
          "file memory [. z.md]",
          "file memory/a [. deep y.md]",
          "file memory/a/deep [x.md]",
          "sqlite memory/a/s.db",
        ]);
    });
  });
});

describe("the root", () => {
  test("is the current folder when all sources lie in it, otherwise their closest common folder", async () => {
    await inFolder(async (folder) => {
      make(folder, "a/x/1.md", "a/y/2.md", "b/3.md");
      const rootOf = async (cwd: string, ...sources: string[]): Promise<string> =>
        (await locate(join(folder, cwd), sources)).root.slice(folder.length);
      expect(await rootOf("a", "x", "y/2.md")).toBe("/a".replace("/", join("/")));
      expect(await rootOf("b", "../a/x", "../a/y/2.md")).toBe(join("/a"));
      expect(await rootOf("b", "../a/x/1.md")).toBe(join("/a", "x"));
      expect(await rootOf("b", "../a/x")).toBe(join("/a", "x"));
      expect(await rootOf("b", "../a/*/*.md", "3.md")).toBe("");
    });
  });

  test("can be given; sources outside it are problems, and so is a root that is no folder", async () => {
    await inFolder(async (folder) => {
      make(folder, "a/1.md", "ab/2.md");
      expect(problems(await locate(folder, ["a/1.md", "ab/2.md"], { root: "a" }))).toEqual(["bad-option ab/2.md"]);
      expect(problems(await locate(folder, ["a/1.md"], { root: "a/1.md" }))).toEqual(["bad-option --root"]);
      expect(words(await locate(folder, ["a/1.md"], { root: "a" }))).toEqual(["file . [1.md]"]);
    });
  });
});

describe("what is never captured", () => {
  test("links are refused, each by itself, or left out", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/sub/", "outside/secret");
      symlinkSync(join(folder, "outside"), join(folder, "m", "sub", "folder"), "junction");
      if (!ON_WINDOWS) symlinkSync("nowhere", join(folder, "m", "dangling"));
      const paths = [...(ON_WINDOWS ? [] : ["m/dangling"]), "m/sub/folder"];
      expect(problems(await locate(folder, ["m"])).sort()).toEqual(paths.map((path) => `source-unsupported ${path}`));
      const located = await locate(folder, ["m"], { links: "skip" });
      expect(words(located)).toEqual(["file m [. a.md sub]"]);
      expect(leftOut(located)).toEqual(paths.map((path) => `link ${path}`));
    });
  });

  test("a source that is a link is refused either way, one behind a link is what it is", async () => {
    await inFolder(async (folder) => {
      make(folder, "real/m/a.md");
      symlinkSync(join(folder, "real"), join(folder, "link"), "junction");
      for (const links of ["refuse", "skip"] as const)
        expect(problems(await locate(folder, ["link"], { links }))).toEqual(["source-unsupported link"]);
      const located = await locate(folder, ["link/m", "link/*/a.md"]);
      expect(problems(located)).toEqual([]);
      expect(words(located)).toEqual(["file real/m [.]", "file real [m/a.md]"].sort());
      expect((await locate(join(folder, "link"), ["m"])).root).toBe(join(folder, "real"));
    });
  });

  testOnPosix("sockets and pipes are refused or left out", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md");
      execFileSync("mkfifo", [join(folder, "m", "pipe")]);
      const server = createServer().listen(join(folder, "m", "socket"));
      await new Promise((resolve) => server.once("listening", resolve));
      const refused = await locate(folder, ["m"]);
      const skipped = await locate(folder, ["m"], { links: "skip" });
      const named = await locate(folder, ["m/pipe", "m/socket", "/dev/null"], { links: "skip", root: "/" });
      await new Promise((resolve) => server.close(resolve));
      expect(problems(refused).sort()).toEqual(["source-unsupported m/pipe", "source-unsupported m/socket"]);
      expect(words(skipped)).toEqual(["file m [. a.md]"]);
      expect(leftOut(skipped)).toEqual(["pipe m/pipe", "socket m/socket"]);
      expect(named.problems.map(({ code }) => code)).toEqual(Array(3).fill("source-unsupported"));
    });
  });
});

describe("names", () => {
  testOnPosix("that cannot be restored everywhere are all told at once", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a:b", "m/sub/nul.txt", "m/end. ", "m/fine", "m/Case", "m/case", "m/e\u0301", "repo/x");
      makeRepository(join(folder, "repo"));
      make(folder, "repo/new?");
      const located = await locate(folder, ["m", "repo"]);
      expect(problems(located).sort()).toEqual(
        ["m/a:b", "m/case", "m/end. ", "m/e\u0301", "m/sub/nul.txt", "repo/new?"]
          .map((path) => `name-not-portable ${path}`)
          .sort(),
      );
    });
  });

  testOnPosix("that are not UTF-8 are not passed over", async () => {
    if (process.platform === "darwin") return;
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "m"));
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/m/x`), Buffer.of(0xff)]), "");
      mkdirSync(Buffer.concat([Buffer.from(`${folder}/m/y`), Buffer.of(0xfe)]));
      expect(problems(await locate(folder, ["m"]))).toHaveLength(2);
    });
  });

  test("that are too deep for the bundle are told", async () => {
    await inFolder(async (folder) => {
      make(folder, `m/${"d/".repeat(30)}f`);
      expect(problems(await locate(folder, ["m"]))).toEqual([`name-not-portable m/${"d/".repeat(30)}f`]);
      expect(problems(await locate(folder, ["m"]))).toHaveLength(1);
    });
  });
});

testOnPosix("what cannot be read is told before anything is written, all of it", async () => {
  await inFolder(async (folder) => {
    make(folder, "m/closed.md", "m/folder/x", "m/open.md", "n/x");
    chmodSync(join(folder, "m", "closed.md"), 0);
    chmodSync(join(folder, "m", "folder"), 0);
    chmodSync(join(folder, "n"), 0);
    const kinds = new URL("../../../../src/kinds/index.ts", import.meta.url).href;
    const request = { sources: ["m", "n/x"], cwd: folder, links: "refuse" };
    const script = `
      import { locateStores } from ${JSON.stringify(kinds)};
      console.log(JSON.stringify((await locateStores(${JSON.stringify(request)})).problems));`;
    chmodSync(folder, 0o755);
    const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8", ...identity });
    chmodSync(join(folder, "m", "folder"), 0o700);
    chmodSync(join(folder, "n"), 0o700);
    expect(child.stderr).toBe("");
    const found = (JSON.parse(child.stdout) as { code: string; path: string }[]).map(
      ({ code, path }) => `${code} ${path}`,
    );
    expect(found.sort()).toEqual([
      "source-unreadable m/closed.md",
      "source-unreadable m/folder",
      "source-unreadable n/x",
    ]);
  });
});

test("a database with two names on the disk is a problem, and not one when one of them is named", async () => {
  await inFolder(async (folder) => {
    makeDatabases(folder, "m/a.db");
    linkSync(join(folder, "m", "a.db"), join(folder, "m", "b.db"));
    expect(problems(await locate(folder, ["m"]))).toEqual(["source-unsupported m/b.db"]);
    expect(words(await locate(folder, ["m", "!b.db"]))).toEqual(["file m [.]", "sqlite m/a.db"]);
  });
});
