import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Upload } from "../../../../src/vault/index.ts";

const PROGRAM = fileURLToPath(new URL("put-program.ts", import.meta.url));

/** A process that is ready to put a bundle into a folder. */
export interface Putter {
  /** Lets it begin. */
  begin(): void;
  /** What came of it: `done`, or the code of its error. */
  readonly outcome: Promise<string>;
  kill(): Promise<void>;
}

/** Starts such a process. */
export async function startPutter(folder: string, { bundle }: Upload): Promise<Putter> {
  const args = ["--disable-warning=ExperimentalWarning", PROGRAM, folder, bundle];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const ended = once(child, "close");
  await Promise.race([once(child.stdout, "data"), ended]);
  return {
    begin: () => child.stdin.end("go\n"),
    outcome: ended.then(() => said.trim().split("\n").at(-1) ?? ""),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
