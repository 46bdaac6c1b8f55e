import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { copyPinned } from "../../../../src/kinds/file/copy.ts";
import { identityOf } from "../../../../src/kinds/file/identity.ts";
import { type Pinned, pinMembers } from "../../../../src/kinds/file/pin.ts";
import { takeTurns } from "../../../../src/kinds/turn.ts";
import { AppError } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";
import { capture, located, stagedText } from "./stores.ts";

const ATTEMPTS = 6;
const CAPTURES = 15;

/** An agent at work: a cursor that is replaced, a state that is rewritten in place, a log that grows, all by one count. */
const AGENT = `
  import { appendFileSync, renameSync, writeFileSync } from "node:fs";
  const padding = "x".repeat(20000);
  for (let count = 1; ; count++) {
    appendFileSync("log.jsonl", JSON.stringify({ count, padding }) + "\\n");
    writeFileSync("cursor.tmp~", JSON.stringify({ count, padding }));
    renameSync("cursor.tmp~", "cursor.json");
    writeFileSync("state.json", JSON.stringify({ count, padding }));
    if (count === 1) writeFileSync("started", "");
    await new Promise((resolve) => setTimeout(resolve, 3));
  }`;

async function whileAgentWorks(folder: string, work: () => Promise<void>): Promise<void> {
  const agent: ChildProcess = spawn(process.execPath, ["--input-type=module", "-e", AGENT], { cwd: folder });
  try {
    while (!existsSync(join(folder, "started"))) await sleep(20);
    await work();
  } finally {
    const exit = once(agent, "exit");
    agent.kill("SIGKILL");
    await exit;
  }
}

/** As the caller of a capture does: what changed under it is captured again. */
async function captureWhole(source: string, staging: string): Promise<Awaited<ReturnType<typeof capture>>> {
  const store = located(source);
  for (let attempt = 1; ; attempt++) {
    rmSync(staging, { recursive: true, force: true });
    try {
      return await capture(store, staging);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "kept-changing" || attempt === ATTEMPTS) throw error;
      await sleep(10);
    }
  }
}

test("files that an agent rewrites all the time are captured whole, and of one moment", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "source");
    mkdirSync(source);
    await whileAgentWorks(source, async () => {
      for (let index = 0; index < CAPTURES; index++) {
        const staged = await captureWhole(source, join(folder, "staging"));
        const counts = ["cursor.json", "state.json"].map(
          (path) => (JSON.parse(stagedText(staged, path) ?? "") as { count: number }).count,
        );
        const log = stagedText(staged, "log.jsonl") ?? "";
        expect(log.endsWith("\n")).toBe(true);
        const lines = log.trimEnd().split("\n");
        counts.push((JSON.parse(lines.at(-1) ?? "") as { count: number }).count);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        await sleep(7);
      }
    });
  });
});

test("a file that was emptied to be written anew is not captured empty", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "source");
    mkdirSync(source);
    writeFileSync(join(source, "memory.jsonl"), '{"knows":"much"}\n');
    writeFileSync(join(source, "always-empty"), "");
    const emptied = { beforePin: () => writeFileSync(join(source, "memory.jsonl"), "") };
    await expect(capture(located(source), join(folder, "staging"), emptied)).rejects.toMatchObject({
      code: "kept-changing",
    });
    const touched = { beforePin: () => utimesSync(join(source, "always-empty"), new Date(), new Date()) };
    const staged = await capture(located(source), join(folder, "again"), touched);
    expect(stagedText(staged, "always-empty")).toBe("");
  });
});

test("a small file is captured as it was, when it changes before the clock of its file system has moved on", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "cursor.json");
    const members = [{ path: "cursor.json", type: "file" as const }];
    const pin = (): Pinned => {
      writeFileSync(path, '{"at":1}');
      return pinMembers(members, folder, { look: new Map(), empty: new Set() })[0] as Pinned;
    };
    let pinned = pin();
    // On a machine with much to do its turn may come later than such a clock moves.
    while (pinned.isSettled) pinned = pin();
    writeFileSync(path, '{"at":2}');
    const identity = identityOf(statSync(path, { bigint: true }));
    await copyPinned({ ...pinned, identity }, join(folder, "copy"), takeTurns());
    expect(readFileSync(join(folder, "copy"), "utf8")).toBe('{"at":1}');
  });
});
