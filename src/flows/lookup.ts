import { type Problem, throwProblems } from "../model/index.ts";
import { proofOf } from "./bundles/signature.ts";
import { findStored, isStored, type NamedBundle, planStored, required } from "./bundles/stored.ts";
import type { Context, KeySources, Request } from "./context.ts";
import { loadKeys } from "./keys.ts";
import { type ListedBundle, listed } from "./list.ts";

/** Which bundle of which vault to look for. */
export interface LookupRequest extends Request, KeySources, NamedBundle {}

/**
 * Looks for a bundle in a vault as whoever opens it would, and fetches nothing but receipts. Of a signature that only says whether
 * it is there, and by whom.
 * @throws AppError exits 2, 3 and 5; `vault-not-found` when there is none
 */
export async function lookup(request: LookupRequest, context: Context): Promise<ListedBundle> {
  const { bundle } = request;
  const problems: Problem[] = [...(request.problems ?? [])];
  if (bundle !== "" && !isStored(request))
    problems.push({ code: "bad-option", message: `${bundle} is a path; expected a bundle of a vault`, path: bundle });
  const keys = await loadKeys(request, context.cwd, problems);
  const plan = isStored(request) ? planStored(request, problems) : undefined;
  throwProblems(problems);
  const { vault, stored, reference } = await findStored(required(plan), keys, context);
  proofOf({ signature: stored.receipt.signature ?? null }, { name: reference, keys });
  return listed(vault.url, stored);
}
