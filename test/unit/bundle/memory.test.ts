import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { runNode } from "../../harness/child.ts";

const SIZE_MIB = 300;
/** What frames and chunks on their way may take beside the program itself, on however many cores. */
const ROOM_MIB = 170;
const PROGRAM = join(import.meta.dirname, "large-bundle.ts");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-large-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(["plain", "encrypted"])(`memory does not grow with a bundle of ${SIZE_MIB} MiB, %s`, async (encryption) => {
  const args = ["--disable-warning=ExperimentalWarning", PROGRAM, folder, String(SIZE_MIB), encryption];
  const { exitCode, stdout, stderr } = await runNode(args);
  expect([exitCode, stderr]).toEqual([0, ""]);
  const peaks = JSON.parse(stdout) as { started: number; wrote: number; read: number; readInPart: number };
  process.stdout.write(`peak memory in MiB, ${encryption}: ${stdout}\n`);
  expect(peaks.wrote - peaks.started).toBeLessThan(ROOM_MIB);
  expect(peaks.read - peaks.started).toBeLessThan(ROOM_MIB);
  expect(peaks.readInPart - peaks.started).toBeLessThan(ROOM_MIB);
});
