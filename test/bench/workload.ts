import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkload } from "../harness/workload.ts";

/** Rows do not fill pages, so that databases are larger than what is written to them. */
const BYTES_PER_BYTE_OF_ROWS = 1.255;
/** A file of a few kilobytes in every memory, to be restored alone. */
export const SMALL_FILE = "MEMORY.md";

/** Makes a memory that takes about so many bytes on disk: 39 % a database of text, 58 % one of float32 embeddings, 3 % JSONL. */
export function makeMemory(dir: string, sizeBytes: number): void {
  makeWorkload(dir, sizeBytes / 1e6 / BYTES_PER_BYTE_OF_ROWS);
  writeFileSync(join(dir, SMALL_FILE), "# What I know\n\nNothing that would not fit here.\n".repeat(50));
}

/** Bytes of all files below a folder. */
export function sizeOf(dir: string): number {
  return filesOf(dir).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Has the system hold all files below a folder in memory. */
export function warm(dir: string): void {
  for (const file of filesOf(dir)) readFileSync(file);
}

function filesOf(dir: string): string[] {
  return globSync("**", { cwd: dir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
