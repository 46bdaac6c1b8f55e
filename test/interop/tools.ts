import { execFileSync, spawnSync } from "node:child_process";

/** Whether all of these programs are installed. `GNU tar` is asked for by that name; other tars know other options. */
export function areInstalled(...programs: readonly string[]): boolean {
  return programs.every((program) => {
    const { status, stdout } = spawnSync(program.split(" ").at(-1) ?? "", ["--version"], { encoding: "utf8" });
    return status === 0 && (!program.startsWith("GNU ") || stdout.includes(program));
  });
}

/** The title of a suite, with the reason when it cannot run. */
export function titled(title: string, programs: readonly string[]): string {
  const missing = programs.filter((program) => !areInstalled(program));
  return missing.length === 0 ? title : `${title} (skipped: not installed: ${missing.join(", ")})`;
}

/** Runs a program and gives what it says. @throws Error when it fails */
export function run(program: string, args: readonly string[], options: { cwd?: string; input?: Buffer } = {}): Buffer {
  return execFileSync(program, args, { ...options, maxBuffer: 256 * 2 ** 20, stdio: ["pipe", "pipe", "pipe"] });
}
