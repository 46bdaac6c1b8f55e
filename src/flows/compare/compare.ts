import type { Comparison } from "../../model/index.ts";
import type { Context } from "../context.ts";
import { openWorkspace } from "../workspace.ts";
import { type CompareRequest, prepareCompare } from "./plan.ts";
import { writeReports } from "./reports.ts";
import { openSide } from "./side-open.ts";
import { compareSides } from "./sides.ts";

/**
 * Compares a memory with a baseline and judges what differs by a policy. Either side is a bundle, a receipt, a baseline file or
 * live sources. A bad verdict is returned and not thrown.
 * @throws AppError exits 2, 3, 6, 7
 */
export async function compare(request: CompareRequest, context: Context): Promise<Comparison> {
  await using base = await openWorkspace(context.tempDir, context);
  await using current = await openWorkspace(context.tempDir, context);
  const plan = await prepareCompare(request, { base, current }, context);
  const sides = {
    base: await openSide(plan.base, base, context),
    current: await openSide(plan.current, current, context),
  };
  const scratch = await current.folder("compare");
  const comparison = await compareSides(sides, { judging: request, policy: plan.policy, scratch, context });
  const root = plan.current.what === "sources" ? plan.current.capture.root : request.root;
  await writeReports({ comparison, root }, request.reports ?? {}, context.cwd);
  return comparison;
}
