import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { load } from "sqlite-vec";
import { Scene } from "../harness/scene.ts";

const TOKEN = `ghp${"_"}${"a1B2".repeat(9)}`;
const MARK = "[REDACTED:github]";
const PERSON = "Carola Sommerfeld of Lüneburg";
const SHORT = "Carol S.";
const VECTOR = Float32Array.of(1, 2, 3);

describe("a vec0 table without its secrets", () => {
  const scene = new Scene();
  let restored: Database.Database;

  beforeAll(async () => {
    const source = opened(scene.write("memory/.keep", "").path("memory/vectors.db"));
    source.exec(
      "CREATE VIRTUAL TABLE items USING vec0(id INTEGER PRIMARY KEY, embedding FLOAT[3], topic TEXT, n INTEGER, who TEXT, +body TEXT)",
    );
    const insert = source.prepare("INSERT INTO items (id, embedding, topic, n, who, body) VALUES (?, ?, ?, ?, ?, ?)");
    insert.run(1n, VECTOR, TOKEN, 1n, PERSON, `body ${TOKEN}`);
    insert.run(2n, VECTOR, "kept", 2n, SHORT, "kept");
    insert.run(3n, VECTOR, "a longer topic that is kept", 3n, "", "kept");
    insert.run(4n, VECTOR, `gone ${TOKEN}`, 4n, PERSON, "gone");
    source.exec("DELETE FROM items WHERE id = 4");
    source.close();
    scene.write("rules.yaml", "redact:\n  - {do: mask, table: items_metadatatext02, column: data}\n");
    const { bundle } = await scene.snapshot(["memory", "--secrets", "redact", "--secrets-config", "rules.yaml"]);
    await scene.restore(bundle, "back");
    restored = opened(scene.path("back/memory/vectors.db"));
  });
  afterAll(() => {
    restored.close();
    scene.remove();
  });

  test("is read by the extension, with marks in columns of all kinds", () => {
    expect(restored.prepare("SELECT id, topic, n, who, body FROM items ORDER BY id").raw().all()).toEqual([
      [1, MARK, 1, "***", `body ${MARK}`],
      [2, "kept", 2, "***", "kept"],
      [3, "a longer topic that is kept", 3, "", "kept"],
    ]);
  });

  test("is queried by what it holds now, and takes other values", () => {
    const by = restored.prepare("SELECT id FROM items WHERE embedding MATCH ? AND k = 3 AND topic = ?").pluck();
    expect(by.all(VECTOR, MARK)).toEqual([1]);
    expect(by.all(VECTOR, "a longer topic that is kept")).toEqual([3]);
    restored.prepare("UPDATE items SET who = ?, topic = 'x' WHERE id = 1").run("someone with a long name");
    expect(restored.prepare("SELECT topic, who FROM items WHERE id = 1").raw().all()).toEqual([
      ["x", "someone with a long name"],
    ]);
  });

  test("keeps no start of what was struck out", () => {
    const all = execFileSync("strings", ["-n4", scene.path("back/memory/vectors.db")], { encoding: "utf8" });
    for (const gone of [TOKEN.slice(0, 8), "gone", PERSON.slice(0, 6), SHORT.slice(0, 5)])
      expect(all).not.toContain(gone);
  });
});

function opened(path: string): Database.Database {
  const database = new Database(path);
  load(database);
  return database;
}
