import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Comparison } from "../../src/model/index.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { git, reembed, removeDatabase, rotated, shorten, shuffled, sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 150, notesEvery: 50 });
const { scene, memory } = story;
beforeAll(async () => {
  await scene.done(["baseline", "memory", "--write", "baseline.json"]);
});

/** Runs a comparison, whose document has to fit its exit code. */
async function compare(base: string, ...args: string[]): Promise<Comparison> {
  const result = await scene.run(["compare", base, "memory", "--identity", story.key.file, ...args, "--json"]);
  expect(result.stderr).toBe("");
  const comparison = result.json() as Comparison & { readonly ok: boolean };
  expect(result.exitCode).toBe(comparison.verdict === "fail" ? 4 : 0);
  expect(comparison.ok).toBe(result.exitCode === 0);
  expect(scene.leftovers()).toEqual([]);
  return comparison;
}

/** What was found, in short. */
function found({ findings }: Comparison): string[] {
  return findings.map(({ severity, code, path }) => `${severity} ${code} ${path}`.trim());
}

describe("memory that did not change", () => {
  test.each([
    ["its bundle", () => story.taken.bundle, "contents"],
    ["its receipt", () => story.taken.receipt, "digests"],
    ["its baseline file", () => "baseline.json", "summaries"],
    ["itself", () => "memory", "contents"],
    ["a copy elsewhere", () => "original", "contents"],
  ])("passes against %s", async (_, base, depth) => {
    const comparison = await compare(base());
    expect(comparison).toMatchObject({ verdict: "pass", changed: false, findings: [], base: { depth } });
    expect(comparison.stores.map(({ status }) => status)).toEqual(comparison.stores.map(() => "same"));
  });

  test("gives the same baseline file again, also from its bundle", async () => {
    const first = scene.read("baseline.json");
    await scene.done(["baseline", "memory", "--write", "baseline.json"]);
    expect(scene.read("baseline.json")).toBe(first);
    await scene.done([
      "baseline",
      story.taken.bundle,
      "--identity",
      story.key.file,
      "--agent",
      "default",
      "--write",
      "other.json",
    ]);
    expect(scene.read("other.json")).toBe(first);
  });
});

describe("memory that was damaged", () => {
  const at = (...parts: string[]): string => join(memory, ...parts);

  test.each<[string, () => void, string[]]>([
    [
      "facts were forgotten",
      () => sql(at("long_term.sqlite"), "DELETE FROM facts WHERE id > 140"),
      ["error rows-removed facts"],
    ],
    [
      "facts were learned again",
      () =>
        sql(
          at("long_term.sqlite"),
          "INSERT INTO facts (id, subject, body, learned_at) SELECT id + 1000, subject, body, learned_at FROM facts WHERE id > 140",
        ),
      ["warn rows-duplicated facts", "notice rows-added facts"],
    ],
    [
      "facts were garbled",
      () => sql(at("long_term.sqlite"), "UPDATE facts SET body = 'x' || body WHERE id = 149"),
      ["warn rows-changed facts"],
    ],
    ["a table was dropped", () => sql(at("concepts.sqlite"), "DROP TABLE edges"), ["error table-removed edges"]],
    [
      "a database was emptied",
      () => sql(at("compactions.sqlite"), "DELETE FROM compactions", "DELETE FROM sqlite_sequence"),
      ["error store-emptied", "error rows-removed compactions"],
    ],
    ["a database is gone", () => removeDatabase(at("compactions.sqlite")), ["error store-removed"]],
    [
      "the log was cut",
      () => shorten(at("sessions", "log.jsonl"), 3),
      ["error records-removed memory/sessions/log.jsonl"],
    ],
    [
      "state was written half",
      () => writeFileSync(at("state", "dream_run.json"), '{"run": 1'),
      ["error json-invalid memory/state/dream_run.json"],
    ],
    [
      "history was rewritten",
      () => git(memory, "commit", "--amend", "--quiet", "--message", "another"),
      ["error history-rewritten refs/heads/main", "notice commits-added"],
    ],
    ["a note is gone", () => rmSync(at("notes", "MEMORY.md")), ["error file-removed memory/notes/MEMORY.md"]],
  ])("fails or warns when %s", async (_, damage, expected) => {
    damage();
    const comparison = await compare(story.taken.bundle);
    expect(found(comparison)).toEqual(expected);
    expect(comparison.changed).toBe(true);
  });

  test("fails by recall alone when the embedding model was exchanged", async () => {
    reembed(memory, rotated);
    const comparison = await compare(story.taken.bundle);
    expect(comparison.findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "vectors-recall",
    ]);
    const found = (code: string) => comparison.findings.find((finding) => finding.code === code)?.numbers;
    expect(found("vectors-recall")?.recall).toBeLessThan(0.3);
    expect(found("vectors-overlap")?.overlap).toBeGreaterThan(0.99);
  });

  test("fails by neighbour overlap when vectors were shuffled among rows", async () => {
    reembed(memory, shuffled);
    const { findings } = await compare(story.taken.bundle);
    const overlap = findings.find(({ code }) => code === "vectors-overlap");
    expect(overlap).toMatchObject({ severity: "error", path: "embeddings.vector" });
    expect(overlap?.numbers.overlap).toBeLessThan(0.2);
  });

  test("fails when embeddings hold NaN", async () => {
    reembed(memory, (vectors) => vectors.map((vector, index) => (index < 3 ? vector.fill(Number.NaN, 0, 1) : vector)));
    expect(found(await compare(story.taken.bundle))).toContain("error vectors-not-finite embeddings.vector");
    expect(found(await compare("baseline.json"))).toContain("error vectors-not-finite embeddings.vector");
  });

  test("fails when embeddings have another dimension, against a baseline file too", async () => {
    reembed(memory, (vectors) => vectors.map((vector) => vector.subarray(0, 256)));
    expect(found(await compare(story.taken.bundle))).toContain("error vectors-dimension-changed embeddings.vector");
    expect(found(await compare("baseline.json"))).toContain("error vectors-dimension-changed embeddings.vector");
  });

  test("is told by counts where only those are known, and by digests where there is no key", async () => {
    sql(at("long_term.sqlite"), "DELETE FROM facts WHERE id > 140");
    expect(found(await compare("baseline.json"))).toContain("error rows-removed facts");
    const result = await scene.run(["compare", story.taken.bundle, "memory", "--json"]);
    const comparison = result.json() as Comparison;
    expect(comparison.base).toMatchObject({ what: "bundle", depth: "digests" });
    expect(found(comparison)).toEqual(["warn store-changed"]);
    expect(found(await compare(story.taken.bundle, "--depth", "summaries"))).toEqual(["error rows-removed facts"]);
  });
});

describe("a policy", () => {
  test("allows so much, ignores what it is told, and lets numbers only grow", async () => {
    sql(
      join(memory, "long_term.sqlite"),
      "DELETE FROM facts WHERE id > 148",
      "UPDATE facts SET learned_at = learned_at + 1",
    );
    writeFileSync(join(memory, "state", "extract_cursor.json"), '{"offset":7,"session":"log"}');
    scene.write(
      "policy.yaml",
      `rules:
  - { code: rows-removed, store: memory/long_term.sqlite, table: facts, max: 5 }
  - { code: values-changed, path: memory/state/*.json, severity: ignore }
ignore:
  - { column: "*_at" }
monotonic:
  - memory/state/extract_cursor.json#/offset
`,
    );
    expect(found(await compare(story.taken.bundle, "--policy", "policy.yaml"))).toEqual([
      "error value-decreased memory/state/extract_cursor.json#/offset",
      "notice rows-removed facts",
    ]);
  });

  test("with mistakes is refused with every one of them, by line and column", async () => {
    scene.write("wrong.yaml", "rules:\n  - { code: rows-remove, severty: warn }\nignor: []\n");
    const refused = await scene.refused(["compare", "absent.tar.zst", "memory", "--policy", "wrong.yaml"]);
    expect(refused.exitCode).toBe(2);
    expect(refused.problems.map(({ path }) => path)).toEqual([
      "wrong.yaml:2:13",
      "wrong.yaml:2:26",
      "wrong.yaml:3:1",
      scene.path("absent.tar.zst"),
    ]);
    expect(refused.problems.map(({ message }) => message).join()).toMatch(/rows-removed.*severity.*ignore/);
  });
});

describe("a report", () => {
  const SECRET = "plover-4711";

  beforeEach(() => {
    sql(join(memory, "long_term.sqlite"), `UPDATE facts SET body = '${SECRET}' WHERE id = 149`);
    writeFileSync(join(memory, "state", "dream_run.json"), JSON.stringify({ run: SECRET, status: "done" }));
    writeFileSync(join(memory, "notes", "MEMORY.md"), `${SECRET}\n`);
  });

  test("shows no content unless it is asked to, wherever it is written", async () => {
    const files = ["report.md", "report.xml", "report.sarif"] as const;
    const written = ["--markdown", files[0], "--junit", files[1], "--sarif", files[2]];
    const say = async (...more: string[]): Promise<string> => {
      const args = ["compare", story.taken.bundle, "memory", "--identity", story.key.file, ...written, ...more];
      const [text, json] = [await scene.run(args), await scene.run([...args, "--json"])];
      return [text.stdout, text.stderr, json.stdout, ...files.map((file) => scene.read(file))].join("\n");
    };
    expect(await say()).not.toContain(SECRET);
    expect(await say("--show-content")).toContain(SECRET);
  });

  test("prints as many findings as are asked for, the gravest first, and counts the rest", async () => {
    const { stdout, exitCode } = await scene.run([
      "compare",
      story.taken.bundle,
      "memory",
      "--identity",
      story.key.file,
      "--limit",
      "1",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^warn: /);
    expect(stdout.match(/\[[a-z-]+\]/g)).toHaveLength(1);
    expect(stdout).toContain("more finding");
  });
});
