import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { make } from "../kinds/sqlite/databases.ts";
import { inFolder } from "../kinds/stage.ts";

const CHILD = join(import.meta.dirname, "../../../src/child/start.ts");
/** Has a program tell on standard error which packages it loads. */
const TELLING = `
  import { registerHooks } from "node:module";
  import { writeSync } from "node:fs";
  registerHooks({
    load(url, context, next) {
      writeSync(2, url + "\\n");
      return next(url, context);
    },
  });`;

/** Names of the packages that a child loads for a task. */
async function packagesOf(task: string, input: object): Promise<{ answer: unknown; packages: string[] }> {
  const hooks = `data:text/javascript,${encodeURIComponent(TELLING)}`;
  const child = spawn(process.execPath, ["--import", hooks, CHILD, String(process.pid)], { env: {}, stdio: "pipe" });
  child.stdin.end(`${JSON.stringify({ task, input, memoryBytes: 2 ** 30 })}\n`);
  const [said, loaded] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const names = loaded.matchAll(/^file:.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm);
  return {
    answer: JSON.parse(said).answer,
    packages: [...new Set(Array.from(names, ([, name]) => name ?? ""))].sort(),
  };
}

test("a child that examines a database loads no rules about secrets and no client of a service", () =>
  inFolder(async (folder) => {
    make(`${folder}/memory.db`, "CREATE TABLE t(a)");
    const question = { file: `${folder}/memory.db`, sql: "SELECT 1", maxRows: 1, keepRows: true };
    const { answer, packages } = await packagesOf("query", question);
    expect(answer).toEqual({ count: 1, rows: [[1]] });
    expect(packages).toContain("better-sqlite3");
    expect(packages.filter((name) => /secretlint|re2|aws|smithy|actions|azure|simple-git/.test(name))).toEqual([]);
  }));
