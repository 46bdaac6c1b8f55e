import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "@jest/globals";
import { LITTLE_RAM } from "../harness/little-ram.ts";
import { Scene } from "../harness/scene.ts";

const scene = new Scene();
scene.write("memory/MEMORY.md", "# What the agent knows\n").write("passphrase.txt", "correct horse\n");
afterAll(() => scene.remove());

const limited = "through" in LITTLE_RAM ? test : test.skip;
const options = LITTLE_RAM as { readonly through: readonly string[] };
const refusal = { code: "not-enough-ram", exitCode: 7 };

describe("where the system does not give what a passphrase takes", () => {
  limited("a signing key is neither made nor opened", async () => {
    const passphrase = ["--signing-passphrase-file", "passphrase.txt"];
    const keygen = ["keygen", "--signing", "--out", "signing.key", ...passphrase];
    expect(await scene.refused(keygen, options)).toMatchObject(refusal);
    await scene.done(keygen);
    const sign = ["--signing-key-file", "signing.key", ...passphrase];
    const snapshot = ["snapshot", "memory", "--no-encrypt", "--out", "bundles"];
    expect(await scene.refused([...snapshot, ...sign], options)).toMatchObject(refusal);
    expect(scene.listing()).not.toContain("bundles");
    await scene.done(snapshot, options);
  });

  limited("a bundle that asks for 1 GiB is not opened, and not called damaged", async () => {
    const passphrase = ["--passphrase-file", "passphrase.txt"];
    const { bundle } = await scene.snapshot(["memory", ...passphrase]);
    const bytes = readFileSync(bundle, "latin1");
    const costly = bytes.replace(/^(-> scrypt \S+) 17$/m, "$1 20");
    expect(costly).not.toBe(bytes);
    writeFileSync(scene.path("costly.tar.zst.age"), costly, "latin1");
    for (const command of ["verify", "inspect"]) {
      const refused = await scene.refused([command, "costly.tar.zst.age", ...passphrase], options);
      expect([command, refused]).toEqual([command, expect.objectContaining(refusal)]);
    }
    const drilled = await scene.run(["drill", "costly.tar.zst.age", ...passphrase, "--json"], options);
    expect(drilled.json()).toMatchObject({ outcome: "inconclusive", findings: [{ code: "not-enough-ram" }] });
  });
});
