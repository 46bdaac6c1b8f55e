import { describe, expect, test } from "@jest/globals";
import { pairStores, type StoreIdentity, type WholeStore, wholeDifferences } from "../../../src/baseline/index.ts";
import type { StoreSummary } from "../../../src/model/index.ts";

function store(kind: StoreIdentity["kind"], name: string, path: string | null): StoreIdentity {
  return { kind, name, path };
}

describe("stores of two sides", () => {
  const names = (base: readonly StoreIdentity[], current: readonly StoreIdentity[]): (string | undefined)[][] =>
    pairStores(base, current).map((pair) => [pair.base?.name, pair.current?.name]);

  test("are one by kind and name, in that order", () => {
    const base = [store("sqlite", "b", "b"), store("git", "a", "a")];
    const current = [store("git", "a", null), store("sqlite", "a", "a"), store("sqlite", "b", null)];
    expect(names(base, current)).toEqual([
      ["a", "a"],
      [undefined, "a"],
      ["b", "b"],
    ]);
  });

  test("are one by kind and path where the names differ", () => {
    expect(names([store("sqlite", "old", "m/a.db")], [store("sqlite", "new", "m/a.db")])).toEqual([["old", "new"]]);
    expect(names([store("sqlite", "old", "m/a.db")], [store("git", "new", "m/a.db")])).toEqual([
      [undefined, "new"],
      ["old", undefined],
    ]);
    expect(names([store("sqlite", "old", null)], [store("sqlite", "new", null)])).toHaveLength(2);
  });

  test("are not one by path alone when they are files: many sets of files are below one folder", () => {
    const base = [store("file", "m__a.md", "m"), store("file", "m__b.md", "m")];
    expect(names(base, [store("file", "m__b.md", "m"), store("file", "m__c.md", "m")])).toEqual([
      ["m__a.md", undefined],
      ["m__b.md", "m__b.md"],
      [undefined, "m__c.md"],
    ]);
  });
});

describe("a store as a whole", () => {
  const SHA = "a".repeat(64);
  const database = (...rows: number[]): StoreSummary => ({
    kind: "sqlite",
    journalMode: "wal",
    pageSize: 4096,
    encoding: "UTF-8",
    userVersion: 0,
    applicationId: 0,
    schemaDigest: SHA,
    compacted: true,
    tables: rows.map((count, index) => ({ name: `t${index}`, rows: count, digest: SHA })),
    virtualTables: [],
  });
  const repository = (commits: number, changed: string[]): StoreSummary => ({
    kind: "git",
    objectFormat: "sha1",
    head: { branch: "refs/heads/main", oid: null },
    refs: [],
    commits,
    changed,
    deleted: [],
  });
  const files = (count: number): StoreSummary => ({ kind: "file", files: count, folders: 1 });
  const whole = (digest: string, bytes: number, summary?: StoreSummary): WholeStore => ({
    ...store(summary?.kind ?? "sqlite", "a", null),
    digest,
    entries: 1,
    bytes,
    ...(summary === undefined ? {} : { summary }),
  });
  const codes = (base: WholeStore | null, current: WholeStore | null): string[] =>
    wholeDifferences({ base, current } as Parameters<typeof wholeDifferences>[0]).map(({ code }) => code);

  test.each<[string, WholeStore | null, WholeStore | null, string[]]>([
    ["is the same by its digest, whatever its size", whole("a", 1), whole("a", 900_000), []],
    ["is gone", whole("a", 1), null, ["store-removed"]],
    ["is new", null, whole("a", 1), ["store-added"]],
    ["has lost every row", whole("a", 9, database(0, 3)), whole("b", 9, database(0, 0)), ["store-emptied"]],
    ["has lost every table", whole("a", 9, database(3)), whole("b", 9, database()), ["store-emptied"]],
    ["has kept a row", whole("a", 9, database(9)), whole("b", 9, database(1)), []],
    ["had no row before", whole("a", 9, database(0)), whole("b", 9, database()), []],
    ["has lost every commit", whole("a", 9, repository(1, [])), whole("b", 9, repository(0, [])), ["store-emptied"]],
    [
      "has files that wait for a first commit",
      whole("a", 9, repository(1, [])),
      whole("b", 9, repository(0, ["a"])),
      [],
    ],
    ["has lost every file", whole("a", 9, files(1)), whole("b", 9, files(0)), ["store-emptied"]],
    ["is smaller", whole("a", 9, files(2)), whole("b", 8, files(2)), ["store-shrunk"]],
    ["is larger", whole("a", 9, files(2)), whole("b", 99_999, files(2)), ["store-grown"]],
    ["is larger and still small", whole("a", 9, files(2)), whole("b", 65_536, files(2)), []],
    ["is known by its digest on one side", whole("a", 9, files(2)), whole("b", 9), ["store-changed"]],
    ["is known by digests and smaller", whole("a", 9), whole("b", 8), ["store-shrunk", "store-changed"]],
    ["is known by digests and has no byte", whole("a", 9), whole("b", 0), ["store-emptied", "store-changed"]],
  ])("%s", (...[, base, current, expected]) => {
    expect(codes(base, current)).toEqual(expected);
  });

  test("has lost every row although its full-text index still counts itself", () => {
    const indexed = (rows: number): StoreSummary => ({
      ...(database(rows) as Extract<StoreSummary, { kind: "sqlite" }>),
      tables: Object.entries({ facts: rows, f_config: 1, f_data: 2, f_docsize: rows, sqlite_sequence: 1 }).map(
        ([name, count]) => ({ name, rows: count, digest: SHA }),
      ),
      virtualTables: [{ name: "f", module: "fts5" }],
    });
    const pair = { base: whole("a", 9, indexed(3)), current: whole("b", 9, indexed(0)) };
    expect(wholeDifferences(pair)).toMatchObject([{ code: "store-emptied", numbers: { before: 3, after: 0 } }]);
  });

  test("tells the change of size and the size before", () => {
    const [shrunk] = wholeDifferences({ base: whole("a", 100, files(1)), current: whole("b", 30, files(1)) });
    expect(shrunk?.numbers).toEqual({ bytes: 70, before: 100, after: 30 });
  });
});
