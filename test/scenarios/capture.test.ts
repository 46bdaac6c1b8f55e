import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { InspectResult, SnapshotResult } from "../../src/flows/index.ts";
import { beside } from "../harness/beside.ts";
import { Scene } from "../harness/scene.ts";

const TELLER = join(import.meta.dirname, "../harness/teller.ts");
const TIMEOUT_MS = 60_000;

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
  scene.write("memory/README.md", "memory");
});
afterEach(() => scene.remove());

/** A program that runs a module until its standard input ends. */
function program(source: string): string[] {
  const end = `process.stdin.resume(); process.stdin.on("end", () => process.exit(0));`;
  return ["--input-type=module", "--eval", `${source}\n${end}\nprocess.stdout.write("ready");`];
}

function database(name: string, timeout = 0): Database.Database {
  const opened = new Database(scene.path("memory", name), { timeout });
  opened.pragma("journal_mode = WAL");
  return opened;
}

function inspect({ bundle }: SnapshotResult): Promise<InspectResult> {
  return scene.done<InspectResult>(["inspect", bundle]);
}

test.each(["wal", "delete"])(
  "databases of one application are of one moment while it writes to both, journal %s",
  async (journal) => {
    const files = ["a.db", "b.db"].map((name) => scene.path("memory", name));
    await beside([TELLER, "attached", journal, ...files], async () => {
      for (let i = 0; i < 2; i++) {
        const { bundle, consistency, fencedMs } = await scene.snapshot(["memory"]);
        expect(consistency).toBe("fenced");
        expect(fencedMs).toBeGreaterThan(0);
        await scene.restore(bundle, `back-${i}`);
        const rounds = ["a.db", "b.db"].map((name) => {
          const copy = new Database(scene.path(`back-${i}`, "memory", name), { readonly: true });
          try {
            return copy.prepare("SELECT round FROM state").pluck().get();
          } finally {
            copy.close();
          }
        });
        expect(rounds[0]).toBe(rounds[1]);
      }
    });
  },
  TIMEOUT_MS,
);

test(
  "a log that is appended to all the time ends with a whole line",
  async () => {
    const log = scene.path("memory/log.jsonl");
    const appending = `
    import { openSync, writeSync } from "node:fs";
    const fd = openSync(${JSON.stringify(log)}, "a");
    let n = 0;
    function append() {
      // In two pieces, so that half a line is often the end of the file.
      writeSync(fd, JSON.stringify({ n: n++, text: "x".repeat(2000) }).slice(0, -1));
      setTimeout(() => { writeSync(fd, "}\\n"); setImmediate(append); }, 1);
    }
    append();`;
    await beside(program(appending), async () => {
      const lengths = new Set<number>();
      for (let i = 0; i < 2; i++) {
        const { bundle, consistency } = await scene.snapshot(["memory"]);
        expect(consistency).toBe("fenced");
        await scene.restore(bundle, `back-${i}`);
        const text = scene.read(`back-${i}/memory/log.jsonl`);
        expect(text.endsWith("}\n")).toBe(true);
        expect(readFileSync(log, "utf8").startsWith(text)).toBe(true);
        for (const line of text.trimEnd().split("\n")) JSON.parse(line);
        lengths.add(text.length);
      }
      expect(lengths.size).toBe(2);
    });
  },
  TIMEOUT_MS,
);

describe("a file that never holds still", () => {
  const rewriting = (path: string): string[] =>
    program(`
      import { openSync, writeSync } from "node:fs";
      const fd = openSync(${JSON.stringify(path)}, "r+");
      function write() {
        const until = performance.now() + 5;
        while (performance.now() < until) writeSync(fd, String(performance.now()), 0);
        setImmediate(write);
      }
      write();`);
  // Two of them: one writes while the other waits for a processor.
  const restless = (at: string, use: () => Promise<void>) => beside(rewriting(at), () => beside(rewriting(at), use));

  test(
    "ends the snapshot with exit 7 and its name; it may be taken as it is if the user says so",
    async () => {
      scene.write("memory/index.bin", Buffer.alloc(32 * 1024 * 1024));
      const facts = database("facts.db");
      facts.exec("CREATE TABLE t(x)");
      await restless(scene.path("memory/index.bin"), async () => {
        const error = await scene.refused(["snapshot", "memory", "--out", "bundles", "--no-encrypt"]);
        expect(error).toMatchObject({ code: "kept-changing", exitCode: 7 });
        expect(JSON.stringify(error)).toContain("index.bin");
        expect(scene.leftovers()).toEqual([]);

        const taken = await scene.snapshot(["memory", "--allow-fuzzy"]);
        expect(taken).toMatchObject({ consistency: "fuzzy", verified: true });
        const { manifest } = await inspect(taken);
        expect(manifest?.consistency).toBe("fuzzy");
        expect(manifest?.stores.map(({ name, consistency }) => [name, consistency])).toEqual([
          ["memory", "fuzzy"],
          ["memory__facts.db", "fenced"],
        ]);
      });
      facts.close();
    },
    TIMEOUT_MS,
  );
});

test(
  "a database that stays locked is captured without a lock after the time that was given",
  async () => {
    const facts = database("facts.db");
    facts.exec("CREATE TABLE t(x); INSERT INTO t VALUES (1); BEGIN IMMEDIATE; INSERT INTO t VALUES (2)");
    const taken = await scene.snapshot(["memory", "--lock-timeout", "300ms"]);
    facts.exec("COMMIT");
    facts.close();
    const { manifest } = await inspect(taken);
    expect(manifest?.stores.map(({ kind, consistency }) => [kind, consistency])).toEqual([
      ["file", "fenced"],
      ["sqlite", "optimistic"],
    ]);
    expect(manifest?.consistency).toBe("optimistic");
    expect(manifest?.stores[1]?.summary).toMatchObject({ tables: [{ name: "t", rows: 1 }] });
  },
  TIMEOUT_MS,
);

test(
  "a temporary file that comes and goes is no part of the snapshot, and never keeps it from being taken",
  async () => {
    const replacing = program(`
    import { renameSync, writeFileSync } from "node:fs";
    let n = 0;
    setInterval(() => {
      const temporary = ${JSON.stringify(scene.path("memory/cursor.json"))} + "." + n++ + ".tmp";
      writeFileSync(temporary, JSON.stringify({ n }));
      setTimeout(() => renameSync(temporary, ${JSON.stringify(scene.path("memory/cursor.json"))}), 2);
    }, 4);`);
    scene.write("memory/cursor.json", "{}");
    await beside(replacing, async () => {
      for (let i = 0; i < 2; i++) {
        const { bundle } = await scene.snapshot(["memory"]);
        await scene.restore(bundle, `back-${i}`);
        expect(JSON.parse(scene.read(`back-${i}/memory/cursor.json`))).toEqual({ n: expect.any(Number) });
      }
    });
  },
  TIMEOUT_MS,
);

describe("what was deleted from a database", () => {
  const SECRET = "sk-live-0123456789abcdef";

  function makeDeleted(): void {
    const facts = database("facts.db");
    facts.pragma("secure_delete = OFF");
    facts.exec(
      "CREATE TABLE keys(id INTEGER PRIMARY KEY, value TEXT); CREATE TABLE notes(id INTEGER PRIMARY KEY, body TEXT)",
    );
    // In a page of others, in pages of its own, and in a chain of overflow pages.
    for (let i = 0; i < 300; i++)
      facts.prepare("INSERT INTO notes (body) VALUES (?)").run(`note ${i} ${i % 10 ? "" : SECRET}`);
    for (let i = 0; i < 300; i++) facts.prepare("INSERT INTO keys (value) VALUES (?)").run(SECRET.repeat(40));
    facts.prepare("INSERT INTO keys (value) VALUES (?)").run(SECRET.repeat(2_000));
    facts.exec(`DELETE FROM notes WHERE body LIKE '%${SECRET}%'; DELETE FROM keys`);
    facts.close();
    expect(readFileSync(scene.path("memory/facts.db")).includes(SECRET)).toBe(true);
  }

  async function restored(taken: SnapshotResult, to: string): Promise<Buffer> {
    await scene.restore(taken.bundle, to);
    return readFileSync(scene.path(to, "memory/facts.db"));
  }

  test(
    "does not travel, unless the raw pages are asked for, and then the manifest says so",
    async () => {
      makeDeleted();
      const compacted = await scene.snapshot(["memory"]);
      expect((await restored(compacted, "back")).includes(SECRET)).toBe(false);
      expect((await inspect(compacted)).manifest?.stores[1]?.summary).toMatchObject({ compacted: true });

      const raw = await scene.snapshot(["memory", "--raw-pages"]);
      expect((await restored(raw, "raw")).includes(SECRET)).toBe(true);
      expect((await inspect(raw)).manifest?.stores[1]?.summary).toMatchObject({ compacted: false });
      expect(raw.stateDigest).toBe(compacted.stateDigest);
    },
    TIMEOUT_MS,
  );

  test(
    "does not travel from a WAL either, nor when its application writes meanwhile",
    async () => {
      makeDeleted();
      // It may meet the fence, as any other writer.
      const facts = database("facts.db", 5_000);
      facts.prepare("INSERT INTO keys (value) VALUES (?)").run(SECRET);
      facts.exec("DELETE FROM keys");
      expect(readFileSync(scene.path("memory/facts.db-wal")).includes(SECRET)).toBe(true);
      const timer = setInterval(() => facts.exec("UPDATE notes SET body = body || '.' WHERE id = 2"), 3);
      const bytes = await restored(await scene.snapshot(["memory"]), "back");
      clearInterval(timer);
      facts.close();
      expect(bytes.includes(SECRET)).toBe(false);
    },
    TIMEOUT_MS,
  );
});

test(
  "leftovers of runs that were killed are no memory",
  async () => {
    scene.write("memory/.memsnap/lock", "").write("memory/.memsnap-restore-1/tree/a", "a");
    scene.write("memory/.default-20260101T000000Z-01234567.tar.zst.age.partial/x", "x");
    scene.write("memory/notes.partial", "mine");
    const { leftOut, stores } = await scene.snapshot(["memory"]);
    expect(leftOut.map(({ path, reason }) => `${reason} ${path}`)).toEqual([
      "excluded memory/.default-20260101T000000Z-01234567.tar.zst.age.partial",
      "excluded memory/.memsnap",
      "excluded memory/.memsnap-restore-1",
    ]);
    expect(stores).toMatchObject([{ files: 2 }]);
  },
  TIMEOUT_MS,
);
