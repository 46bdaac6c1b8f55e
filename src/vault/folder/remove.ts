import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { syncFolder } from "../../os/index.ts";
import { sidecarNames } from "../names.ts";
import type { StoredBundle } from "../vault.ts";
import { inVault } from "./failure.ts";

/** Removes a bundle with what stands beside it. @throws AppError as `Vault.remove` does */
export async function removeBundle(folder: string, { name }: StoredBundle): Promise<void> {
  if (!existsSync(folder)) return;
  const { checksum, receipt, signature } = sidecarNames(name);
  try {
    // The bundle first: of a removal that is cut off a sweep can tell that what is left belongs to nothing.
    removeDurably(folder, [name, receipt, checksum, signature]);
  } catch (error) {
    throw inVault(error, folder);
  }
}

/** Removes files that may be gone already. @throws errors of the file system */
export function removeDurably(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true });
  syncFolder(folder);
}
