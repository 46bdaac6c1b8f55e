import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmdirSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@jest/globals";

const PAGE_BYTES = 4096;
/** What starts a program that may mount; root needs nothing, others need `sudo` that asks for nothing. */
const AS_ROOT = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
const WHY = whyNoDisk();

/** A test that mounts file systems; skipped where that is not possible. */
export const diskTest = WHY === undefined ? test : test.skip;
/** Why it is skipped, to stand behind its name. */
export const DISK_NOTE = WHY === undefined ? "" : ` (skipped: ${WHY})`;

/** Lets `use` work on a file system of its own with so much room, in a folder that is made for it. */
export async function onSmallDisk(folder: string, sizeBytes: number, use: () => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const owner = `uid=${process.getuid?.()},gid=${process.getgid?.()},mode=0700`;
  run("mount", "-t", "tmpfs", "-o", `size=${sizeBytes},${owner}`, "tmpfs", folder);
  try {
    await use();
  } finally {
    run("umount", "--lazy", folder);
  }
}

/** What a disk can lack: bytes, or places for further files and folders. */
export type Room = "bytes" | "files";

/** Leaves so much room on a file system of ours; bytes in whole pages. */
export function leaveRoom(folder: string, what: Room, amount: number): void {
  const { blocks, bfree, bsize, files, ffree } = statfsSync(folder);
  const limit =
    what === "bytes"
      ? `size=${Math.max(PAGE_BYTES, (blocks - bfree) * bsize + amount)}`
      : `nr_inodes=${files - ffree + amount}`;
  run("mount", "-o", `remount,${limit}`, folder);
}

function run(...command: string[]): void {
  const [program = "", ...args] = [...AS_ROOT, ...command];
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")} failed: ${error?.message ?? stderr}`);
}

function whyNoDisk(): string | undefined {
  if (process.platform !== "linux") return "no tmpfs to be mounted here";
  const folder = mkdtempSync(join(tmpdir(), "memsnap-disk-"));
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${PAGE_BYTES}`, "tmpfs", folder);
    run("umount", "--lazy", folder);
    return undefined;
  } catch {
    return "no right to mount a disk";
  } finally {
    rmdirSync(folder);
  }
}
