import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listingOnce, openVault, parseVaultUrl, type StoredBundle, type Vault } from "../../../src/vault/index.ts";
import { Uploads } from "../../contract/uploads.ts";

const TIMES = ["2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z"];

/** A folder with two bundles of each of two agents, which counts how often it is listed. */
async function counted(uploads: Uploads): Promise<{ vault: Vault; count: () => number }> {
  const folder = join(uploads.folder, "vault");
  mkdirSync(folder);
  const context = { cwd: folder, tempDir: uploads.folder, env: {}, now: () => new Date() };
  const vault = await openVault(parseVaultUrl(`folder:${folder}`), context);
  for (const agent of ["scout", "herald"])
    for (const createdAt of TIMES) await vault.put(await uploads.make({ agent, createdAt }));
  let count = 0;
  return {
    vault: {
      ...vault,
      list: (...asked) => {
        count++;
        return vault.list(...asked);
      },
    },
    count: () => count,
  };
}

const facts = (bundles: readonly StoredBundle[]): string[] =>
  bundles.map(({ receipt }) => `${receipt.agent} ${receipt.createdAt}`);

test("the bundles of all agents and of one are listed once", async () => {
  using uploads = new Uploads();
  const { vault, count } = await counted(uploads);
  const once = listingOnce(vault, {});
  expect(facts(await once.list({ agent: "scout" }))).toEqual(TIMES.toReversed().map((time) => `scout ${time}`));
  expect(await once.list()).toHaveLength(4);
  expect(count()).toBe(1);
});

test("what is not among the bundles of one agent is asked for", async () => {
  using uploads = new Uploads();
  const { vault, count } = await counted(uploads);
  const once = listingOnce(vault, { agent: "scout" });
  expect(await once.list({ agent: "scout" })).toHaveLength(2);
  expect(await once.list({ agent: "scout" })).toHaveLength(2);
  expect(count()).toBe(1);
  expect(await once.list({ agent: "herald" })).toHaveLength(2);
  expect(await once.list({})).toHaveLength(4);
  expect(count()).toBe(3);
});

test("a bundle that is asked for by its name is looked for anew", async () => {
  using uploads = new Uploads();
  const { vault } = await counted(uploads);
  const once = listingOnce(vault, {});
  await once.list();
  const stored = await once.put(await uploads.make({ createdAt: "2026-11-03T00:00:00.000Z" }));
  expect(await once.list()).toHaveLength(4);
  expect(await once.list({ name: stored.name })).toHaveLength(1);
});
