import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "@jest/globals";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type { StagedStore } from "../../../../src/kinds/kind.ts";
import type { Redaction } from "../../../../src/model/index.ts";
import { redact } from "../secrets.ts";
import { extract } from "../stage.ts";
import { capture, located } from "./stores.ts";

/** A store of files with this content, and its staged copy. */
export async function staged(folder: string, files: Readonly<Record<string, string | Buffer>>) {
  const location = join(folder, "memory");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(location, path)), { recursive: true });
    writeFileSync(join(location, path), content);
  }
  const store = located(location);
  return { store, staged: await capture(store, join(folder, `staging-${performance.now()}`)) };
}

/** The same without its secrets, and without what the rules name. The source stays as it is. */
export async function redacted(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
  redactions: readonly Redaction[] = [],
): Promise<{ staged: StagedStore; left: string[]; applied: string[] }> {
  const before = await staged(folder, files);
  const after = await redact(fileKind, { ...before, into: folder }, { redactions });
  expect(await fileKind.check(extract(before.store, after.staged, join(folder, "extracted")), folder)).toEqual([]);
  for (const [path, content] of Object.entries(files))
    expect(readFileSync(join(folder, "memory", path))).toEqual(Buffer.from(content));
  return after;
}
