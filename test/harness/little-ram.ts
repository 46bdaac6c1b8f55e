import { spawnSync } from "node:child_process";

/** Enough for Node with a snapshot, and not for 1 GiB more. */
const LIMIT_BYTES = 2 ** 31;

/** What starts a program to which the system gives little memory; only Linux keeps to such a limit. */
export const LITTLE_RAM = littleRam();

function littleRam(): { readonly through: readonly string[] } | { readonly why: string } {
  const through = ["prlimit", `--as=${LIMIT_BYTES}`];
  const tried = spawnSync(through[0] as string, [...through.slice(1), process.execPath, "--version"]);
  return tried.status === 0 ? { through } : { why: "skipped: no `prlimit` that limits memory" };
}
