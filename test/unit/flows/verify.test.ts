import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream } from "../../../src/bundle/age/index.ts";
import { generateIdentity } from "../../../src/bundle/index.ts";
import { type VerifyResult, verify } from "../../../src/flows/index.ts";
import type { ManifestStore } from "../../../src/model/index.ts";
import { onSmallDisk } from "../swap/trees.ts";
import { Desk, NOW } from "./desk.ts";
import { lyingBundle } from "./lies.ts";

function failed({ checks }: VerifyResult): string[] {
  return checks.filter(({ status }) => status === "failed").map(({ name }) => name);
}

describe("what a manifest says of a file store", () => {
  test("is right in a bundle that says the truth", async () => {
    using desk = new Desk();
    await lyingBundle(desk.path("truth.tar.zst"), {});
    expect(await desk.verify("truth.tar.zst")).toMatchObject({ ok: true, findings: [] });
  });

  test.each<[string, Partial<ManifestStore>]>([
    ["digest-mismatch", { digest: "0".repeat(64) }],
    ["manifest-invalid", { summary: { kind: "file", files: 2, folders: 1 } }],
    ["manifest-invalid", { summary: { kind: "file", files: 1, folders: 0 } }],
  ])("is checked by every examination: %s", async (code, lie) => {
    using desk = new Desk();
    await lyingBundle(desk.path("lie.tar.zst"), lie);
    for (const quick of [false, true]) {
      const result = await desk.verify("lie.tar.zst", { quick });
      expect(result.findings).toMatchObject([{ code, path: "mem" }]);
      expect([result.ok, failed(result)]).toEqual([false, ["manifest"]]);
    }
  });
});

describe("damage is reported for the layer that it is in", () => {
  const KEY = generateIdentity({ postQuantum: false, createdAt: NOW });

  /** A bundle, its middle damaged before or after it is encrypted. */
  async function damaged(desk: Desk, { when }: { when: "before" | "after" | "never" }): Promise<VerifyResult> {
    const { identityFileText, recipient } = await KEY;
    const noise = Array.from({ length: 40_000 }, (_, n) => (n * 2_654_435_761) % 4_294_967_296).join("");
    const { bundle } = await desk.write({ "mem/noise.txt": noise }).snapshot(["mem"]);
    const plain = readFileSync(bundle);
    if (when === "before") flip(plain);
    const header = await createAgeHeader({ recipients: [recipient] });
    const chunks: Buffer[] = [];
    for await (const chunk of encryptStream(once(plain), header)) chunks.push(chunk);
    const sealed = Buffer.concat(chunks);
    if (when === "after") flip(sealed);
    writeFileSync(desk.path("sealed.tar.zst.age"), sealed);
    return desk.verify("sealed.tar.zst.age", { identities: [identityFileText] });
  }

  function flip(bytes: Buffer): void {
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  }

  async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
    yield bytes;
  }

  test.each([
    ["never", []],
    ["before", ["frames"]],
    ["after", ["encryption"]],
  ] as const)("%s encryption", async (when, expected) => {
    using desk = new Desk();
    expect(failed(await damaged(desk, { when }))).toEqual(expected);
  });
});

test("a full disk for temporary files is told as such, and not as a damaged repository", async () => {
  using desk = new Desk().write({ "mem/notes/noise.bin": randomBytes(3 * 1024 * 1024) });
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  for (const args of [
    ["init", "--quiet"],
    ["add", "."],
    [...author, "commit", "--quiet", "--message=first"],
  ])
    execFileSync("git", args, { cwd: desk.path("mem/notes") });
  const { bundle } = await desk.snapshot(["mem"]);
  await onSmallDisk(desk.path("disk"), 5 * 1024 * 1024, async () => {
    const outcome = verify({ bundle }, desk.context({ tempDir: desk.path("disk") }));
    await expect(outcome).rejects.toMatchObject({ code: "disk-full", exitCode: 7 });
    expect(readdirSync(desk.path("disk"))).toEqual([]);
  });
  expect((await desk.verify(bundle)).ok).toBe(true);
});

test("everything that was not reached is skipped, and the sidecar is looked at nevertheless", async () => {
  using desk = new Desk().write({ "mem/a.md": "a".repeat(5000) });
  const { bundle } = await desk.snapshot(["mem"]);
  const bytes = readFileSync(bundle);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(bundle, bytes);
  const result = await desk.verify(bundle);
  expect(failed(result)).toContain("sidecar");
  expect(result.checks.filter(({ status }) => status === "passed")).toEqual([]);
  expect(result.checks.find(({ name }) => name === "databases")).toMatchObject({ status: "skipped" });
  expect(desk.leftovers()).toEqual([]);
});
