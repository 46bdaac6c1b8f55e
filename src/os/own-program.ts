import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a process or a thread of our own begins: `child/` lies beside this folder, in `src/` as in `dist/`. */
export function ownProgram(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), "..", "child", `start${extname(here)}`);
}
