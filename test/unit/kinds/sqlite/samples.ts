/** Rows for a full-text table `notes` of `title` and `body`. */
export const FTS_ROWS = `
  INSERT INTO notes(title, body) VALUES ('first', 'the quick brown fox'), ('second', 'jumps over the lazy dog')`;

/** Databases as agents keep them, and as they could be. */
export const DATABASES: Record<string, string[]> = {
  "WAL mode": ["PRAGMA journal_mode = WAL", "CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"],
  "rollback mode": ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"],
  "no tables": ["PRAGMA user_version = 3"],
  "FTS5 with its own text": ["CREATE VIRTUAL TABLE notes USING fts5(title, body)", FTS_ROWS],
  "FTS5 over another table": [
    "CREATE TABLE notes_text(id INTEGER PRIMARY KEY, title, body)",
    "CREATE VIRTUAL TABLE notes USING fts5(title, body, content='notes_text', content_rowid='id')",
    "INSERT INTO notes_text VALUES (1, 'first', 'the quick brown fox')",
    "INSERT INTO notes(notes) VALUES ('rebuild')",
  ],
  "FTS5 without text": ["CREATE VIRTUAL TABLE notes USING fts5(title, body, content='')", FTS_ROWS],
  "WITHOUT ROWID": [
    "CREATE TABLE t(a TEXT, b INT, c BLOB, PRIMARY KEY (b, a)) WITHOUT ROWID",
    "INSERT INTO t VALUES ('z', 1, x'00ff'), ('a', 1, x''), ('m', 0, NULL)",
  ],
  STRICT: ["CREATE TABLE t(a INTEGER, b ANY) STRICT", "INSERT INTO t VALUES (1, 1.0), (2, x'01'), (3, 'three')"],
  "generated columns": [
    "CREATE TABLE t(a, b AS (a * 2) VIRTUAL, c AS (a || '!') STORED)",
    "INSERT INTO t(a) VALUES (1), (2)",
    "CREATE INDEX by_b ON t(b)",
  ],
  "UTF-16": ["PRAGMA encoding = 'UTF-16le'", "CREATE TABLE t(a)", "INSERT INTO t VALUES ('häßlich 🧠'), (x'00')"],
  auto_vacuum: ["PRAGMA auto_vacuum = FULL", "CREATE TABLE t(a)", "INSERT INTO t VALUES (zeroblob(100000))"],
  "user_version and application_id": ["PRAGMA user_version = -7", "PRAGMA application_id = 1196444487"],
  "names that need quotes": [
    `CREATE TABLE "a ""b"" 'c' [d]"("x ""y""" TEXT PRIMARY KEY, "select" INT)`,
    `INSERT INTO "a ""b"" 'c' [d]" VALUES ('k', 1)`,
    `CREATE TABLE "gedächtnis 🧠"("größe")`,
    `CREATE TABLE "order"("group" INTEGER PRIMARY KEY)`,
  ],
  "columns called like rowid": [
    "CREATE TABLE t(rowid TEXT, oid TEXT, _rowid_ TEXT)",
    "INSERT INTO t VALUES ('a', 'b', 'c')",
    "CREATE TABLE vec_chunks(rowid PRIMARY KEY, v)",
    "INSERT INTO vec_chunks VALUES (2, 'b'), (1, 'a')",
  ],
  "views and triggers": [
    "CREATE TABLE t(a)",
    "CREATE VIEW broken AS SELECT * FROM nowhere",
    "CREATE TRIGGER boom AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'boom'); END",
  ],
  AUTOINCREMENT: ["CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a)", "INSERT INTO t(a) VALUES (1), (2)"],
  statistics: ["CREATE TABLE t(a)", "CREATE INDEX by_a ON t(a)", "INSERT INTO t VALUES (1), (2)", "ANALYZE"],
  "FTS4 over a table that is gone": [
    "CREATE TABLE texts(title, body)",
    "CREATE VIRTUAL TABLE notes USING fts4(content='texts', title, body)",
    "INSERT INTO notes(docid, title, body) VALUES (1, 'first', 'the quick brown fox')",
    "DROP TABLE texts",
  ],
  "a table called like a function of SQLite": ["CREATE TABLE pragma_table_xinfo(name)", "CREATE TABLE t(a)"],
  rtree: ["CREATE VIRTUAL TABLE r USING rtree(id, x0, x1)", "INSERT INTO r VALUES (1, 0, 1)"],
};
for (const pageSize of [512, 1024, 2048, 8192, 16384, 32768, 65536])
  DATABASES[`pages of ${pageSize} bytes`] = [
    `PRAGMA page_size = ${pageSize}`,
    "CREATE TABLE t(a, b)",
    "INSERT INTO t VALUES (1, zeroblob(70000)), (2, 'x')",
  ];
