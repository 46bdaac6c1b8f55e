import { type ReadableBundle, readableFile, readableStored } from "../bundles/request.ts";
import { findStored } from "../bundles/stored.ts";
import type { Context } from "../context.ts";
import type { Workspace } from "../workspace.ts";
import type { OpenSide } from "./side.ts";
import { openBundleSide } from "./side-bundle.ts";
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
      return openBundleSide({ ...readableFile(plan.bundle), name }, { workspace, context });
    case "stored":
      return openBundleSide(await readStored(plan, workspace, context), { workspace, context });
    case "receipt":
      return receiptSide(plan.receipt, { what, name });
    case "baseline":
      return baselineSide(plan.baseline, name);
    case "sources":
      return openSources(plan.capture, { name, workspace, context });
  }
}

async function readStored(
  { stored, keys }: Extract<SidePlan, { what: "stored" }>,
  workspace: Workspace,
  context: Context,
): Promise<ReadableBundle> {
  const found = await findStored(stored, keys, context);
  return readableStored(found, { dir: await workspace.folder("fetched"), keys }, context);
}
