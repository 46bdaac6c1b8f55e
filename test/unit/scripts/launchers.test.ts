import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const LAUNCHERS = join(import.meta.dirname, "..", "..", "..", "scripts", "launchers");
const PACKAGE = { type: "commonjs", version: "1.2.3", engines: { node: ">=24" } };

/** Stands where the bundle is: each "command" is one way to end. */
const BUNDLE = `
exports.action = async () => 4;
exports.cli = async ([command]) => {
  setInterval(() => {}, 1000);
  if (command === "broken") throw new Error("broken inside");
  if (command !== "fine") process.stdout.write("x".repeat(3_000_000));
  if (command === "late") await new Promise((done) => setTimeout(done, 100));
  if (command === "late") process.stderr.write("finished\\n");
  return command === "fine" || command === "much" ? 0 : 4;
};`;

describe("a launcher", () => {
  let dist: string;

  beforeAll(() => {
    dist = mkdtempSync(join(tmpdir(), "memsnap-test-"));
    for (const name of readdirSync(LAUNCHERS))
      copyFileSync(join(LAUNCHERS, name), join(dist, name.replace(/\.cjs$/, ".js")));
    mkdirSync(join(dist, "memsnap"));
    writeFileSync(join(dist, "memsnap", "index.js"), BUNDLE);
    writeFileSync(join(dist, "package.json"), JSON.stringify(PACKAGE));
    writeFileSync(
      join(dist, "older.js"),
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.9.0" } });',
    );
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  function run(...argv: string[]) {
    return spawnSync(process.execPath, argv, { cwd: dist, encoding: "utf8", maxBuffer: 10_000_000 });
  }

  test("ends with the code of its door although handles are open", () => {
    expect(run("cli.js", "anything").status).toBe(4);
    expect(run("cli.js", "fine").status).toBe(0);
    expect(run("index.js").status).toBe(4);
  });

  test("writes everything before it ends", () => {
    expect(run("cli.js", "much").stdout).toHaveLength(3_000_000);
  });

  test("says what happened when a door fails", () => {
    const { status, stderr } = run("cli.js", "broken");
    expect(status).toBe(1);
    expect(stderr).toContain("broken inside");
  });

  test("answers --version without the bundle", () => {
    const bundle = join(dist, "memsnap");
    renameSync(bundle, `${bundle}.away`);
    const { status, stdout } = run("cli.js", "--version");
    renameSync(`${bundle}.away`, bundle);
    expect([status, stdout]).toEqual([0, "1.2.3\n"]);
  });

  test("of the command line says in one line which Node it needs", () => {
    const { status, stdout, stderr } = run("--require", "./older.js", "cli.js", "fine");
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: "memsnap: needs Node 24 or newer, but this is Node 22.9.0\n",
    });
  });

  test("of the action says so as an annotation", () => {
    const { status, stdout } = run("--require", "./older.js", "index.js");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error [^\n]*needs Node 24[^\n]*\n$/);
  });

  test("takes the Node that it needs from package.json", () => {
    const { engines } = JSON.parse(readFileSync(join(LAUNCHERS, "..", "..", "package.json"), "utf8"));
    expect(engines.node).toMatch(/^>=\d+$/);
  });

  const onPosix = process.platform === "win32" ? test.skip : test;

  onPosix("works to the end when its reader leaves early", () => {
    const { stderr } = spawnSync("sh", ["-c", `"${process.execPath}" cli.js late | head -c 1`], {
      cwd: dist,
      encoding: "utf8",
    });
    expect(stderr).toBe("finished\n");
  });

  const onLinux = process.platform === "linux" ? test : test.skip;

  onLinux("fails when its output is lost", () => {
    const { status } = spawnSync("sh", ["-c", `"${process.execPath}" cli.js much >/dev/full`], { cwd: dist });
    expect(status).toBe(1);
  });
});
