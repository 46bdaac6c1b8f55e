import { type Judgement, judge, type Policy, readPolicy, type StoreIdentity } from "../../../src/baseline/index.ts";
import type { Difference, DifferenceCode } from "../../../src/model/index.ts";

/** A database that differences are of. */
export const FACTS: StoreIdentity = { kind: "sqlite", name: "memory__facts.db", path: "memory/facts.db" };

/** A difference with what matters to its judgement. */
export function difference(code: DifferenceCode, more: Partial<Difference> = {}): Difference {
  return { code, place: {}, numbers: {}, samples: [], ...more };
}

/** Rows that are gone from a table of 100. */
export function rowsRemoved(rows: number, table = "facts"): Difference {
  return difference("rows-removed", { place: { table }, numbers: { rows, before: 100, after: 100 - rows } });
}

/** The policy of a file that has to be right. */
export function policyOf(file: unknown): Policy {
  const { policy, mistakes } = readPolicy(file);
  if (policy === undefined) throw new Error(mistakes.map(({ path, message }) => `${path.join(".")} ${message}`).join());
  return policy;
}

/** Judges differences of one store by rules. */
export function judged(differences: readonly Difference[], rules: readonly unknown[] = [], store = FACTS): Judgement {
  return judge([{ store, differences }], policyOf({ rules }));
}

/** The severity that rules give to one difference. */
export function severityOf(one: Difference, rules: readonly unknown[] = [], store = FACTS): string {
  return judged([one], rules, store).findings[0]?.severity ?? "ignore";
}
