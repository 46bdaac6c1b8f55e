import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { recover } from "../../../../src/flows/index.ts";
import { Desk } from "../desk.ts";
import { lyingBundle } from "../verify/lies.ts";

describe("the memory of another agent", () => {
  async function taken(): Promise<{ desk: Desk; scout: string; clerk: string }> {
    const desk = new Desk().write({ "mem/a.md": "scout's" });
    const scout = (await desk.snapshot(["mem"], { agent: "scout" })).bundle;
    desk.write({ "mem/a.md": "clerk's" });
    const clerk = (await desk.snapshot(["mem"], { agent: "clerk" })).bundle;
    return { desk, scout, clerk };
  }

  test("takes the place of a target's own only by force, and then the target is its", async () => {
    const { desk, scout, clerk } = await taken();
    using _ = desk;
    await desk.restore(scout, "target");
    await expect(desk.restore(clerk, "target", { force: true })).rejects.toMatchObject({
      code: "agent-mismatch",
      exitCode: 2,
    });
    expect(desk.files("target")).toEqual({ "mem/a.md": "scout's" });
    const { preRestore } = await desk.restore(clerk, "target", { force: true, forceAgent: true });
    expect(desk.files("target")).toEqual({ "mem/a.md": "clerk's" });
    // What was there was scout's.
    expect(preRestore).toMatch(/[\\/]scout-[^\\/]*$/);
    await expect(desk.restore(scout, "target", { force: true })).rejects.toMatchObject({ code: "agent-mismatch" });
  });

  test("is refused where the user expects one", async () => {
    const { desk, scout } = await taken();
    using _ = desk;
    await expect(desk.restore(scout, "target", { agent: "clerk" })).rejects.toMatchObject({ code: "agent-mismatch" });
    await expect(desk.restore(scout, "target", { agent: "Not an id" })).rejects.toMatchObject({ code: "bad-option" });
    expect(existsSync(desk.path("target"))).toBe(false);
    expect(await desk.restore(scout, "target", { agent: "scout" })).toMatchObject({ agent: "scout" });
  });

  test("is not taken for the target's own because somebody wrote so", async () => {
    const { desk, scout, clerk } = await taken();
    using _ = desk;
    await desk.restore(scout, "target");
    const record = JSON.parse(readFileSync(desk.path("target/.memsnap/target.json"), "utf8"));
    for (const text of [JSON.stringify(record, null, 2), '{"agent":"clerk"}', "", "[]"]) {
      desk.write({ "target/.memsnap/target.json": text });
      const outcome = desk.restore(clerk, "target", { force: true });
      await expect(outcome).rejects.toMatchObject({ code: "target-notes-invalid", exitCode: 2 });
    }
  });
});

/** A program that opens a database and reads from it: then it is idle, or in a transaction, until it is killed. */
async function userOf(file: string, transaction: string) {
  const program = `
    const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve("better-sqlite3"))});
    const database = new Database(${JSON.stringify(file)});
    ${transaction}
    database.prepare("SELECT * FROM facts").all();
    process.stdout.write("open");
    setInterval(() => database, 1000);`;
  const child = spawn(process.execPath, ["--eval", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return {
    pid: child.pid,
    async [Symbol.asyncDispose](): Promise<void> {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

describe("a database in use at the target", () => {
  const MODES = ["WAL", "DELETE"] as const;
  const STATES = { idle: "", reading: 'database.exec("BEGIN");', writing: 'database.exec("BEGIN IMMEDIATE");' };
  const cases = MODES.flatMap((mode) => Object.entries(STATES).map(([state, begin]) => [mode, state, begin] as const));
  // Elsewhere an idle connection in rollback mode cannot be seen.
  const known =
    process.platform === "linux" ? cases : cases.filter(([mode, state]) => mode === "WAL" || state !== "idle");

  test.each(known)("in %s mode by a program that is %s is named, and nothing is replaced", async (mode, _, begin) => {
    using desk = new Desk().database("mem/facts.db", "new").database("target/mem/facts.db", "old");
    const { bundle } = await desk.snapshot(["mem"]);
    const database = new Database(desk.path("target/mem/facts.db"));
    database.pragma(`journal_mode = ${mode}`);
    database.close();
    await using user = await userOf(desk.path("target/mem/facts.db"), begin);
    const before = readFileSync(desk.path("target/mem/facts.db"));
    const names = readdirSync(desk.path("target/mem"));
    for (const preSnapshot of [true, false]) {
      const outcome = desk.restore(bundle, "target", { force: true, preSnapshot });
      await expect(outcome).rejects.toMatchObject({
        code: "busy",
        exitCode: 7,
        problems: [{ path: "mem/facts.db" }],
      });
      if (process.platform === "linux") await expect(outcome).rejects.toThrow(`process ${user.pid}`);
    }
    expect(readFileSync(desk.path("target/mem/facts.db")).equals(before)).toBe(true);
    expect(readdirSync(desk.path("target/mem"))).toEqual(names);
    expect(readdirSync(desk.path("target"))).toEqual(["mem"]);
  });

  test("of this process is seen by its locks alone", async () => {
    using desk = new Desk().database("mem/facts.db", "new").database("target/mem/facts.db", "old");
    const { bundle } = await desk.snapshot(["mem"]);
    const database = new Database(desk.path("target/mem/facts.db"));
    database.prepare("SELECT * FROM facts").all();
    await expect(desk.restore(bundle, "target", { force: true })).rejects.toMatchObject({ code: "busy" });
    database.close();
    await desk.restore(bundle, "target", { force: true });
  });

  test("that is not replaced does not matter", async () => {
    using desk = new Desk().database("mem/facts.db", "new").database("target/else.db", "else");
    const { bundle } = await desk.snapshot(["mem"]);
    await using _ = await userOf(desk.path("target/else.db"), "");
    await desk.restore(bundle, "target", { force: true });
  });
});

describe("what only restore may write", () => {
  test("is refused in a bundle, at any depth", async () => {
    using desk = new Desk();
    for (const path of [".memsnap", "mem/.memsnap", ".memsnap-restore-x"]) {
      const bundle = desk.path(`${path.length}.tar.zst`);
      await lyingBundle(bundle, { path });
      await expect(desk.restore(bundle, "target")).rejects.toMatchObject({
        code: "archive-violation",
        exitCode: 3,
      });
    }
    expect(existsSync(desk.path("target"))).toBe(false);
  });

  test("in a target stops a restore when it is no folder of ours", async () => {
    using desk = new Desk().write({ "mem/a.md": "a", "target/.memsnap": "a file" });
    const { bundle } = await desk.snapshot(["mem"]);
    await expect(desk.restore(bundle, "target", { force: true })).rejects.toMatchObject({ code: "target-unsafe" });
    expect(desk.files("target")).toEqual({ ".memsnap": "a file" });
  });

  test("keeps a dry run away from a target where a restore was cut off", async () => {
    using desk = new Desk().write({ "mem/a.md": "a", "target/.memsnap/journal.json": "{}" });
    const { bundle } = await desk.snapshot(["mem"]);
    const outcome = desk.restore(bundle, "target", { dryRun: true });
    await expect(outcome).rejects.toMatchObject({ code: "recovery-needed", exitCode: 7 });
    await expect(recover({ target: "target" }, desk.context())).rejects.toMatchObject({ code: "target-notes-invalid" });
  });

  test("is looked for in vain where nothing was restored", async () => {
    using desk = new Desk().write({ "target/a.md": "a" });
    const nothing = { recovered: null, setAside: null, why: null };
    expect(await recover({ target: "target" }, desk.context())).toMatchObject(nothing);
    expect(await recover({ target: "absent" }, desk.context())).toMatchObject(nothing);
    expect(readdirSync(desk.path("target"))).toEqual(["a.md"]);
    writeFileSync(desk.path("file"), "");
    await expect(recover({ target: "file" }, desk.context())).rejects.toMatchObject({ code: "target-unsafe" });
  });
});
