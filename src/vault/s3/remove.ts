import { sidecarNames } from "../names.ts";
import type { StoredBundle } from "../vault.ts";
import type { Objects } from "./objects.ts";

/** Removes a bundle with what stands beside it. @throws AppError as `Vault.remove` does */
export async function removeBundle(objects: Objects, { name }: StoredBundle): Promise<void> {
  const { receipt, checksum } = sidecarNames(name);
  // The bundle first: of a removal that is cut off a sweep can tell that what is left belongs to nothing.
  await objects.remove(name);
  await Promise.all([objects.remove(receipt), objects.remove(checksum)]);
}
