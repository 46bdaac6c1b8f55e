import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { inFolder } from "../stage.ts";
import { contents, make, rows, snapshot } from "./databases.ts";

const SEED = ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"];
const SEEDED = [
  [1n, "x"],
  [2n, "y"],
];

/** The rollback journal of a transaction that has changed the first page; https://www.sqlite.org/fileformat2.html#the_rollback_journal */
function journalOf(database: Buffer): Buffer {
  const [pageBytes, sectorBytes, nonce] = [database.readUInt16BE(16), 512, 7];
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const page = database.subarray(0, pageBytes);
  let checksum = nonce;
  for (let at = pageBytes - 200; at > 0; at -= 200) checksum += page[at] ?? 0;
  const facts = [1, nonce, database.length / pageBytes, sectorBytes, pageBytes].map(number);
  const header = Buffer.concat([Buffer.from("d9d505f920a163d7", "hex"), ...facts], sectorBytes);
  return Buffer.concat([header, number(1), page, number(checksum)]);
}

test.each([
  ["that looks hot", "\u00d9 no journal"],
  ["that starts with zeros", "\0\0\0\0"],
  ["that is empty", ""],
])("a database in WAL mode is left as it was with a journal %s, which only somebody else can have made", (_, journal) =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    make(source, "PRAGMA journal_mode = WAL", ...SEED);
    await writeFile(`${source}-journal`, journal, "latin1");
    const before = await contents(folder);
    for (const rawPages of [false, true]) {
      const staged = await snapshot(source, folder, { rawPages });
      expect(rows(staged.file, "SELECT * FROM t")).toEqual(SEEDED);
      expect(await contents(folder)).toEqual(before);
    }
  }),
);

test("a database is left as it was when its switch to WAL mode was cut off before the journal was gone", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    make(source, ...SEED);
    const old = await readFile(source);
    make(source, "PRAGMA journal_mode = WAL");
    await writeFile(`${source}-journal`, journalOf(old));
    const before = await contents(folder);
    const staged = await snapshot(source, folder);
    expect(await contents(folder)).toEqual(before);
    expect(staged.sqlite.journalMode).toBe("rollback");
    expect(rows(staged.file, "SELECT * FROM t")).toEqual(SEEDED);
  }));

describe("a database that nobody else may read is not captured when it is written to soon after the moment", () => {
  test.each([
    ["where it is one of several, for a transaction over them commits to one after the other", "WAL", false],
    ["where it has no journal, for what is half written looks like any other state", "MEMORY", true],
  ])("%s", (_name, journal, alone) =>
    inFolder(async (folder) => {
      const writer = new Database(join(folder, "memory.db"));
      writer.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = ${journal}; CREATE TABLE t(a)`);
      const write = (): void => void writer.exec("INSERT INTO t VALUES (1)");
      const afterPin = (): void => void setTimeout(write, 100);
      const outcome = snapshot(join(folder, "memory.db"), folder, { alone, lockTimeoutMs: 0, afterPin });
      await expect(outcome).rejects.toMatchObject({ code: "kept-changing", problems: [{ path: "memory.db" }] });
      writer.close();
    }),
  );
});
