import { planBundle } from "../bundles/request.ts";
import { fetchStored, findStored } from "../bundles/stored.ts";
import type { Context } from "../context.ts";
import type { Workspace } from "../workspace.ts";
import type { OpenSide } from "./side.ts";
import { type Opening, openBundleSide } from "./side-bundle.ts";
import { baselineSide, receiptSide } from "./side-file.ts";
import type { SidePlan } from "./side-plan.ts";
import { openSources } from "./side-sources.ts";

/**
 * Opens a side as it was planned. `workspace` is of this side alone, and has to stay as long as its contents are of use.
 * @throws AppError exits 2, 3, 6, 7
 */
export async function openSide(plan: SidePlan, workspace: Workspace, context: Context): Promise<OpenSide> {
  const { what, name } = plan;
  switch (what) {
    case "bundle":
      return openBundleSide(plan.bundle, { name, workspace, context });
    case "stored":
      return openStoredSide(plan, { name, workspace, context });
    case "receipt":
      return receiptSide(plan.receipt, { what, name });
    case "baseline":
      return baselineSide(plan.baseline, name);
    case "sources":
      return openSources(plan.capture, { name, workspace, context });
  }
}

/** Where no key is given, the receipt says all that can be known, and nothing has to be fetched. */
async function openStoredSide(
  { stored: plan, keys }: Extract<SidePlan, { what: "stored" }>,
  { workspace, context }: Opening,
): Promise<OpenSide> {
  const found = await findStored(plan, context);
  const { receipt } = found.stored;
  const name = found.reference;
  const hasKeys = (keys.identities?.length ?? 0) + (keys.passphrases?.length ?? 0) > 0;
  if (receipt.encrypted && !hasKeys) return receiptSide(receipt, { what: "bundle", name });
  const path = await fetchStored(found, await workspace.folder("fetched"), context);
  return openBundleSide(await planBundle(path, keys), { name, workspace, context });
}
