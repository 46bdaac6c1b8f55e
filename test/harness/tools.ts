import { spawnSync } from "node:child_process";

/** Programs of others that ours is held against. */
export type Tool = "age" | "bash" | "git" | "sha256sum" | "sqlite3" | "tar" | "zstd";

/** Those of the tools that are not installed here, as the reason why a test is skipped; undefined when all are. */
export function whyWithout(...tools: readonly Tool[]): string | undefined {
  const absent = tools.filter((tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).status !== 0);
  return absent.length === 0 ? undefined : `skipped: ${absent.join(", ")} not installed`;
}
