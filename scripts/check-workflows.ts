/** Fails when `action.yml` or a workflow is not valid, takes a risk, or uses an action that is not pinned to a known commit. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./dist.ts";
import { problemsOf, risksIn, strangersIn } from "./workflows.ts";

const actions = globSync("action.{yml,yaml}", { cwd: ROOT });
const own = globSync(".github/workflows/*.{yml,yaml}", { cwd: ROOT });
const examples = globSync("docs/examples/workflows/*.{yml,yaml}", { cwd: ROOT });
const workflows = [...own, ...examples];
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const problems = [
  ...[...actions, ...workflows].flatMap((path) => problemsOf(path, read(path))),
  ...workflows.flatMap((path) => [...strangersIn(path, read(path)), ...risksIn(path, read(path))]),
];
if (actions.length !== 1) problems.push(`action.yml: expected one, found ${actions.length}`);
if (own.length === 0) problems.push(".github/workflows: expected at least one workflow, found none");
if (examples.length === 0) problems.push("docs/examples/workflows: expected at least one workflow, found none");

for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else process.stdout.write(`action.yml and ${workflows.length} workflows are valid and pinned\n`);
