import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream } from "../../../../src/bundle/age/index.ts";
import { generateIdentity } from "../../../../src/bundle/index.ts";
import { type VerifyResult, verify } from "../../../../src/flows/index.ts";
import type { ManifestStore, Receipt } from "../../../../src/model/index.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../../harness/small-disk.ts";
import { Desk, NOW } from "../desk.ts";
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

describe("what stands beside a bundle", () => {
  const DIGEST = "0".repeat(64);
  const ID = "019a4980-0b7b-7000-8000-999999999999";
  const LIES: Partial<Receipt> = {
    bundle: "another.tar.zst",
    sha256: DIGEST,
    sizeBytes: 1,
    encrypted: true,
    snapshotId: ID,
    createdAt: "2026-11-04T12:00:00.123Z",
    agent: "clerk",
    label: "nightly",
    consistency: "optimistic",
    stateDigest: DIGEST,
    stores: [],
  };

  test("is compared with every fact of it", async () => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const { bundle, receipt: path } = await desk.snapshot(["mem"]);
    const receipt: Receipt = JSON.parse(readFileSync(path, "utf8"));
    expect(Object.keys({ format: "", version: 1, ...LIES })).toEqual(Object.keys(receipt));
    const [store] = receipt.stores;
    const ofStore = Object.entries({ name: "x", kind: "git", entries: 7, bytes: 7, digest: DIGEST });
    for (const lie of [
      ...Object.entries(LIES).map(([key, value]) => ({ [key]: value })),
      ...ofStore.map(([key, value]) => ({ stores: [{ ...store, [key]: value }] })),
    ]) {
      writeFileSync(path, JSON.stringify({ ...receipt, ...lie }));
      expect(failed(await desk.verify(bundle))).toEqual(["sidecar"]);
      await expect(desk.restore(bundle, "back")).rejects.toMatchObject({ code: "sidecar-mismatch", exitCode: 3 });
    }
    writeFileSync(path, JSON.stringify(receipt, null, 4));
    expect(await desk.verify(bundle)).toMatchObject({ ok: true });
  });

  test("is compared by its digest where no manifest can be read", async () => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const { bundle, receipt } = await desk.snapshot(["mem"]);
    const bytes = readFileSync(bundle).subarray(0, -1);
    writeFileSync(bundle, bytes);
    rmSync(`${bundle}.sha256`);
    expect(failed(await desk.verify(bundle))).toEqual(["sidecar", "frames"]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(receipt, JSON.stringify({ ...JSON.parse(readFileSync(receipt, "utf8")), sha256 }));
    expect(failed(await desk.verify(bundle))).toEqual(["frames"]);
  });

  test("is a checksum that somebody else has made", async () => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const { bundle } = await desk.snapshot(["mem"]);
    writeFileSync(`${bundle}.sha256`, `${DIGEST}  ${basename(bundle)}\n`);
    expect(failed(await desk.verify(bundle))).toEqual(["sidecar"]);
    await expect(desk.restore(bundle, "back")).rejects.toMatchObject({ code: "sidecar-mismatch" });
  });
});

test("one thing is one, and a check that fails says what it found", async () => {
  using desk = new Desk();
  const lie = { summary: { kind: "file", files: 2, folders: 1 } } as const;
  await lyingBundle(desk.path("lie.tar.zst"), lie);
  const { checks } = await desk.verify("lie.tar.zst");
  expect(Object.fromEntries(checks.map(({ name, detail }) => [name, detail]))).toMatchObject({
    archive: "2 entries",
    manifest: "1 finding, 1 store",
    digests: "1 file",
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

diskTest(`a full disk for temporary files is told as such, and not as a damaged repository${DISK_NOTE}`, async () => {
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
