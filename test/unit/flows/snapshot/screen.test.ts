import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Context } from "../../../../src/flows/context.ts";
import type { Captured } from "../../../../src/flows/snapshot/capture.ts";
import { Screening } from "../../../../src/flows/snapshot/screen.ts";
import type { Workspace } from "../../../../src/flows/workspace.ts";
import type { AppError, SecretMode } from "../../../../src/model/index.ts";
import { codeOf, inFolder } from "../../kinds/stage.ts";
import { TOKEN } from "../../secrets/planted.ts";

const CONTEXT = { atExit: () => () => {}, progress: () => {} } as unknown as Context;

/** Two captured files, of which the staged copy of one has gone. */
function captured(folder: string): Captured {
  const [there, gone] = [join(folder, "there"), join(folder, "gone")];
  writeFileSync(there, TOKEN);
  const storeOf = (name: string, file: string): Captured["stores"][number] => ({
    store: { kind: "file", name, path: name, location: folder },
    staged: {
      entries: [{ path: `files/${name}/a.md`, type: "file", mode: 0o644, sizeBytes: TOKEN.length, file }],
      summary: { kind: "file", files: 1, folders: 0 },
      digest: "0".repeat(64),
      consistency: "fenced",
      leftOut: [],
    },
  });
  return { stores: [storeOf("gone", gone), storeOf("there", there)], leftOut: [], fencedMs: 0 };
}

function screening(folder: string, mode: Exclude<SecretMode, "off">): Screening {
  const staging = {
    async folder(name: string) {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    },
  } as Workspace;
  const settings = { mode, key: "5e".repeat(32), rules: [], allow: [], redact: [] };
  return new Screening({ settings, key: "random" }, { staging, context: CONTEXT });
}

describe("a store that cannot be searched", () => {
  test("is said to be so where secrets are warned of, and the others are searched", () =>
    inFolder(async (folder) => {
      using screened = screening(folder, "warn");
      const before = captured(folder);
      expect(await screened.screen(before)).toBe(before);
      expect(await screened.report).toMatchObject({ unsearched: ["gone"], rules: [{ rule: "github", count: 1 }] });
    }));

  test.each(["redact", "fail"] as const)("ends a snapshot that says %s", (mode) =>
    inFolder(async (folder) => {
      using screened = screening(folder, mode);
      expect(await codeOf(screened.screen(captured(folder)))).toBe("ENOENT");
    }),
  );
});

test("a secret in the path of a store ends a snapshot that only warns, since receipts tell names, and is not said", () =>
  inFolder(async (folder) => {
    using screened = screening(folder, "warn");
    const { stores, ...rest } = captured(folder);
    const named = stores.map((one) => ({ ...one, store: { ...one.store, path: `keys/${TOKEN}` } }));
    await screened.screen({ ...rest, stores: named.slice(1) });
    const failure = (await screened.report.catch((error: unknown) => error)) as AppError;
    expect(failure.problems).toMatchObject([{ code: "secrets-found", path: "keys/[REDACTED:github]" }]);
    expect(JSON.stringify(failure.problems)).not.toContain(TOKEN);
  }));
