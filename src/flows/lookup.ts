import { type Problem, throwProblems } from "../model/index.ts";
import { findStored, isStored, type NamedBundle, planStored, required } from "./bundles/stored.ts";
import type { Context, Request } from "./context.ts";
import { type ListedBundle, listed } from "./list.ts";

/** Which bundle of which vault to look for. */
export interface LookupRequest extends Request, NamedBundle {}

/**
 * Looks for a bundle in a vault as whoever opens it would, and fetches nothing but receipts.
 * @throws AppError exits 2 and 5; `vault-not-found` when there is none
 */
export async function lookup(request: LookupRequest, context: Context): Promise<ListedBundle> {
  const { bundle } = request;
  const problems: Problem[] = [...(request.problems ?? [])];
  if (bundle !== "" && !isStored(request))
    problems.push({ code: "bad-option", message: `${bundle} is a path; expected a bundle of a vault`, path: bundle });
  const plan = isStored(request) ? planStored(request, problems) : undefined;
  throwProblems(problems);
  const { vault, stored } = await findStored(required(plan), context);
  return listed(vault.url, stored);
}
