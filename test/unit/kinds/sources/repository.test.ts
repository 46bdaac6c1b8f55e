import { appendFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inFolder } from "../stage.ts";
import {
  commitAll,
  leftOut,
  locate,
  make,
  makeDatabases,
  makeRepository,
  openDatabase,
  problems,
  words,
} from "./places.ts";

describe("a repository", () => {
  test("keeps its uncommitted files, and gives away its uncommitted databases", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeRepository(memory, "MEMORY.md");
      makeDatabases(memory, "committed.db", "changed.db");
      commitAll(memory);
      appendFileSync(join(memory, "changed.db"), Buffer.alloc(4096));
      make(memory, "new.md");
      const database = openDatabase(memory, "state/new.db");
      const located = await locate(folder, ["memory"]);
      database.close();
      expect(problems(located)).toEqual([]);
      expect(words(located)).toEqual(["git memory", "sqlite memory/changed.db", "sqlite memory/state/new.db"]);
      const exclude = located.stores[0]?.exclude ?? [];
      expect(exclude).toEqual(expect.arrayContaining(["changed.db", "state/new.db", "state/new.db-wal"]));
      expect(exclude).not.toContain("new.md");
      expect(exclude).not.toContain("committed.db");
    });
  });

  test("gives away a committed database with content in a log beside it, even an ignored one", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeDatabases(memory, "state.db");
      writeFileSync(join(memory, ".gitignore"), "*.db-wal\n*.db-shm\n");
      makeRepository(memory);
      expect(words(await locate(folder, ["memory"]))).toEqual(["git memory"]);
      const database = openDatabase(memory, "state.db");
      const located = await locate(folder, ["memory"]);
      database.close();
      expect(words(located)).toEqual(["git memory", "sqlite memory/state.db"]);
      expect(located.stores[0]?.exclude).toContain("state.db");
    });
  });

  test("leaves ignored files out, unless a source names them", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeRepository(memory, ".gitignore");
      writeFileSync(join(memory, ".gitignore"), "*.db\ncache/\n");
      commitAll(memory);
      makeDatabases(memory, "ignored.db", "named.db");
      make(memory, "cache/x");
      const located = await locate(folder, ["memory", "memory/named.db", "memory/cache/x"]);
      expect(words(located)).toEqual(["git memory", "file memory/cache [x]", "sqlite memory/named.db"]);
    });
  });

  test("gives away repositories that it does not know, and they theirs", async () => {
    await inFolder(async (folder) => {
      makeRepository(join(folder, "memory"), "a.md");
      makeRepository(join(folder, "memory", "b"), "b.md");
      makeRepository(join(folder, "memory", "b", "c"), "c.md");
      const located = await locate(folder, ["memory"]);
      expect(words(located)).toEqual(["git memory", "git memory/b", "git memory/b/c"]);
      expect(located.stores.map(({ exclude }) => exclude)).toEqual([["b"], ["c"], []]);
    });
  });

  test("passes by what another source names, and captures it once", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeRepository(memory, "notes/a.md", "other/b.md");
      makeRepository(join(memory, "notes", "inner"), "c.md");
      make(memory, "notes/new.md", "other/new.md");
      const sources = ["memory", "memory/notes", "memory/other/*.md"];
      for (const order of [sources, sources.toReversed()]) {
        const located = await locate(folder, order);
        expect(words(located)).toEqual([
          "git memory",
          "file memory/notes [. a.md new.md]",
          "git memory/notes/inner",
          "file memory/other [b.md new.md]",
        ]);
        expect(located.stores[0]?.exclude).toEqual(["notes", "other/b.md", "other/new.md"]);
      }
    });
  });

  test("leaves excluded uncommitted files out", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeRepository(memory, "a.md");
      make(memory, "tmp/x", "tmp/y", "b.tmp", "c.md", "out/bundle");
      makeDatabases(memory, "d.db");
      const located = await locate(folder, ["memory", "!memory/tmp", "!*.tmp", "!d.db"], {
        ignore: [join(memory, "out")],
      });
      expect(words(located)).toEqual(["git memory"]);
      expect(leftOut(located)).toEqual([
        "excluded memory/b.tmp",
        "excluded memory/d.db",
        "excluded memory/out",
        "excluded memory/tmp",
      ]);
      expect(located.stores[0]?.exclude).toEqual(["b.tmp", "d.db", "out", "tmp"]);
    });
  });

  test("leaves uncommitted bundles out when it is the output folder", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      makeRepository(memory, "a.md");
      const bundle = "scout-20261103T120000Z-89abcdef.tar.zst";
      make(memory, bundle, "b.md");
      const located = await locate(folder, ["memory"], { ignore: [memory] });
      expect(leftOut(located)).toEqual([`excluded memory/${bundle}`]);
      expect(located.stores[0]?.exclude).toEqual([bundle]);
    });
  });

  test("has its uncommitted links refused or left out; those of its commits are its own affair", async () => {
    await inFolder(async (folder) => {
      const memory = join(folder, "memory");
      make(memory, "a.md");
      symlinkSync("a.md", join(memory, "committed"));
      makeRepository(memory);
      symlinkSync("a.md", join(memory, "link"));
      expect(problems(await locate(folder, ["memory"]))).toEqual(["source-unsupported memory/link"]);
      const located = await locate(folder, ["memory"], { links: "skip" });
      expect(problems(located)).toEqual([]);
      expect(leftOut(located)).toEqual(["link memory/link"]);
      expect(located.stores[0]?.exclude).toEqual(["link"]);
    });
  });

  test("that cannot be read is one problem among the others", async () => {
    await inFolder(async (folder) => {
      makeRepository(join(folder, "memory"), "a.md");
      writeFileSync(join(folder, "memory", ".git", "HEAD"), "nonsense\n");
      expect(problems(await locate(folder, ["memory", "missing"]))).toEqual([
        "source-missing missing",
        expect.stringMatching(/^source-damaged /),
      ]);
    });
  });

  test("can be forced, and a folder that is none cannot", async () => {
    await inFolder(async (folder) => {
      makeRepository(join(folder, "memory"), "a.md");
      expect(words(await locate(folder, ["git:memory"]))).toEqual(["git memory"]);
      expect(words(await locate(folder, ["file:memory"]))).toEqual(["file memory [. a.md]"]);
    });
  });
});
