import type { Context } from "./context.ts";
import type { OpenSide } from "./side.ts";
import { openBundleSide } from "./side-bundle.ts";
import { baselineSide, receiptSide } from "./side-file.ts";
import type { SidePlan } from "./side-plan.ts";
import { openSources } from "./side-sources.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Opens a side as it was planned. `workspace` is of this side alone, and has to stay as long as its contents are of use.
 * @throws AppError exits 2, 3, 6, 7
 */
export async function openSide(plan: SidePlan, workspace: Workspace, context: Context): Promise<OpenSide> {
  const { what, name } = plan;
  switch (what) {
    case "bundle":
      return openBundleSide(plan.bundle, { name, workspace, context });
    case "receipt":
      return receiptSide(plan.receipt, { what, name });
    case "baseline":
      return baselineSide(plan.baseline, name);
    case "sources":
      return openSources(plan.capture, { name, workspace, context });
  }
}
