/** Reports that were read by people once, and have to stay as they are; `UPDATE_GOLDEN=1` writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";

const FOLDER = join(import.meta.dirname, "golden");

/** Expects a report to be the one that was kept by this name. */
export function expectGolden(name: string, report: string): void {
  const path = join(FOLDER, name);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, report);
  }
  expect(report).toBe(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
}
