import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { syncFolder } from "../os/index.ts";

/** The calls by which a target is changed, each of them whole or not at all. A test ends the process between two of them. */
export interface Disk {
  rename(from: string, to: string): void;
  setMode(path: string, mode: number): void;
  /** Makes a private folder, and those above it that are missing. */
  makeFolder(path: string): void;
  /** Writes a file of ours, in place of what has its name, and makes its content durable. */
  write(path: string, text: string): void;
  /** Removes a file; it is no failure when there is none. */
  remove(path: string): void;
  /** Makes the names in a folder durable. */
  sync(folder: string): void;
}

/** The disk of this machine. */
export const DISK: Disk = {
  rename: renameSync,
  setMode: chmodSync,
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  write: writeDurably,
  remove: (path) => rmSync(path, { force: true }),
  sync: syncFolder,
};

function writeDurably(path: string, text: string): void {
  rmSync(path, { force: true });
  // A link that appears in between is not written through.
  const file = openSync(path, "wx", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
