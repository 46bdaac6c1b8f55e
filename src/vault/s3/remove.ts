import { sidecarNames } from "../names.ts";
import type { StoredBundle } from "../vault.ts";
import type { Objects } from "./objects.ts";

/** Removes a bundle with what stands beside it, the receipt first. @throws AppError as `Vault.remove` does */
export async function removeBundle(objects: Objects, { name }: StoredBundle): Promise<void> {
  const { receipt, checksum } = sidecarNames(name);
  for (const one of [receipt, name, checksum]) await objects.remove(one);
}
