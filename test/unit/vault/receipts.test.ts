import { describe, expect, test } from "@jest/globals";
import type { Receipt } from "../../../src/model/index.ts";
import {
  checkArrived,
  checksumText,
  MAX_RECEIPT_BYTES,
  nameOfUpload,
  newestFirst,
  readStoredReceipt,
  receiptText,
} from "../../../src/vault/receipts.ts";
import { storedBundle } from "./stored.ts";

const { name, receipt } = storedBundle(7, { label: "nightly" });

describe("a stored receipt", () => {
  test("is read back as it is written", () => {
    expect(readStoredReceipt(name, Buffer.from(receiptText(receipt)))).toEqual({ receipt });
  });

  test.each<[string, (receipt: Receipt) => unknown]>([
    ["of another name", (given) => ({ ...given, bundle: storedBundle(8).name })],
    ["of another agent than its name", (given) => ({ ...given, agent: "other" })],
    ["of another time than its name", (given) => ({ ...given, createdAt: "2026-11-04T12:00:00.000Z" })],
    ["of another id than its name", (given) => ({ ...given, snapshotId: storedBundle(8).receipt.snapshotId })],
    ["of a plain bundle under the name of a sealed one", (given) => ({ ...given, encrypted: false })],
    ["with a digest that is none", (given) => ({ ...given, sha256: "x" })],
    ["of a later version", (given) => ({ ...given, version: 2 })],
    ["with a word too many", (given) => ({ ...given, "\u001b[31m": 1 })],
    ["that is a list", (given) => [given]],
    ["that is null", () => null],
  ])("is none %s", (_, change) => {
    const read = readStoredReceipt(name, Buffer.from(JSON.stringify(change(receipt))));
    expect(read.receipt).toBeUndefined();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
    expect(read.why).toMatch(/^[^\u0000-\u001f]+$/);
  });

  test.each([
    ["no JSON", Buffer.from("{")],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22])],
    ["empty", Buffer.alloc(0)],
    ["too large", Buffer.from(receiptText(receipt).padEnd(MAX_RECEIPT_BYTES + 1))],
  ])("is none that is %s", (_, bytes) => {
    expect(readStoredReceipt(name, bytes)).toEqual({ why: expect.any(String) });
  });

  test("may be as large as can be", () => {
    expect(readStoredReceipt(name, Buffer.from(receiptText(receipt).padEnd(MAX_RECEIPT_BYTES)))).toEqual({ receipt });
  });
});

test("an upload has the name that its receipt says", () => {
  expect(nameOfUpload({ bundle: `/tmp/${name}`, receipt })).toBe(name);
  for (const bundle of [`/tmp/${storedBundle(8).name}`, "/tmp/x.tar.zst"])
    expect(() => nameOfUpload({ bundle, receipt })).toThrow(expect.objectContaining({ code: "sidecar-mismatch" }));
});

test("what arrived is measured by its size and, where it is known, its digest", () => {
  const { sizeBytes, sha256 } = receipt;
  checkArrived(receipt, { sizeBytes }, "x");
  checkArrived(receipt, { sizeBytes, sha256 }, "x");
  for (const arrived of [{ sizeBytes: 8 }, { sizeBytes: 8, sha256 }, { sizeBytes, sha256: "2".repeat(64) }])
    expect(() => checkArrived(receipt, arrived, "x")).toThrow(expect.objectContaining({ code: "vault-corrupt" }));
});

test("the checksum is one that sha256sum reads", () => {
  expect(checksumText(receipt)).toBe(`${receipt.sha256}  ${name}\n`);
});

test("the newest comes first, by id where times are equal", () => {
  const late = storedBundle(1, { createdAt: "2026-11-04T00:00:00.000Z" });
  const laterId = storedBundle(2, { snapshotId: "01890a5e-ac96-774b-bcce-b30200000002" });
  const bundles = [storedBundle(3), late, laterId, storedBundle(4)];
  expect(bundles.toSorted(newestFirst)).toEqual([late, laterId, bundles[3], bundles[0]]);
});
