import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ActionsProcess } from "../../../src/vault/actions-process.ts";

const REQUEST = { token: "t", route: "GET /repos/{owner}/{repo}", parameters: { owner: "acme", repo: "agents" } };

test("a service that never answers is given up, and nothing is left behind", async () => {
  const tempDir = mkdtempSync(join(tmpdir(), "memsnap-silent-"));
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { PATH: process.env.PATH, GITHUB_API_URL };
  {
    await using client = await ActionsProcess.start({ cwd: tempDir, tempDir, env, now: () => new Date() });
    const asked = [1, 2].map((timeoutMs) => client.call("github", [REQUEST], timeoutMs * 500));
    for (const call of await Promise.allSettled(asked))
      expect(call).toMatchObject({ status: "rejected", reason: { code: "vault-unreachable" } });
  }
  expect(readdirSync(tempDir)).toEqual([]);
  server.closeAllConnections();
  server.close();
  rmSync(tempDir, { recursive: true });
});
