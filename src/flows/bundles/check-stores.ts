import { type ExtractedStore, KINDS, openExaminer } from "../../kinds/index.ts";
import { type Problem, throwProblems } from "../../model/index.ts";
import type { Context } from "../context.ts";

/**
 * Examines stores that were unpacked, each by its kind. `scratch` is a private folder.
 * @throws AppError exit 3 over everything that is wrong with them
 */
export async function checkStores(stores: readonly ExtractedStore[], scratch: string, context: Context): Promise<void> {
  using examiner = openExaminer({ kinds: KINDS, scratch, atExit: context.atExit });
  const problems: Problem[] = [];
  for (const [index, extracted] of stores.entries()) {
    const { name } = extracted.store;
    context.progress({ phase: "check", done: index, total: stores.length, unit: "stores", item: name });
    problems.push(...(await examiner.check(extracted)));
  }
  throwProblems(problems);
}
