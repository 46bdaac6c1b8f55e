import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openVault, parseVaultUrl } from "../../src/vault/index.ts";
import { describeVault } from "./vault-contract.ts";

describeVault("a folder", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "memsnap-folder vault-"));
  // A name with all that a path can hold and a URL would have to quote.
  const path = "bündles ?&#%41";
  const place = (name: string): string => join(cwd, path, name);
  mkdirSync(place(""));
  const open = (text: string) => openVault(parseVaultUrl(text), { cwd, tempDir: cwd, env: {}, now: () => new Date() });
  return {
    vault: await open(`folder:${path}`),
    names: async () => readdirSync(place("")),
    plant: async (name, bytes) => writeFileSync(place(name), bytes),
    change: async (name, make) => writeFileSync(place(name), make(readFileSync(place(name)))),
    lose: async (name) => rmSync(place(name)),
    close: async () => rmSync(cwd, { recursive: true, force: true }),
    broken: { "vault-not-found": () => open("folder:absent") },
  };
});
