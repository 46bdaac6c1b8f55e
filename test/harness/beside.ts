import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs `use` beside a Node program that is ready as soon as it says anything, and ends when its standard input does.
 * @throws Error when the program ends before it is told to, or fails
 */
export async function beside(args: readonly string[], use: (child: ChildProcess) => Promise<void>): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  try {
    await once(child.stdout as NodeJS.ReadableStream, "data");
    await use(child);
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${args.join(" ")} ended early`);
  } finally {
    child.stdin?.end();
    if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  }
  if (child.exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${child.exitCode}`);
}
