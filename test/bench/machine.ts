import { spawnSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/** Where numbers come from. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  /** What every program that took part says of its version. */
  readonly versions: Readonly<Record<string, string>>;
}

const PROGRAMS: Readonly<Record<string, string>> = {
  restic: "version",
  borg: "--version",
  age: "--version",
  zstd: "--version",
  sqlite3: "--version",
};

/** This machine. */
export function machine(): Machine {
  const versions = Object.entries(PROGRAMS).flatMap(([program, how]) => {
    const said = spawnSync(program, [how], { encoding: "utf8" }).stdout ?? "";
    const [version] = /\d+(\.\d+)+/.exec(said) ?? [];
    return version === undefined ? [] : [[program, version] as const];
  });
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    versions: { node: process.versions.node, ...Object.fromEntries(versions) },
  };
}
