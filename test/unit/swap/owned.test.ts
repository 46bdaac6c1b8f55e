import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openOutput, openPrivateFolder } from "../../../src/swap/index.ts";
import { runNode } from "../../harness/child.ts";
import { inFolder } from "./trees.ts";

const MODULE = new URL("../../../src/swap/index.ts", import.meta.url).href;
const NEVER = { atExit: () => () => {} };
const NAME = "scout-20260101T000000Z-01234567.tar.zst";

/** Lets a process of its own run a module until it says something, and then `use` it. */
async function withOwner(program: string, use: (owner: ChildProcess) => Promise<void>): Promise<void> {
  const args = [
    "--input-type=module",
    "--eval",
    `${program}\nprocess.stdout.write("ready"); setInterval(() => {}, 1000);`,
  ];
  const owner = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(owner.stdout, "data");
    await use(owner);
  } finally {
    await kill(owner);
  }
}

async function kill(owner: ChildProcess): Promise<void> {
  if (owner.exitCode !== null || owner.signalCode !== null) return;
  owner.kill("SIGKILL");
  await once(owner, "exit");
}

const OWNING = (folder: string): string => `
  import { openPrivateFolder } from ${JSON.stringify(MODULE)};
  import { writeFileSync } from "node:fs";
  const { path } = await openPrivateFolder(${JSON.stringify(folder)});
  writeFileSync(path + "/secret", "plain");`;
const WRITING = (folder: string): string => `
  import { openOutput } from ${JSON.stringify(MODULE)};
  import { writeFileSync } from "node:fs";
  const { temporary } = await openOutput(${JSON.stringify(folder)}, ${JSON.stringify(NAME)}, { atExit: () => () => {} });
  writeFileSync(temporary, "part");`;

describe("what a killed process has left", () => {
  test("of plain copies goes away when somebody else comes, and not before it is dead", () =>
    inFolder(async (folder) => {
      await withOwner(OWNING(folder), async (owner) => {
        const [theirs = ""] = readdirSync(folder);
        (await openPrivateFolder(folder)).remove();
        expect(readdirSync(join(folder, theirs)).sort()).toEqual(["lock", "secret"]);
        await kill(owner);
        (await openPrivateFolder(folder)).remove();
        expect(readdirSync(folder)).toEqual([]);
      });
    }));

  test("of a bundle goes away with the next one, and not before it is dead", () =>
    inFolder(async (folder) => {
      await withOwner(WRITING(folder), async (owner) => {
        const next = async (name: string): Promise<string[]> => {
          await using _ = await openOutput(folder, name, NEVER);
          return readdirSync(folder).sort();
        };
        expect(await next("other.tar.zst")).toEqual([".other.tar.zst.partial", `.${NAME}.partial`]);
        await kill(owner);
        expect(await next("other.tar.zst")).toEqual([".other.tar.zst.partial"]);
        expect(readdirSync(folder)).toEqual([]);
      });
    }));

  test("goes away once when many come at once", () =>
    inFolder(async (folder) => {
      await withOwner(OWNING(folder), kill);
      const all = await Promise.all(Array.from({ length: 8 }, () => openPrivateFolder(folder)));
      for (const one of all) writeFileSync(join(one.path, "mine"), "");
      expect(all.every(({ path }) => existsSync(join(path, "mine")))).toBe(true);
      expect(readdirSync(folder).length).toBe(8);
      for (const one of all) one.remove();
      expect(readdirSync(folder)).toEqual([]);
    }));
});

/** Opens and removes private folders again and again, and says in how many of them nothing could be made. */
const HURRYING = (folder: string): string => `
  import { openPrivateFolder } from ${JSON.stringify(MODULE)};
  import { mkdirSync } from "node:fs";
  let lost = 0;
  for (let round = 0; round < 200; round++) {
    const { path, remove } = await openPrivateFolder(${JSON.stringify(folder)});
    try { mkdirSync(path + "/inner"); } catch { lost++; }
    remove();
  }
  process.stdout.write(String(lost));`;

test("a folder in use is never swept, however many processes open and sweep at once", () =>
  inFolder(async (folder) => {
    const programs = Array.from({ length: 4 }, () => runNode(["--input-type=module", "--eval", HURRYING(folder)]));
    const ended = await Promise.all(programs);
    expect(ended.map(({ stdout, stderr }) => stdout + stderr)).toEqual(["0", "0", "0", "0"]);
    expect(readdirSync(folder)).toEqual([]);
  }));

test("what looks like ours and has no lock stays, as does what a link leads to", () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, "memsnap-work-theirs"));
    writeFileSync(join(folder, "memsnap-work-theirs", "a"), "a");
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(folder, "elsewhere", "lock"), "");
    symlinkSync(join(folder, "elsewhere"), join(folder, "memsnap-work-link"));
    const owned = await openPrivateFolder(folder);
    owned.remove();
    owned.remove();
    expect(readdirSync(folder).sort()).toEqual(["elsewhere", "memsnap-work-link", "memsnap-work-theirs"]);
    expect(readdirSync(join(folder, "elsewhere"))).toEqual(["lock"]);
  }));
