import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import type { Redaction } from "../../../../src/model/index.ts";
import { redact } from "../secrets.ts";
import { extract, located, make, snapshot } from "./databases.ts";

/** A database of these statements, staged, and then without its secrets. */
export async function redacted(folder: string, sql: readonly string[], redactions: readonly Redaction[] = []) {
  const source = join(folder, "memory.db");
  make(source, ...sql);
  const staged = await snapshot(source, folder);
  const after = await redact(sqliteKind, { store: located(source), staged, into: folder }, { redactions });
  const [entry] = after.staged.entries;
  if (entry?.type !== "file" || after.staged.summary.kind !== "sqlite") throw new Error("expected a database");
  const now = { ...after.staged, file: entry.file, sqlite: after.staged.summary };
  expect(await sqliteKind.check(extract(now, folder), folder)).toEqual([]);
  return { before: staged, now, left: after.left, applied: after.applied, bytes: await readFile(entry.file) };
}
