import type { Command } from "../measure.ts";
import type { Place, Tool } from "./tool.ts";

/** borg with a new repository for every snapshot. It copies the files of a database as they are. */
export function borg({ memory, own }: Place): Tool {
  const run = (cwd: string, ...args: string[]): Command => ({
    program: "borg",
    args,
    cwd,
    env: { BORG_BASE_DIR: own, BORG_PASSPHRASE: "bench", BORG_RELOCATED_REPO_ACCESS_IS_OK: "yes" },
  });
  return {
    name: "borg",
    needs: ["borg"],
    prepare: [],
    snapshot: (into) => [
      run(into, "init", "--encryption", "repokey", into),
      run(into, "create", "--compression", "zstd,3", `${into}::memory`, memory),
    ],
    restore: (from, to) => run(to, "extract", `${from}::memory`),
    verify: (from) => run(from, "check", "--verify-data", from),
  };
}
