import { expect, test } from "@jest/globals";
import { parseVirtualTable } from "../../../../src/kinds/sqlite/virtual-table.ts";

test.each([
  ["CREATE VIRTUAL TABLE n USING fts5(title, body)", "fts5", "own"],
  ["CREATE VIRTUAL TABLE n USING fts5(title, content='')", "fts5", "none"],
  [`CREATE VIRTUAL TABLE n USING fts5(title, content="")`, "fts5", "none"],
  ["CREATE VIRTUAL TABLE n USING fts5(title, content=notes)", "fts5", "external"],
  ["CREATE VIRTUAL TABLE n USING fts5(title, CONTENT = 'notes', content_rowid='id')", "fts5", "external"],
  ["CREATE VIRTUAL TABLE n USING fts5(title, content_rowid='id')", "fts5", "own"],
  ["CREATE VIRTUAL TABLE n USING fts5(content, kind)", "fts5", "own"],
  ["CREATE VIRTUAL TABLE n USING fts5(title, cont='')", "fts5", "none"],
  [`CREATE VIRTUAL TABLE "using" USING "fts5"(a, tokenize='porter '' content=x')`, "fts5", "own"],
  ["CREATE VIRTUAL TABLE n /* USING nothing */ USING -- really\n vec0(embedding float[8])", "vec0", "own"],
  ["CREATE VIRTUAL TABLE n USING bare", "bare", "own"],
  ["CREATE VIRTUAL TABLE n", "", "own"],
])("%s is read", (sql, module, content) => {
  expect(parseVirtualTable("n", sql)).toEqual({ name: "n", module, content });
});
