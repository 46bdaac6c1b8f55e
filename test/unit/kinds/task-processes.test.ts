import { expect, test } from "@jest/globals";
import { z } from "zod";
import { TASKS } from "../../../src/kinds/index.ts";
import type { Outcome, Task } from "../../../src/kinds/task.ts";
import { TaskProcesses } from "../../../src/kinds/task-processes.ts";
import { make } from "./sqlite/databases.ts";
import { inFolder } from "./stage.ts";

const LIMITS = { timeoutMs: 20_000, memoryBytes: 256 * 1024 * 1024 };
const QUERY = { ...TASKS.query, answer: z.any() } as unknown as Task<object, { rows: unknown[][] }>;
const ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

function asked(processes: TaskProcesses, file: string, sql: string): Promise<Outcome<{ rows: unknown[][] }>> {
  const question = { file, sql, maxRows: 10, keepRows: true };
  return processes.withOne((process) => process.ask(QUERY, question, LIMITS));
}

test("more tasks than processes get the answer of each its own", () =>
  inFolder(async (folder) => {
    make(`${folder}/memory.db`, "CREATE TABLE t(a)");
    using processes = new TaskProcesses();
    const numbers = [1, 2, 3, 4, 5];
    const answers = numbers.map((number) => asked(processes, `${folder}/memory.db`, `SELECT ${number}`));
    expect(await Promise.all(answers)).toMatchObject(numbers.map((number) => ({ answer: { rows: [[number]] } })));
  }));

test("the end ends what is at work and what waits, with the code of a busy system", () =>
  inFolder(async (folder) => {
    make(`${folder}/memory.db`, "CREATE TABLE t(a)");
    const processes = new TaskProcesses();
    const all = Promise.allSettled([1, 2, 3, 4].map(() => asked(processes, `${folder}/memory.db`, ENDLESS)));
    setTimeout(() => processes[Symbol.dispose](), 300);
    const busy = { status: "rejected", reason: { code: "busy" } };
    expect(await all).toMatchObject([busy, busy, busy, busy]);
  }));
