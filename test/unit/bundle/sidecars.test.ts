import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  checksumText,
  makeReceipt,
  readChecksum,
  readReceipt,
  readSignature,
  sidecarPaths,
} from "../../../src/bundle/index.ts";
import { Manifest } from "../../../src/model/index.ts";
import { HEADER, sha256 } from "../../hostile/builder.ts";
import { codeOf } from "./age/bytes.ts";

const DIGEST = sha256("x");
let folder = "";
let bundle = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sidecars-"));
  bundle = join(folder, "a.tar.zst");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the checksum file", () => {
  test("is read back as it is written", async () => {
    writeFileSync(sidecarPaths(bundle).checksum, checksumText(bundle, DIGEST));
    expect(await readChecksum(bundle)).toBe(DIGEST);
  });

  test("may be absent", async () => {
    expect(await readChecksum(bundle)).toBeNull();
  });

  test("may come from `sha256sum --binary`", async () => {
    writeFileSync(sidecarPaths(bundle).checksum, `${DIGEST} *a.tar.zst\n`);
    expect(await readChecksum(bundle)).toBe(DIGEST);
  });

  test.each([
    ["is of another bundle", `${DIGEST}  b.tar.zst\n`],
    ["names a path", `${DIGEST}  x/a.tar.zst\n`],
    ["is too short", `${DIGEST.slice(1)}  a.tar.zst\n`],
    ["has a second line", `${DIGEST}  a.tar.zst\n${DIGEST}  b.tar.zst\n`],
    ["is empty", ""],
    ["is too large", " ".repeat(5000)],
  ])("is refused when it %s", async (_, text) => {
    writeFileSync(sidecarPaths(bundle).checksum, text);
    expect(await codeOf(readChecksum(bundle))).toBe("sidecar-mismatch");
  });

  test("is refused when it is a folder", async () => {
    mkdirSync(sidecarPaths(bundle).checksum);
    expect(await codeOf(readChecksum(bundle))).toBe("sidecar-mismatch");
  });
});

describe("the receipt", () => {
  const manifest = Manifest.parse({
    snapshot: { ...HEADER, label: "nightly" },
    consistency: "fenced",
    stateDigest: DIGEST,
    stores: [],
    entries: [],
    leftOut: [],
    recipients: [],
  });

  test("is read back as it is made", async () => {
    const receipt = makeReceipt({ path: bundle, sha256: DIGEST, sizeBytes: 7, encrypted: true }, manifest);
    expect(receipt).toMatchObject({
      bundle: "a.tar.zst",
      snapshotId: HEADER.id,
      label: "nightly",
      stateDigest: DIGEST,
    });
    writeFileSync(sidecarPaths(bundle).receipt, JSON.stringify(receipt));
    expect(await readReceipt(bundle)).toEqual(receipt);
  });

  test("may be absent", async () => {
    expect(await readReceipt(bundle)).toBeNull();
  });

  test.each([
    ["is no JSON", "{"],
    ["is none", "{}"],
  ])("is refused when it %s", async (_, text) => {
    writeFileSync(sidecarPaths(bundle).receipt, text);
    expect(await codeOf(readReceipt(bundle))).toBe("sidecar-mismatch");
  });

  test("is refused for its size, whatever it says", async () => {
    const receipt = makeReceipt({ path: bundle, sha256: DIGEST, sizeBytes: 7, encrypted: true }, manifest);
    for (const [sizeBytes, code] of [
      [16 * 2 ** 20, "no error"],
      [16 * 2 ** 20 + 1, "sidecar-mismatch"],
    ] as const) {
      writeFileSync(sidecarPaths(bundle).receipt, JSON.stringify(receipt).padEnd(sizeBytes));
      expect(await codeOf(readReceipt(bundle))).toBe(code);
    }
  });
});

describe("the signature", () => {
  test("is read as it is, and may be absent", async () => {
    expect(await readSignature(bundle)).toBeNull();
    writeFileSync(sidecarPaths(bundle).signature, "text\n");
    expect(await readSignature(bundle)).toBe("text\n");
  });

  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("is refused when it is a device, even one that gives nothing", async () => {
    symlinkSync("/dev/null", sidecarPaths(bundle).signature);
    expect(await codeOf(readSignature(bundle))).toBe("sidecar-mismatch");
  });
});
