import type { KindName } from "../model/index.ts";
import { compareTask, describeTask } from "./comparing.ts";
import { captureTask } from "./examiner.ts";
import type { Kind } from "./kind.ts";
import { QUERY, SUMMARY } from "./sqlite/index.ts";
import type { Task } from "./task.ts";

/** What a child process can be asked to do, by name. A new task is a line here, or belongs to a kind. */
export function listTasks(kinds: Readonly<Record<KindName, Kind>>): Readonly<Record<string, Task<never, unknown>>> {
  const checks = Object.values(kinds).flatMap(({ apart }) => (apart === undefined ? [] : [apart.check]));
  const own = [QUERY, SUMMARY, captureTask(kinds), compareTask(kinds), describeTask(kinds)];
  return Object.fromEntries([...own, ...checks].map((task) => [task.name, task]));
}
