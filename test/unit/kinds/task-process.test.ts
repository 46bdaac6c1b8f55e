import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { linesOf, TASKS } from "../../../src/kinds/index.ts";
import type { Task } from "../../../src/kinds/task.ts";
import { TaskProcess } from "../../../src/kinds/task-process.ts";
import { make } from "./sqlite/databases.ts";
import { inFolder } from "./stage.ts";

const LIMITS = { timeoutMs: 20_000, memoryBytes: 256 * 1024 * 1024 };
/** The task, whatever it answers. */
const QUERY = { ...TASKS.query, answer: z.any() } as unknown as Task<object, { rows: unknown[][] }>;

function query(file: string, sql: string): object {
  return { file, sql, maxRows: 10, keepRows: true };
}

describe("a child process", () => {
  test("does one task after another, and is the same until it is stopped", () =>
    inFolder(async (folder) => {
      const file = `${folder}/memory.db`;
      make(file, "CREATE TABLE t(a)", "INSERT INTO t VALUES ('\u2028 \u2029 \n')");
      using process = new TaskProcess();
      for (let n = 0; n < 3; n++)
        expect(await process.ask(QUERY, query(file, "SELECT a FROM t"), LIMITS)).toEqual({
          answer: { count: 1, rows: [["\u2028 \u2029 \n"]] },
        });
      const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
      expect(await process.ask(QUERY, query(file, endless), { ...LIMITS, timeoutMs: 500 })).toMatchObject({
        stopped: "time",
      });
      expect(await process.ask(QUERY, query(file, "SELECT 1"), LIMITS)).toMatchObject({ answer: { count: 1 } });
    }));

  test("that answers something else than was agreed has failed", () =>
    inFolder(async (folder) => {
      make(`${folder}/memory.db`, "CREATE TABLE t(a)");
      using process = new TaskProcess();
      const strict = { ...QUERY, answer: z.strictObject({ count: z.literal(7) }) } as unknown as typeof QUERY;
      expect(await process.ask(strict, query(`${folder}/memory.db`, "SELECT 1"), LIMITS)).toMatchObject({
        stopped: "fault",
      });
    }));

  test("is not followed by another when it is over", () =>
    inFolder(async (folder) => {
      make(`${folder}/memory.db`, "CREATE TABLE t(a)");
      const process = new TaskProcess();
      process[Symbol.dispose]();
      const asked = process.ask(QUERY, query(`${folder}/memory.db`, "SELECT 1"), LIMITS);
      await expect(asked).rejects.toMatchObject({ code: "busy" });
    }));

  test("that nobody ends does not keep ours from ending, and ends with it", () =>
    inFolder(async (folder) => {
      const file = `${folder}/memory.db`;
      make(file, "CREATE TABLE t(a)");
      const from = (path: string): string =>
        JSON.stringify(new URL(`../../../src/kinds/${path}`, import.meta.url).href);
      const program = `
        const { TaskProcess } = await import(${from("task-process.ts")});
        const { TASKS } = await import(${from("index.ts")});
        const input = ${JSON.stringify(query(file, "SELECT 1"))};
        const outcome = await new TaskProcess().ask(TASKS.query, input, ${JSON.stringify(LIMITS)});
        console.log(JSON.stringify(outcome.answer.count));`;
      const run = promisify(execFile);
      const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { timeout: 20_000 });
      expect(stdout.trim()).toBe("1");
    }));

  test("that is ended while it works ends the wait for it, with the code of a busy system", () =>
    inFolder(async (folder) => {
      make(`${folder}/memory.db`, "CREATE TABLE t(a)");
      const process = new TaskProcess();
      const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
      const asked = process.ask(QUERY, query(`${folder}/memory.db`, endless), LIMITS);
      setTimeout(() => process[Symbol.dispose](), 300);
      await expect(asked).rejects.toMatchObject({ code: "busy" });
    }));

  const here = process.platform === "linux" ? test : test.skip;
  here("sees nothing of our environment but where programs and temporary files are", () =>
    inFolder(async (folder) => {
      make(`${folder}/memory.db`, "CREATE TABLE t(a)");
      process.env.MEMSNAP_TEST_SECRET = "AGE-SECRET-KEY-1";
      using child = new TaskProcess();
      await child.ask(QUERY, query(`${folder}/memory.db`, "SELECT 1"), LIMITS);
      const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
      const environments = children.map((pid) => readFileSync(`/proc/${pid}/environ`, "latin1"));
      expect(environments.length).toBeGreaterThan(0);
      for (const environment of environments) {
        const names = environment.split("\0").map((entry) => entry.split("=")[0]);
        expect(["", "PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"]).toEqual(expect.arrayContaining(names));
      }
      delete process.env.MEMSNAP_TEST_SECRET;
    }),
  );
});

describe("lines", () => {
  async function lines(maxBytes: number, ...chunks: string[]): Promise<string[]> {
    const found: string[] = [];
    async function* stream(): AsyncGenerator<Buffer> {
      for (const chunk of chunks) yield Buffer.from(chunk, "latin1");
    }
    for await (const line of linesOf(stream(), maxBytes)) found.push(line);
    return found;
  }

  test("are the same in whatever pieces they come", async () => {
    expect(await lines(99, "a\nb\n\nc\n")).toEqual(["a", "b", "", "c"]);
    expect(await lines(99, ..."a\nb\n\nc\n")).toEqual(["a", "b", "", "c"]);
    expect(await lines(99, "a", "\xc3", "\xbc\nb", "\n")).toEqual(["aü", "b"]);
  });

  test("end only at a line feed, and one without is none", async () => {
    expect(await lines(99, "a\rb\xe2\x80\xa8c\nd")).toEqual(["a\rb\u2028c"]);
  });

  test("that are longer than allowed are refused, as soon as they are", async () => {
    await expect(lines(3, "abcd")).rejects.toThrow(RangeError);
    await expect(lines(3, "a\nbcde\n")).rejects.toThrow(RangeError);
    expect(await lines(3, "abc\nabc\n")).toEqual(["abc", "abc"]);
  });
});
