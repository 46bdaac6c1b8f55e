import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type BaselineFile, type BaselineStore, readBaseline, writeBaseline } from "../../../src/baseline/index.ts";
import { AppError } from "../../../src/model/index.ts";

const SHA = "0123456789abcdef".repeat(4);

const DATABASE: BaselineStore = {
  kind: "sqlite",
  name: "facts.db",
  path: "facts.db",
  entries: 1,
  bytes: 8192,
  digest: SHA,
  summary: {
    kind: "sqlite",
    journalMode: "wal",
    pageSize: 4096,
    encoding: "UTF-8",
    userVersion: 3,
    applicationId: 0,
    schemaDigest: SHA,
    compacted: true,
    tables: [
      { name: "facts", rows: 2, digest: SHA },
      { name: "log", rows: 0, digest: SHA },
    ],
    virtualTables: [],
  },
  facts: {
    kind: "sqlite",
    tables: [
      {
        name: "facts",
        rows: 2,
        columns: [
          { name: "id", type: "INTEGER", notNull: false, default: null, key: 1, generated: false },
          { name: "te\u202ext", type: "TEXT", notNull: true, default: "''", key: 0, generated: false },
        ],
      },
    ],
    objects: [{ name: "index by_text", digest: SHA }],
    vectors: [],
  },
};
const REPOSITORY: BaselineStore = {
  kind: "git",
  name: "notes",
  path: "notes",
  entries: 1,
  bytes: 999,
  digest: SHA,
  summary: {
    kind: "git",
    objectFormat: "sha1",
    head: { branch: "refs/heads/main", oid: SHA.slice(0, 40) },
    refs: [{ name: "refs/heads/main", oid: SHA.slice(0, 40) }],
    commits: 3,
    changed: ["a.md"],
    deleted: [],
  },
  facts: { kind: "git", files: 4 },
};
const STATE: BaselineStore = {
  kind: "file",
  name: "state",
  path: "state",
  entries: 2,
  bytes: 12,
  digest: SHA,
  redacted: true,
  summary: { kind: "file", files: 1, folders: 1 },
  facts: {
    kind: "file",
    files: [{ path: "state/cursor.json", sizeBytes: 12, sha256: SHA }],
    values: [{ path: "state/cursor.json", pointer: "/offset", value: 4211 }],
  },
};
const MEMORY = { agent: "scout", stateDigest: SHA, stores: [DATABASE, REPOSITORY, STATE] };

/** A baseline with one place of it changed. */
function changed(edit: (file: BaselineFile) => unknown): unknown {
  const file = structuredClone(readBaseline(writeBaseline(MEMORY)));
  edit(file);
  return file;
}

function problemsOf(content: unknown): readonly { readonly code: string; readonly path: string | undefined }[] {
  try {
    readBaseline(content);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.problems.map(({ code, path }) => ({ code, path }));
  }
}

describe("a baseline file", () => {
  test("is read as it was written", () => {
    const { stores, ...rest } = readBaseline(writeBaseline(MEMORY));
    expect(rest).toEqual({ format: "agent-memory-snapshot/baseline", version: 1, agent: "scout", stateDigest: SHA });
    expect(stores).toEqual([STATE, REPOSITORY, DATABASE]);
  });

  test("has the same bytes whatever order stores and keys come in", () => {
    const text = writeBaseline(MEMORY);
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, item]) => [key, turned(item)] as const)
          .reverse(),
      );
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(MEMORY.stores, { minLength: 3 }), (stores) => {
        expect(writeBaseline({ ...MEMORY, stores })).toBe(text);
        expect(writeBaseline(turned({ ...MEMORY, stores }) as BaselineFile)).toBe(text);
      }),
      { numRuns: 10 },
    );
    expect(writeBaseline(readBaseline(text))).toBe(text);
  });

  test("can be reviewed: what is counted or named stands on a line of its own, and everything shows", () => {
    const text = writeBaseline(MEMORY);
    const lines = text.split("\n").map((line) => line.trim());
    expect(lines).toContain(`{ "name": "facts", "rows": 2, "digest": "${SHA}" },`);
    expect(lines).toContain(
      '{ "name": "te\\u202ext", "type": "TEXT", "notNull": true, "default": "\'\'", "key": 0, "generated": false }',
    );
    expect(lines).toContain(`{ "path": "state/cursor.json", "sizeBytes": 12, "sha256": "${SHA}" }`);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test.each<[string, unknown, (string | undefined)[]]>([
    ["nothing", "", [undefined]],
    ["no JSON", "{", [undefined]],
    ["null", "null", [undefined]],
    ["a list", [], [undefined]],
    ["a receipt", { format: "agent-memory-snapshot/receipt", version: 1 }, [undefined]],
    ["a later version", changed((file) => Object.assign(file, { version: 2 })), [undefined]],
    ["no version", changed((file) => Object.assign(file, { version: "1" })), ["version"]],
    ["a key that nobody knows", changed((file) => Object.assign(file, { time: 1 })), [""]],
    ["no stores", changed((file) => Object.assign(file, { stores: undefined })), ["stores"]],
    ["a digest that is none", changed((file) => Object.assign(file, { stateDigest: "x" })), ["stateDigest"]],
    ["a name that climbs", changed(({ stores }) => Object.assign(stores[0] ?? {}, { name: ".." })), ["stores[0].name"]],
    [
      "a path that climbs",
      changed(({ stores }) => Object.assign(stores[0] ?? {}, { path: "a/../b" })),
      ["stores[0].path"],
    ],
    [
      "fewer bytes than none",
      changed(({ stores }) => Object.assign(stores[0] ?? {}, { bytes: -1 })),
      ["stores[0].bytes"],
    ],
    ["two stores of one name", changed(({ stores }) => stores.push(STATE)), ["stores[3].name"]],
    [
      "two stores at one path",
      changed(({ stores }) => stores.push({ ...REPOSITORY, name: "again" })),
      ["stores[3].path"],
    ],
    [
      "the summary of another kind",
      changed(({ stores }) => Object.assign(stores[0] ?? {}, { summary: REPOSITORY.summary })),
      ["stores[0].summary.kind"],
    ],
    [
      "the facts of another kind",
      changed(({ stores }) => Object.assign(stores[0] ?? {}, { facts: REPOSITORY.facts })),
      ["stores[0].facts.kind"],
    ],
    [
      "a summary of no kind",
      changed(({ stores }) => Object.assign(stores[0] ?? {}, { summary: { kind: "x" } })),
      ["stores[0].summary.kind"],
    ],
    [
      "a table twice",
      changed(({ stores }) => {
        const { summary } = stores[2] as BaselineStore;
        if (summary.kind === "sqlite") summary.tables.push({ name: "facts", rows: 1, digest: SHA });
      }),
      ["stores[2].summary.tables[2]"],
    ],
    [
      "a file twice",
      changed(({ stores }) => {
        const { facts } = stores[0] as BaselineStore;
        if (facts.kind === "file") facts.files.push({ path: "state/cursor.json", sizeBytes: 1, sha256: SHA });
      }),
      ["stores[0].facts.files[1]"],
    ],
  ])("may not be %s", (_what, content, paths) => {
    expect(problemsOf(content)).toEqual(paths.map((path) => ({ code: "baseline-invalid", path })));
  });

  test("may hold several sets of files below one folder", () => {
    const stores = [STATE, { ...STATE, name: "state__more" }];
    expect(readBaseline(writeBaseline({ ...MEMORY, stores })).stores).toHaveLength(2);
  });

  test("is read up to the first mistake of a list, however many there are", () => {
    const stores = Array.from({ length: 500_000 }, () => ({ a: 1 }));
    const problems = problemsOf(changed((file) => Object.assign(file, { stores })));
    expect(problems.length).toBeLessThanOrEqual(20);
    expect(problems.every(({ path }) => path?.startsWith("stores[0]"))).toBe(true);
  });

  test("gives no other error, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("stores", "agent", "version", "x"), (value, key) => {
        problemsOf(changed((file) => Object.assign(file, { [key]: value })));
        problemsOf(value);
      }),
    );
  });
});
