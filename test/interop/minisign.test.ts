import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  generateSigningKey,
  type PublicKey,
  parsePublicKeys,
  parseSigningKey,
  publicKeyLine,
  publicKeyText,
  signingKeyText,
} from "../../src/signing/index.ts";
import { LEAST } from "../../src/signing/key-stream.ts";
import { patternBytes } from "../unit/bundle/age/bytes.ts";
import { codeFrom, FACTS, judged, signed } from "../unit/signing/made.ts";

const isInstalled = spawnSync("minisign", ["-v"]).status === 0;
const suite = isInstalled ? describe : describe.skip;
const PASSPHRASE = "correct horse, Pferd";
const BYTES = patternBytes(3_000_001);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-minisign-"));
  writeFileSync(join(folder, "bundle"), BYTES);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs minisign, which reads passphrases from its standard input. */
function minisign(args: readonly string[], input = ""): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync("minisign", args, { cwd: folder, input, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** A new key of minisign's, with its public half. */
function stockKey(name: string, passphrase?: string): PublicKey {
  const args = ["-G", "-f", "-p", `${name}.pub`, "-s", `${name}.key`];
  const made = passphrase === undefined ? minisign([...args, "-W"]) : minisign(args, `${passphrase}\n${passphrase}\n`);
  expect(made.status).toBe(0);
  const [key] = parsePublicKeys(read(`${name}.pub`), name);
  return key as PublicKey;
}

suite(isInstalled ? "minisign" : "minisign (skipped: not installed)", () => {
  test.each([
    ["without a passphrase", undefined],
    ["with a passphrase", PASSPHRASE],
  ])("verifies what we sign with a key of its own %s", async (_what, passphrase) => {
    const publicKey = stockKey("own", passphrase);
    const key = await parseSigningKey(read("own.key"), { name: "own", passphrase });
    expect(key.publicKey).toEqual(publicKey);
    write("bundle.minisig", signed(BYTES, key, FACTS));
    const { status, output } = minisign(["-V", "-H", "-p", "own.pub", "-m", "bundle"]);
    expect(output).toContain(`agent-memory-snapshot snapshot=${FACTS.snapshotId} agent=scout`);
    expect(status).toBe(0);
  });

  test.each([
    ["prehashed", []],
    ["in the old form", ["-l"]],
  ])("signs %s what we verify, and takes our keys with and without a passphrase", async (_what, form) => {
    const key = generateSigningKey();
    write("ours.pub", publicKeyText(key.publicKey));
    for (const [passphrase, input] of [
      [undefined, ""],
      [PASSPHRASE, `${PASSPHRASE}\n`],
    ] as const) {
      write("ours.key", await signingKeyText(key, { passphrase, cost: LEAST }));
      const sign = ["-S", ...form, "-s", "ours.key", "-t", "a comment: Ärger\tin tabs", "-x", "sig", "-m", "bundle"];
      expect(minisign(sign, input).status).toBe(0);
      const keys = [key.publicKey];
      expect(judged(read("sig"), { bytes: BYTES, keys, facts: FACTS })).toEqual({
        keyId: key.publicKey.id,
        trustedComment: "a comment: Ärger\tin tabs",
      });
      const other = BYTES.with(BYTES.length - 1, 0);
      expect(codeFrom(() => judged(read("sig"), { bytes: other, keys }))).toBe("signature-wrong");
      expect(minisign(["-V", "-P", publicKeyLine(key.publicKey), "-x", "sig", "-m", "bundle"]).status).toBe(0);
    }
  });

  test("reads the public key out of a secret key of ours, at what a key costs by default", async () => {
    const key = generateSigningKey();
    write("ours.key", await signingKeyText(key, { passphrase: PASSPHRASE }));
    expect(minisign(["-R", "-f", "-s", "ours.key", "-p", "again.pub"], `${PASSPHRASE}\n`).status).toBe(0);
    expect(read("again.pub")).toBe(publicKeyText(key.publicKey));
  });

  test("refuses what we refuse", async () => {
    const publicKey = stockKey("strict");
    const key = await parseSigningKey(read("strict.key"), { name: "strict" });
    const text = signed(BYTES, key, FACTS);
    for (const bad of [
      text.replace("agent=scout", "agent=other"),
      signed(BYTES.subarray(1), key, FACTS),
      signed(BYTES, generateSigningKey(), FACTS),
      text.replace("\nRU", "\nRX"),
      text.split("\n").slice(0, 2).join("\n"),
    ]) {
      write("bundle.minisig", bad);
      expect(minisign(["-V", "-p", "strict.pub", "-m", "bundle"]).status).not.toBe(0);
      expect(codeFrom(() => judged(bad, { bytes: BYTES, keys: [publicKey], facts: FACTS }))).toMatch(/^signature-/);
    }
  });
});
