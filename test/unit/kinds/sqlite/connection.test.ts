import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { connect, readPrivate } from "../../../../src/kinds/sqlite/connection.ts";
import { inFolder } from "../stage.ts";
import { make } from "./databases.ts";

test("a connection trusts nothing of a schema, checks what it reads, and maps nothing into memory", () =>
  inFolder(async (folder) => {
    const file = join(folder, "memory.db");
    make(file, "CREATE TABLE t(a)");
    const connection = await connect(file, "write");
    const expected = { trusted_schema: 0, cell_size_check: 1, mmap_size: 0, ignore_check_constraints: 1 };
    const found = Object.keys(expected).map((name) => [name, connection.pragma(name, { simple: true })]);
    connection.close();
    expect(Object.fromEntries(found)).toEqual(expected);
  }));

test("a database of others cannot be written to", () =>
  inFolder(async (folder) => {
    const file = join(folder, "memory.db");
    make(file, "CREATE TABLE t(a)");
    await readPrivate(file, (connection) => {
      expect(() => connection.exec("INSERT INTO t VALUES (1)")).toThrow(
        expect.objectContaining({ code: "SQLITE_READONLY" }),
      );
    });
  }));
