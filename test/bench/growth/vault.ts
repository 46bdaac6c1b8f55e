import { randomUUID } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleName, Receipt } from "../../../src/model/index.ts";

const RECEIPT = ".receipt.json";
const DAY_MS = 24 * 3_600_000;

/**
 * Makes the one bundle of a vault in a folder into so many, a day older each: the bytes are the same, names and receipts their
 * own.
 */
export function fillVault(vault: string, count: number): void {
  const first = readdirSync(vault).find((name) => name.endsWith(RECEIPT));
  if (first === undefined) throw new Error(`${vault} holds no receipt`);
  const receipt = Receipt.parse(JSON.parse(readFileSync(join(vault, first), "utf8")));
  for (let age = 1; age < count; age++) {
    const createdAt = new Date(Date.parse(receipt.createdAt) - age * DAY_MS).toISOString();
    const snapshotId = `${receipt.snapshotId.slice(0, -12)}${randomUUID().slice(-12)}`;
    const bundle = bundleName({ agent: receipt.agent, createdAt, id: snapshotId }, receipt.encrypted);
    copyFileSync(join(vault, receipt.bundle), join(vault, bundle));
    writeFileSync(join(vault, `${bundle}.sha256`), `${receipt.sha256}  ${bundle}\n`);
    writeFileSync(
      join(vault, `${bundle}${RECEIPT}`),
      `${JSON.stringify({ ...receipt, bundle, createdAt, snapshotId }, null, 2)}\n`,
    );
  }
}
