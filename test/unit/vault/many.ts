import type { Receipt } from "../../../src/model/index.ts";
import { bundleName } from "../../../src/model/index.ts";
import { sidecarNames } from "../../../src/vault/names.ts";
import { checksumText, receiptText } from "../../../src/vault/receipts.ts";

/** So many bundles of nothing, an hour apart, as files of a vault. The receipts are believed; no bundle is what its receipt says. */
export function* manyBundles(count: number, receipt: Receipt): Generator<readonly [name: string, text: string]> {
  for (let number = 0; number < count; number++) {
    const snapshotId = `01890a5d-ac96-774b-bcce-b303${String(number).padStart(8, "0")}`;
    const createdAt = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
    const facts = { ...receipt, snapshotId, createdAt };
    const bundle = bundleName({ ...facts, id: snapshotId }, facts.encrypted);
    const beside = sidecarNames(bundle);
    yield [bundle, ""];
    yield [beside.checksum, checksumText({ ...facts, bundle })];
    yield [beside.receipt, receiptText({ ...facts, bundle })];
  }
}
