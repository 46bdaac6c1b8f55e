import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { loadPolicy } from "../../../src/flows/compare/policy-file.ts";
import { loadProbes } from "../../../src/flows/drill/probe-file.ts";
import { loadKeys } from "../../../src/flows/keys.ts";
import { prepareSecrets } from "../../../src/flows/snapshot/secrets-plan.ts";
import type { Problem } from "../../../src/model/index.ts";

const LOADERS: readonly (readonly [what: string, load: (file: string, problems: Problem[]) => Promise<unknown>])[] = [
  ["probes", (file, problems) => loadProbes(file, ".", problems)],
  ["a policy", (file, problems) => loadPolicy(file, ".", problems)],
  ["rules about secrets", (secretsConfig, problems) => prepareSecrets({ secretsConfig }, ".", problems)],
  ["the key of fingerprints", (secretsKeyFile, problems) => prepareSecrets({ secretsKeyFile }, ".", problems)],
  ["an identity", (file, problems) => loadKeys({ identityFiles: [file] }, ".", problems)],
];

const onPosix = process.platform === "win32" ? describe.skip : describe;
onPosix("of a file that the user names no more is read than it may have, though it does not end:", () => {
  test.each(LOADERS)("%s", async (_, load) => {
    const folder = mkdtempSync(join(tmpdir(), "memsnap-named-"));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const writer = spawn("sh", ["-c", 'exec > "$0"; head -c 3000000 /dev/zero; exec sleep 60', pipe]);
    try {
      const problems: Problem[] = [];
      await load(pipe, problems);
      expect(problems).toMatchObject([{ path: pipe, message: expect.stringContaining("larger than 1048576 bytes") }]);
    } finally {
      writer.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    }
  });
});
