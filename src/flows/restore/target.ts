import { lstat, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError, agentProblems, isOwnName, type Problem } from "../../model/index.ts";
import { isCutOff, type StagedTarget } from "../../swap/index.ts";
import type { Context } from "../context.ts";
import type { RestoreRequest } from "./request.ts";

/** Absolute path of a target. */
export function targetOf(to: string, { cwd }: Pick<Context, "cwd">): string {
  return resolve(cwd, to);
}

/** Finds what is wrong with a request and its target before anything is unpacked. */
export async function prepareTarget(
  request: Pick<RestoreRequest, "to" | "force" | "agent">,
  context: Context,
  problems: Problem[],
): Promise<void> {
  const { agent, to } = request;
  problems.push(...agentProblems(agent));
  const target = targetOf(to, context);
  if (to === "" || !(await isFolder(target, problems))) return;
  const entries = await readdir(target).catch(() => undefined);
  if (entries === undefined)
    problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
  // What a restore that was cut off has left says nothing about what will be there when it is completed.
  else if (!request.force && holdsMemory(entries) && !isCutOff(target)) problems.push(notEmpty(target));
}

/** Finds out whether there is a folder to look after. */
export async function requireTarget(target: string, problems: Problem[]): Promise<void> {
  const before = problems.length;
  if ((await isFolder(target, problems)) || problems.length > before) return;
  problems.push({ code: "nothing-to-undo", message: `there is no folder ${target}`, path: target });
}

/** Looks again when nobody else can restore into the target. @throws AppError `target-not-empty` */
export async function requireRoom({ target, exists }: StagedTarget, { force }: { force?: boolean }): Promise<void> {
  if (!exists || force || !holdsMemory(await readdir(target))) return;
  const { code, message, path } = notEmpty(target);
  throw new AppError(code, message, { path });
}

async function isFolder(target: string, problems: Problem[]): Promise<boolean> {
  const unsafe = (what: string): boolean => {
    problems.push({ code: "target-unsafe", message: `the target ${target} ${what}`, path: target });
    return false;
  };
  try {
    const found = await lstat(target);
    if (found.isDirectory()) return true;
    const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
    return unsafe(`is ${what}, expected a folder or nothing`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? false : unsafe(`cannot be looked at (${code})`);
  }
}

function holdsMemory(entries: readonly string[]): boolean {
  return entries.some((name) => !isOwnName(name));
}

function notEmpty(target: string): { code: "target-not-empty"; message: string; path: string } {
  return { code: "target-not-empty", message: `the target ${target} is not empty`, path: target };
}
