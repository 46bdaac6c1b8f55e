import { describe, expect, test } from "@jest/globals";
import { PLANTED, TOKEN } from "../secrets.ts";
import { inFolder } from "../stage.ts";
import { rows } from "./databases.ts";
import { redacted } from "./redacted.ts";

describe("what a rule names in a full-text table", () => {
  for (const module of ["fts5", "fts4", "fts3"])
    test(`of ${module} is redacted by the names that the table shows`, () =>
      inFolder(async (folder) => {
        const sql = [
          `CREATE VIRTUAL TABLE notes USING ${module}(title, mail)`,
          "INSERT INTO notes VALUES ('one', 'carol example'), ('two', 'dave example')",
          `CREATE VIRTUAL TABLE gone USING ${module}(text)`,
          "INSERT INTO gone VALUES ('forgotten')",
        ];
        const rules = [
          { do: "mask", table: "notes", column: "mail" },
          { do: "drop", table: "gone" },
        ] as const;
        const { now, bytes, applied } = await redacted(folder, sql, rules);
        expect(rows(now.file, "SELECT title, mail FROM notes")).toEqual([
          ["one", "***"],
          ["two", "***"],
        ]);
        expect(rows(now.file, "SELECT count(*) FROM gone")).toEqual([[0n]]);
        for (const word of ["carol", "dave", "forgotten"]) expect(bytes.includes(word)).toBe(false);
        expect(applied).toEqual(["content gone: 1 drop", "content notes.mail: 2 mask"]);
      }));
});

test("a secret in JSON that is kept as SQLite's own bytes leaves it whole", () =>
  inFolder(async (folder) => {
    const long = PLANTED.anthropic as string;
    const { now, left } = await redacted(folder, [
      "CREATE TABLE t(j BLOB)",
      `INSERT INTO t VALUES (jsonb('{"key":"${long} ${"x".repeat(40)}"}')), (jsonb('["${TOKEN}"]'))`,
    ]);
    expect(left).toEqual([]);
    expect(rows(now.file, "SELECT json_valid(j, 8), json(j) LIKE '%***%' FROM t")).toEqual([
      [1n, 1n],
      [1n, 1n],
    ]);
  }));

test("what is said of a database that cannot be changed strikes out secrets in its names", () =>
  inFolder(async (folder) => {
    const sql = [`CREATE TABLE "t ${TOKEN}"(a INTEGER UNIQUE)`, `INSERT INTO "t ${TOKEN}" VALUES (1), (2)`];
    const made = redacted(folder, sql, [{ do: "mask", table: "t *", column: "a" }]);
    await expect(made).rejects.toMatchObject({ code: "secrets-found" });
    await made.catch((error: Error) => expect(error.message).not.toContain(TOKEN));
  }));
