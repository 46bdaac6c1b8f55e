import { lstat, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Problem } from "../model/index.ts";
import type { Context } from "./context.ts";

/** Finds what is wrong with a target before anything is unpacked. */
export async function prepareTarget(
  request: { readonly to: string; readonly force?: boolean },
  context: Context,
  problems: Problem[],
): Promise<void> {
  if (request.to === "") return;
  const target = resolve(context.cwd, request.to);
  const found = await lstat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT")
      problems.push({
        code: "target-unsafe",
        message: `the target ${target} cannot be looked at (${error.code})`,
        path: target,
      });
    return undefined;
  });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
    problems.push({
      code: "target-unsafe",
      message: `the target ${target} is ${what}, expected a folder or nothing`,
      path: target,
    });
    return;
  }
  const entries = await readdir(target).catch(() => undefined);
  if (entries === undefined)
    problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
  else if (entries.length > 0 && request.force !== true)
    problems.push({ code: "target-not-empty", message: `the target ${target} is not empty`, path: target });
}
