import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { readBaseline } from "../../src/baseline/index.ts";
import type { InspectResult, SnapshotResult } from "../../src/flows/index.ts";
import { type Comparison, Receipt } from "../../src/model/index.ts";
import { Scene } from "../harness/scene.ts";
import { whyWithout } from "../harness/tools.ts";
import { PLANTED, TOKEN } from "../unit/secrets/planted.ts";

const MARK = "[REDACTED:github]";
const WORD = TOKEN.slice(4);

describe("secrets in an agent's memory", () => {
  const scene = new Scene();
  const outputs: string[] = [];

  /** Takes a snapshot of everything; what it prints is kept, to be searched in the end. */
  async function take(args: readonly string[], exitCode = 0): Promise<SnapshotResult & { error?: { code: string } }> {
    const result = await scene.run(["snapshot", "memory", "--out", "bundles", "--no-encrypt", ...args, "--json"]);
    outputs.push(result.stdout, result.stderr);
    expect(result.exitCode).toBe(exitCode);
    return result.json() as SnapshotResult;
  }

  beforeAll(() => {
    scene.write("memory/notes/a.md", `one\n${TOKEN}\n`);
    scene.write("memory/log.jsonl", `${JSON.stringify({ text: `x\n${TOKEN}`, mail: "carol@host" })}\n`);
    const database = new Database(scene.path("memory/facts.db"));
    database.exec(`
      CREATE TABLE facts(id INTEGER PRIMARY KEY, text, mail);
      CREATE VIRTUAL TABLE search USING fts5(text);
      INSERT INTO facts(text, mail) VALUES ('see ${TOKEN}', 'carol@host'), ('nothing', NULL);
      INSERT INTO search VALUES ('see ${TOKEN}');`);
    database.close();
    scene.write("rules.yaml", "rules:\n  - name: acme\n    pattern: 'acme-[0-9]{4}'\n");
    scene.write(
      "redact.yaml",
      "redact:\n  - {do: hash, table: facts, column: mail}\n  - {do: mask, path: '**/*.jsonl', pointer: /mail}\n",
    );
    scene.write("fingerprints.key", "a key of the team that nobody guesses");
  });
  afterAll(() => scene.remove());

  test("are warned of by default, with rule, count and place, and are in the bundle", async () => {
    const taken = await take([]);
    expect(taken.secrets).toMatchObject({ mode: "warn", key: "random", rules: [{ rule: "github", count: 4 }] });
    const places = taken.secrets?.findings.map(({ place, at }) => `${place} ${at.join()}`);
    expect(places).toEqual([
      "memory/log.jsonl line 1",
      "memory/notes/a.md line 2",
      "facts.text rowid 1",
      "search_content.c0 rowid 1",
    ]);
    const { manifest } = await scene.done<InspectResult>(["inspect", taken.bundle]);
    expect(manifest?.secrets).toEqual(taken.secrets);
    const receipt = Receipt.parse(JSON.parse(readFileSync(taken.receipt, "utf8")));
    expect(receipt.secrets).toEqual({ mode: "warn", rules: [{ rule: "github", count: 4 }] });
  });

  test("are not looked for when that is said", async () => {
    expect((await take(["--secrets", "off"])).secrets).toBeNull();
  });

  test("fail a snapshot that must hold none, and nothing is written", async () => {
    const before = readdirSync(scene.path("bundles"));
    expect((await take(["--secrets", "fail"], 4)).error?.code).toBe("secrets-found");
    expect(readdirSync(scene.path("bundles"))).toEqual(before);
  });

  test("are struck out of everything that a redacted bundle holds, and stay at the source", async () => {
    const taken = await take(["--secrets", "redact", "--secrets-config", "redact.yaml"]);
    expect(taken.stores.map(({ redacted }) => redacted)).toEqual([true, true]);
    expect(readFileSync(scene.path("memory/notes/a.md"), "utf8")).toContain(TOKEN);
    await scene.done(["verify", taken.bundle]);
    await scene.done(["restore", taken.bundle, "--to", "back"]);
    expect(scene.read("back/memory/notes/a.md")).toBe(`one\n${MARK}\n`);
    expect(JSON.parse(scene.read("back/memory/log.jsonl"))).toEqual({ text: `x\n${MARK}`, mail: "***" });
    const database = new Database(scene.path("back/memory/facts.db"), { readonly: true });
    expect(database.prepare("SELECT text FROM search WHERE search MATCH 'redacted'").pluck().all()).toEqual([
      `see ${MARK}`,
    ]);
    expect(database.prepare("SELECT mail FROM facts").pluck().all()).toEqual([expect.stringMatching(/^hash:/), null]);
    database.close();
  });

  const why = whyWithout("zstd", "tar");
  (why === undefined ? test : test.skip)("leave no byte in the whole of a redacted bundle", async () => {
    const taken = await take(["--secrets", "redact"]);
    const tar = execFileSync("zstd", ["-dc", taken.bundle], { maxBuffer: 2 ** 28 })
      .toString("latin1")
      .toLowerCase();
    expect(tar).toContain(MARK.toLowerCase());
    for (let at = 0; at + 8 <= WORD.length; at += 4) expect(tar).not.toContain(WORD.slice(at, at + 8).toLowerCase());
  });

  test("are not redacted by a rule that fits nothing, which is said", async () => {
    scene.write("glob.yaml", "redact:\n  - {do: drop, table: 'nothing*'}\n  - {do: drop, path: memory/logs.jsonl}\n");
    const { warnings } = await take(["--secrets", "redact", "--secrets-config", "glob.yaml"]);
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toContain("memory/log.jsonl");
    scene.write("typo.yaml", "redact:\n  - {do: drop, table: fact}\n");
    const { error } = await take(["--secrets", "redact", "--secrets-config", "typo.yaml"], 2);
    expect(error?.code).toBe("redaction-unmatched");
  });

  test("are recognised again by a key of the user's", async () => {
    const prints = async (...args: string[]): Promise<unknown> =>
      (await take(args)).secrets?.findings.map(({ fingerprints }) => fingerprints);
    const keyed = ["--secrets-key-file", "fingerprints.key"];
    expect(await prints(...keyed)).toEqual(await prints(...keyed));
    expect(await prints()).not.toEqual(await prints());
  });

  test("of the user's own are found", async () => {
    scene.write("memory/notes/own.md", "acme-1234");
    const taken = await take(["--secrets-config", "rules.yaml"]);
    expect(taken.secrets?.rules).toContainEqual({ rule: "acme", count: 1 });
  });

  test("in the history of git are refused, let in, or dropped with it", async () => {
    const git = (...args: string[]): unknown =>
      execFileSync("git", ["-C", scene.path("memory/repo"), "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
    scene.write("memory/repo/a.md", PLANTED.gitlab ?? "");
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    expect((await take(["--secrets", "redact"], 4)).error?.code).toBe("secrets-found");
    const allowed = await take(["--secrets", "redact", "--git-secrets", "allow"]);
    expect(allowed.stores.find(({ kind }) => kind === "git")?.redacted).toBeUndefined();
    const dropped = await take(["--secrets", "redact", "--git-secrets", "drop-history"]);
    expect(dropped.stores.find(({ kind }) => kind === "git")).toMatchObject({ redacted: true, commits: 1 });
    await scene.done(["verify", dropped.bundle]);
  });

  test("are why a comparison says that a side is redacted", async () => {
    const plain = await take(["--secrets", "off"]);
    const redacted = await take(["--secrets", "redact", "--git-secrets", "drop-history"]);
    const compared = await scene.run(["compare", plain.bundle, redacted.bundle, "--json"]);
    const { notes } = compared.json() as Comparison;
    expect(notes.join()).toContain("redacted");
  });

  test("are why a baseline file says that it is of a redacted bundle, and comparisons with it do", async () => {
    const { bundle } = await take(["--secrets", "redact", "--git-secrets", "drop-history"]);
    await scene.done(["baseline", bundle, "--write", "baseline.json"]);
    const { stores } = readBaseline(scene.read("baseline.json"));
    expect(stores.map(({ redacted }) => redacted)).toEqual([true, true, true]);
    const notesOn = async (current: string): Promise<string> =>
      ((await scene.run(["compare", "baseline.json", current, "--json"])).json() as Comparison).notes.join();
    expect(await notesOn("memory")).toContain("redacted");
    expect(await notesOn(bundle)).toBe("");
  });

  test("stand in nothing that was printed", () => {
    expect(outputs.length).toBeGreaterThan(10);
    for (const output of outputs) {
      expect(output).not.toContain(WORD);
      expect(output).not.toContain(PLANTED.gitlab);
    }
  });

  test.each([
    [["--secrets", "sometimes"]],
    [["--git-secrets", "allow"]],
    [["--secrets", "redact", "--raw-pages"]],
    [["--secrets-config", "redact.yaml"]],
    [["--secrets-config", "absent.yaml"]],
    [["--secrets-key-file", "absent.key"]],
  ])("options that mean nothing are refused: %j", async (args) => {
    expect((await take(args, 2)).error?.code).toBe("bad-option");
  });
});
