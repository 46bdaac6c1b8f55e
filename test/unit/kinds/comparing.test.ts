import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { KINDS, type KnownStore, openExaminer } from "../../../src/kinds/index.ts";
import { COMPARE_DEFAULTS } from "../../../src/model/index.ts";
import { inFolder } from "./stage.ts";

const SUMMARY = { kind: "file", files: 1, folders: 0 } as const;

/** A store of one file. */
function store(folder: string, name: string, text: string): KnownStore {
  const file = join(folder, name);
  writeFileSync(file, text);
  const content = [{ path: "files/s/a.txt", type: "file", mode: 0o644, sizeBytes: text.length, file }] as const;
  const bytes = text.length;
  return { kind: "file", name: "s", path: "s", digest: name.repeat(64), entries: 1, bytes, summary: SUMMARY, content };
}

/** What two files differ in, and the facts of the first, with so much time. */
async function examined(folder: string, timeoutMs: number) {
  const limitsFor = () => ({ timeoutMs, memoryBytes: 2 ** 30 });
  const kinds = { ...KINDS, file: { ...KINDS.file, comparing: { limitsFor } } };
  const pair = { base: store(folder, "a", "one\n"), current: store(folder, "b", "two\n") };
  using examiner = openExaminer({ kinds, scratch: folder, atExit: () => () => {} });
  const differences = await examiner.compare(pair, COMPARE_DEFAULTS);
  const facts = await examiner.describe(pair.base, COMPARE_DEFAULTS).catch((error: { code: string }) => error.code);
  return { codes: differences.map(({ code }) => code), facts };
}

test("stores are compared in a process of their own", () =>
  inFolder(async (folder) => {
    const { codes, facts } = await examined(folder, 60_000);
    expect(codes).toEqual(["file-changed"]);
    expect(facts).toMatchObject({ kind: "file", files: [{ path: "s/a.txt" }] });
  }));

test("what takes longer than it may is not compared, and that is said", () =>
  inFolder(async (folder) => {
    expect(await examined(folder, 1)).toEqual({ codes: ["store-not-compared"], facts: "busy" });
  }));
