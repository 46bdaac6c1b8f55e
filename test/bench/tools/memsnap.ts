import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "../measure.ts";
import type { Place, Tool } from "./tool.ts";

/** The command line as it is shipped, with what only it can do. */
export interface Memsnap extends Tool {
  /** Without the search for secrets, which its peers do not have. */
  snapshotUnsearched(into: string): readonly Command[];
  /** Any command of it. */
  run(...args: readonly string[]): Command;
  inspect(from: string): Command;
  /** Brings back one file alone. */
  restoreOnly(from: string, to: string, path: string): Command;
  /** Compares what two snapshots have kept. */
  compare(one: string, other: string): Command;
  verify(from: string): Command;
}

/** memsnap out of a copy of `dist/`. */
export function memsnap({ memory, own }: Place, dist: string): Memsnap {
  const key = join(own, "memsnap.key");
  const opening = ["--identity", key];
  const run = (...args: readonly string[]): Command => ({
    program: process.execPath,
    args: [join(dist, "cli.js"), ...args],
    cwd: dirname(memory),
  });
  const snapshot = (into: string, ...more: string[]): readonly Command[] => [
    run("snapshot", basename(memory), "--out", into, "--recipient", recipientOf(key), ...more),
  ];
  return {
    name: "memsnap",
    needs: [],
    prepare: [run("keygen", "--out", key)],
    run,
    snapshot: (into) => snapshot(into),
    snapshotUnsearched: (into) => snapshot(into, "--secrets", "off"),
    restore: (from, to) => run("restore", bundleIn(from), "--to", join(to, "back"), ...opening),
    verify: (from) => run("verify", bundleIn(from), ...opening),
    inspect: (from) => run("inspect", bundleIn(from), ...opening),
    restoreOnly: (from, to, path) =>
      run("restore", bundleIn(from), "--to", join(to, "back"), ...opening, "--only", `${basename(memory)}/${path}`),
    compare: (one, other) => run("compare", bundleIn(one), bundleIn(other), ...opening),
  };
}

/** The comment in a file with an identity names its recipient. */
function recipientOf(key: string): string {
  const [recipient] = /age1[a-z0-9]+/.exec(readFileSync(key, "utf8")) ?? [];
  if (recipient === undefined) throw new Error(`${key} names no recipient`);
  return recipient;
}

function bundleIn(dir: string): string {
  const name = readdirSync(dir).find((file) => /\.tar\.zst(\.age)?$/.test(file));
  if (name === undefined) throw new Error(`${dir} holds no bundle`);
  return join(dir, name);
}
