import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sidecarNames } from "../names.ts";
import type { StoredBundle } from "../vault.ts";
import { inVault } from "./failure.ts";
import { syncFolder } from "./files.ts";

/** Removes a bundle, its receipt first. @throws AppError as `Vault.remove` does */
export async function removeBundle(folder: string, { name }: StoredBundle): Promise<void> {
  if (!existsSync(folder)) return;
  const { checksum, receipt } = sidecarNames(name);
  try {
    removeDurably(folder, [receipt]);
    removeDurably(folder, [name, checksum]);
  } catch (error) {
    throw inVault(error, folder);
  }
}

/** Removes files that may be gone already. @throws errors of the file system */
export function removeDurably(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true });
  syncFolder(folder);
}
