import { join } from "node:path";
import type { Command } from "../measure.ts";
import type { Place, Tool } from "./tool.ts";

/** restic with a new repository for every snapshot. It copies the files of a database as they are. */
export function restic({ memory, own }: Place): Tool {
  const run = (repository: string, ...args: string[]): Command => ({
    program: "restic",
    args: ["--quiet", "--repo", repository, "--cache-dir", join(own, "restic-cache"), ...args],
    env: { RESTIC_PASSWORD: "bench" },
  });
  return {
    name: "restic",
    needs: ["restic"],
    prepare: [],
    snapshot: (into) => [run(into, "init"), run(into, "backup", memory)],
    restore: (from, to) => run(from, "restore", "latest", "--target", to),
    verify: (from) => run(from, "check", "--read-data"),
  };
}
