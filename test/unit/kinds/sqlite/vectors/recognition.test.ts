import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { blob, type Content, describeOne, embeddings, insertAll } from "./embeddings.ts";

const VECTORS = embeddings(50, 24);

/** A table with one column of values. */
function column(declared: string, values: readonly unknown[]): Content {
  return (database) => {
    database.exec(`CREATE TABLE things (id INTEGER PRIMARY KEY, ${declared})`);
    insertAll(
      database,
      "INSERT INTO things VALUES (NULL, ?)",
      values.map((value) => [value]),
    );
  };
}

const floats = VECTORS.map(blob);
const doubles = VECTORS.map((vector) => blob(Float64Array.from(vector)));
const rounded = VECTORS.map((vector) => blob(Float64Array.from(vector, (number) => Math.round(number * 1024) / 1024)));
const texts = VECTORS.map((vector) => JSON.stringify([...vector]));
const small = VECTORS.map((vector) => blob(Int8Array.from(vector, (number) => Math.round(127 * number))));
const bits = VECTORS.map((vector) =>
  Buffer.from(vector.slice(0, 3).map((number) => Math.round(255 * Math.abs(number)))),
);
const halves = VECTORS.map(() => Buffer.alloc(48, Buffer.from([0x00, 0x3c, 0x00, 0xb8])));
const typed = (values: readonly Buffer[], type: number) =>
  values.map((value) => Buffer.concat([value, Buffer.from([type])]));

describe("a column holds embeddings", () => {
  test.each<[string, Content, string]>([
    ["of a blob whose numbers can be nothing else", column("data BLOB", floats), "float32"],
    ["of float64", column("data", doubles), "float64"],
    ["called so, of float64 with half the precision", column("embedding BLOB", rounded), "float64"],
    ["called so, as blobs", column("fact_embedding BLOB", floats), "float32"],
    ["called so, as JSON", column("embeddingVector TEXT", texts), "json"],
    ["declared as sqlite-vec does", column("v FLOAT[24]", floats), "float32"],
    ["declared as int8", column("v int8[24]", small), "int8"],
    ["declared as bits", column("v bit[24]", bits), "bit"],
    ["declared as libSQL does", column("v F32_BLOB(24)", typed(floats, 1)), "float32"],
    ["declared as float64 of libSQL", column("v F64_BLOB(24)", typed(doubles, 2)), "float64"],
    ["declared as float16", column("v FLOAT16(24)", halves), "float16"],
    ["declared as VECTOR, as JSON", column("v VECTOR(24)", texts), "json"],
  ])("%s", async (_, content, type) => {
    const found = await describeOne(content);
    expect(found).toMatchObject([{ table: "things", type, dimension: 24, vectors: 50, otherDimensions: 0 }]);
    expect(found[0]?.meanNorm).toBeGreaterThan(0.5);
  });

  test("called so, though most of them are lost", async () => {
    const broken = floats.map((value, i) =>
      i % 5 === 0 ? value : Buffer.alloc(96, i % 2 ? 0 : Buffer.from([0, 0, 0xc0, 0x7f])),
    );
    expect(await describeOne(column("embedding BLOB", broken))).toMatchObject([
      { vectors: 50, zero: 20, notFinite: 20 },
    ]);
  });

  test("because the user says so", async () => {
    const vectors = [{ table: "things", column: "data", type: "int8", dimension: 24 } as const];
    expect(await describeOne(column("data BLOB", small), { vectors })).toMatchObject([
      { type: "int8", dimension: 24, vectors: 50 },
    ]);
  });

  test("of the queue of Chroma", async () => {
    const queue: Content = (database) => {
      database.exec(`CREATE TABLE embeddings_queue (seq_id INTEGER PRIMARY KEY, created_at TIMESTAMP NOT NULL DEFAULT
        CURRENT_TIMESTAMP, operation INTEGER NOT NULL, topic TEXT NOT NULL, id TEXT NOT NULL, vector BLOB, encoding TEXT, metadata TEXT)`);
      const rows = floats.map((value, i) => [`id-${i}`, value]);
      insertAll(
        database,
        "INSERT INTO embeddings_queue (operation, topic, id, vector, encoding) VALUES (0, 't', ?, ?, 'FLOAT32')",
        rows,
      );
    };
    expect(await describeOne(queue)).toMatchObject([{ table: "embeddings_queue", column: "vector", vectors: 50 }]);
  });
});

describe("a column holds no embeddings", () => {
  const numbers = Array.from({ length: 200 }, (_, i) => i);
  const key = randomBytes(32);
  const encrypt = (value: Buffer) => createCipheriv("aes-256-ctr", key, randomBytes(16)).update(value);
  const hash = (name: string) => numbers.map((i) => createHash(name).update(`${i}`).digest());
  /** Grey pixels around one brightness. */
  const pixels = (bright: number) =>
    numbers.map((i) => Buffer.from(numbers.map((j) => bright + ((7 * i + 3 * j) % 9))));
  const pickled = floats.map((value) =>
    Buffer.concat([Buffer.from([0x80, 4, 0x95]), value, Buffer.from("qdrant_client.http.models"), Buffer.from([0x2e])]),
  );

  test.each<[string, Content]>([
    ["hashes of 16 bytes", column("hash BLOB", hash("md5"))],
    ["hashes of 32 bytes", column("hash BLOB", hash("sha256"))],
    ["hashes of 64 bytes", column("hash BLOB", hash("sha512"))],
    ["encrypted embeddings", column("data BLOB", floats.map(encrypt))],
    ["encrypted embeddings, though called so", column("embedding BLOB", floats.map(encrypt))],
    [
      "compressed texts",
      column(
        "body BLOB",
        numbers.map((i) => deflateSync(`text ${i}`.repeat(i))),
      ),
    ],
    ["dark images", column("thumbnail BLOB", pixels(0x38))],
    ["bright images", column("thumbnail BLOB", pixels(0xb8))],
    [
      "digits",
      column(
        "code BLOB",
        numbers.map((i) => Buffer.from(`${i}`.repeat(40).slice(0, 40))),
      ),
    ],
    [
      "hexadecimal digits",
      column(
        "code BLOB",
        hash("sha256").map((value) => Buffer.from(value.toString("hex"))),
      ),
    ],
    [
      "words",
      column(
        "body BLOB",
        numbers.map((i) => Buffer.from(`remember ${i} `.repeat(9).slice(0, 64))),
      ),
    ],
    [
      "integers",
      column(
        "counts BLOB",
        numbers.map((i) => blob(new Float32Array(new Int32Array(16).fill(i).buffer))),
      ),
    ],
    [
      "times of 64 bits",
      column(
        "times BLOB",
        numbers.map((i) => Buffer.from(new BigInt64Array(8).fill(1_790_000_000_000n + BigInt(i)).buffer)),
      ),
    ],
    [
      "zeros",
      column(
        "data BLOB",
        numbers.map(() => Buffer.alloc(64)),
      ),
    ],
    ["pickled points of Qdrant", column("point BLOB", pickled)],
    ["texts", column("text TEXT", texts)],
    [
      "a version vector as JSON",
      column(
        "vector_clock TEXT",
        numbers.map((i) => JSON.stringify({ node: i })),
      ),
    ],
    [
      "short lists",
      column(
        "vector TEXT",
        numbers.map((i) => JSON.stringify([i, i])),
      ),
    ],
    ["numbers of a common type", column("share FLOAT(24)", numbers)],
    ["nothing", column("embedding BLOB", [null, null])],
  ])("%s", async (_, content) => {
    expect(await describeOne(content)).toEqual([]);
  });

  test("of a view, of a generated column, of an index of another module", async () => {
    const database: Content = (into) => {
      column("data BLOB", floats)(into);
      into.exec(`ALTER TABLE things ADD COLUMN embedding AS (data) VIRTUAL;
        CREATE VIEW vectors AS SELECT data AS embedding FROM things;
        CREATE VIRTUAL TABLE places USING rtree(id, x0, x1, y0, y1)`);
      insertAll(
        into,
        "INSERT INTO places VALUES (?, ?, ?, ?, ?)",
        numbers.map((i) => [i, -i / 10, i / 10, -0.5, 0.5]),
      );
    };
    expect((await describeOne(database)).map((facts) => `${facts.table}.${facts.column}`)).toEqual(["things.data"]);
  });
});
