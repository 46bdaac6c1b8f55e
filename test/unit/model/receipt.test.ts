import { expect, test } from "@jest/globals";
import { Receipt } from "../../../src/model/index.ts";
import { HEADER } from "../../hostile/builder.ts";

const DIGEST = "0".repeat(64);

test("a receipt holds no path, no count of rows, no place of a secret, and no large signature", () => {
  const receipt = {
    format: "agent-memory-snapshot/receipt",
    version: 1,
    bundle: "x.tar.zst",
    sha256: DIGEST,
    sizeBytes: 1,
    encrypted: false,
    snapshotId: HEADER.id,
    createdAt: HEADER.createdAt,
    agent: "tester",
    label: null,
    consistency: "fenced",
    stateDigest: DIGEST,
    stores: [{ name: "s", kind: "file", entries: 1, bytes: 1, digest: DIGEST }],
  };
  expect(Receipt.safeParse(receipt).success).toBe(true);
  expect(Receipt.safeParse({ ...receipt, stores: [{ ...receipt.stores[0], path: "s" }] }).success).toBe(false);
  expect(Receipt.safeParse({ ...receipt, rows: 1 }).success).toBe(false);
  const secrets = { mode: "warn", rules: [{ rule: "github", count: 1 }] };
  expect(Receipt.safeParse({ ...receipt, secrets }).success).toBe(true);
  expect(Receipt.safeParse({ ...receipt, secrets: { ...secrets, findings: [] } }).success).toBe(false);
  expect(Receipt.safeParse({ ...receipt, signature: "text" }).success).toBe(true);
  expect(Receipt.safeParse({ ...receipt, signature: "x".repeat(16_385) }).success).toBe(false);
});
