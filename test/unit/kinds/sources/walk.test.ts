import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inFolder } from "../stage.ts";
import { leftOut, locate, make, makeDatabases, makeRepository, openDatabase, problems, words } from "./places.ts";

describe("a folder", () => {
  test("falls into its databases, its repositories, and one store of all other files and folders", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/notes/a.md", "memory/empty/", "memory/index.hnsw");
      makeDatabases(folder, "memory/state/long_term.sqlite");
      makeRepository(join(folder, "memory", "memdir"), "MEMORY.md");
      const located = await locate(folder, ["memory"]);
      expect(problems(located)).toEqual([]);
      expect(words(located)).toEqual([
        "file memory [. empty index.hnsw notes notes/a.md state]",
        "git memory/memdir",
        "sqlite memory/state/long_term.sqlite",
      ]);
      expect(located.stores.map(({ name }) => name)).toEqual([
        "memory",
        "memory__memdir",
        "memory__state__long_term.sqlite",
      ]);
      expect(located.root).toBe(folder);
    });
  });

  test("is itself a member, also when it is empty or the root", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/");
      expect(words(await locate(folder, ["memory"]))).toEqual(["file memory [.]"]);
      const located = await locate(folder, ["."]);
      expect(words(located)).toEqual(["file . [. memory]"]);
      expect(located.stores[0]?.name).toBe("_root");
    });
  });

  test("leaves the side files of databases to them, and takes what only looks like one", async () => {
    await inFolder(async (folder) => {
      const database = openDatabase(folder, "memory/a.db");
      make(folder, "memory/b.txt", "memory/b.txt-wal", "memory/c-journal");
      const located = await locate(folder, ["memory"]);
      database.close();
      expect(words(located)).toEqual(["file memory [. b.txt b.txt-wal c-journal]", "sqlite memory/a.db"]);
      expect(leftOut(located)).toEqual([]);
    });
  });

  test("cannot hold a folder with the name of a side file", async () => {
    await inFolder(async (folder) => {
      makeDatabases(folder, "memory/a.db");
      make(folder, "memory/a.db-wal/x");
      expect(problems(await locate(folder, ["memory"]))).toEqual(["name-not-portable memory/a.db-wal"]);
      expect(problems(await locate(folder, ["memory", "!*.db-wal/"]))).toEqual([]);
    });
  });

  test("knows a database by its first bytes, not by its name", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/not.sqlite", "memory/zero.db");
      writeFileSync(join(folder, "memory", "zero.db"), "");
      makeDatabases(folder, "memory/no-extension");
      writeFileSync(join(folder, "memory", "cut.db"), "SQLite format 3\0");
      expect(words(await locate(folder, ["memory"]))).toEqual([
        "file memory [. not.sqlite zero.db]",
        "sqlite memory/cut.db",
        "sqlite memory/no-extension",
      ]);
    });
  });

  test("with a .git that is no repository is damaged", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/memdir/.git/", "memory/memdir/a.md");
      expect(problems(await locate(folder, ["memory"]))).toEqual(["source-damaged memory/memdir"]);
      expect(words(await locate(folder, ["memory", "!.git"]))).toEqual(["file memory [. memdir memdir/a.md]"]);
    });
  });

  test("that is forced to be files is taken raw, but for what must not be restored as files", async () => {
    await inFolder(async (folder) => {
      const database = openDatabase(folder, "memory/a.db");
      makeRepository(join(folder, "memory", "memdir"), "MEMORY.md");
      const located = await locate(folder, ["file:memory"]);
      database.close();
      expect(words(located)).toEqual(["file memory [. a.db memdir memdir/MEMORY.md]"]);
      expect(leftOut(located)).toEqual([
        "excluded memory/a.db-shm",
        "excluded memory/a.db-wal",
        "excluded memory/memdir/.git",
      ]);
    });
  });

  test("that holds many files is looked through as a whole", async () => {
    await inFolder(async (folder) => {
      for (let index = 0; index < 3000; index++) make(folder, `memory/${index % 30}/${index}.md`);
      const located = await locate(folder, ["memory", "!*.tmp", "!memory/1/x"]);
      expect(located.stores[0]?.members).toHaveLength(3031);
    });
  });
});

describe("a file", () => {
  test("is a store of its own, below its folder", async () => {
    await inFolder(async (folder) => {
      make(folder, "memory/state.json", "memory/other.json");
      const located = await locate(folder, ["memory/state.json"]);
      expect(words(located)).toEqual(["file memory [state.json]"]);
      expect(located.stores[0]).toMatchObject({ name: "memory__state.json", location: join(folder, "memory") });
    });
  });

  test("that is a database is one, unless it is forced to be a file", async () => {
    await inFolder(async (folder) => {
      makeDatabases(folder, "a.db");
      expect(words(await locate(folder, ["a.db"]))).toEqual(["sqlite a.db"]);
      expect(words(await locate(folder, ["sqlite:a.db"]))).toEqual(["sqlite a.db"]);
      expect(words(await locate(folder, ["file:a.db"]))).toEqual(["file . [a.db]"]);
    });
  });

  test("that belongs to a database cannot be named", async () => {
    await inFolder(async (folder) => {
      const database = openDatabase(folder, "a.db");
      expect(problems(await locate(folder, ["a.db-wal"]))).toEqual(["bad-option a.db-wal"]);
      database.close();
      make(folder, "b.db-wal");
      expect(words(await locate(folder, ["b.db-wal"]))).toEqual(["file . [b.db-wal]"]);
    });
  });

  test("that is gone is a problem, also when a folder above it is a file", async () => {
    await inFolder(async (folder) => {
      make(folder, "a");
      rmSync(join(folder, "a"));
      make(folder, "b");
      expect(problems(await locate(folder, ["a", "b/c"]))).toEqual(["source-missing a", "source-missing b/c"]);
    });
  });
});

describe("a forced kind", () => {
  test("that is not what is there is a problem", async () => {
    await inFolder(async (folder) => {
      make(folder, "text", "folder/", "empty");
      writeFileSync(join(folder, "empty"), "");
      const located = await locate(folder, ["sqlite:text", "sqlite:folder", "git:folder/../text", "sqlite:empty"]);
      expect(problems(located)).toEqual([
        "bad-option text",
        "bad-option empty",
        "bad-option folder",
        "bad-option text",
      ]);
      expect(problems(await locate(folder, ["git:folder"]))).toEqual(["bad-option folder"]);
    });
  });

  test("is taken before a detected one, whatever the order", async () => {
    await inFolder(async (folder) => {
      makeDatabases(folder, "a.db");
      for (const sources of [
        ["a.db", "file:a.db"],
        ["file:a.db", "a.db"],
      ])
        expect(words(await locate(folder, sources))).toEqual(["file . [a.db]"]);
      expect(problems(await locate(folder, ["file:a.db", "sqlite:a.db"]))).toEqual(["bad-option a.db"]);
    });
  });
});
