import { readdirSync } from "node:fs";
import { expect } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import type { KnownStore } from "../../../../src/kinds/kind.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference, placeText } from "../../../../src/model/index.ts";
import { Fixture } from "./fixture.ts";

/** How much is known of a side. */
export type Known = "content" | "facts" | "summary" | "digest";
/** What is compared, and how. */
export interface Compared extends Partial<CompareOptions> {
  readonly known?: readonly [base: Known, current: Known];
  readonly started?: (fixture: Fixture) => unknown;
}
/** What is done to a repository. */
export type Step = (fixture: Fixture) => unknown;

/** Compares a repository with one commit before and after a step. */
export async function compare(step: Step, { known, started, ...chosen }: Compared = {}): Promise<Difference[]> {
  using fixture = Fixture.withCommit();
  started?.(fixture);
  const options = { ...COMPARE_DEFAULTS, ...chosen };
  const base = await knownStore(fixture, known?.[0]);
  step(fixture);
  const current = await knownStore(fixture, known?.[1]);
  const scratch = fixture.fresh("scratch");
  const found = await gitKind.compare({ base, current }, options, scratch);
  expect(readdirSync(scratch)).toEqual([]);
  return found;
}

/** A side, by a capture of the repository. */
export async function knownStore(fixture: Fixture, known: Known = "content"): Promise<KnownStore> {
  const { entries: content, summary, digest } = await fixture.capture();
  const bare = { kind: "git", name: "memory", path: "memory", digest, entries: content.length, bytes: 0 } as const;
  if (known === "digest") return bare;
  if (known === "summary") return { ...bare, summary };
  const whole = { ...bare, summary, content };
  if (known === "content") return whole;
  const facts = await gitKind.describe(whole, COMPARE_DEFAULTS, fixture.fresh("scratch"));
  return { ...bare, summary, facts };
}

/** Differences in short: code and place. */
export const short = (differences: readonly Difference[]) =>
  differences.map(({ code, place }) => `${code} ${placeText(place)}`.trim());

/** Commits one file. */
export const commit = (path: string, content: string | Buffer) => (fixture: Fixture) =>
  fixture.write(path, content).commit(path);
