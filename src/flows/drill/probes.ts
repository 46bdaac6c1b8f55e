import { join } from "node:path";
import type { KindName, Probe } from "../../model/index.ts";
import type { Context } from "../context.ts";
import { noSuchStore, storesCalled } from "./judge.ts";
import { askDatabase, searchDatabase } from "./probe-database.ts";
import { askFile } from "./probe-file-content.ts";
import { askRepository } from "./probe-repository.ts";
import { fail, type Verdict } from "./probe-verdict.ts";
import type { Returned } from "./round-trip.ts";

/** How a probe turned out. */
export interface ProbeResult {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** What was found, or why it was not asked. Shows no text of the memory: logs are read by more people than memories. */
  readonly detail: string;
}

/** A restored memory. */
export interface Memory {
  /** Absolute path of what the root of the snapshot was. */
  readonly tree: string;
  readonly stores: readonly Returned[];
}

/**
 * Puts every question to a restored memory, one after another.
 * @throws AppError `busy` when no process can be started, `git-missing`
 */
export async function runProbes(probes: readonly Probe[], memory: Memory, context: Context): Promise<ProbeResult[]> {
  const stop = new AbortController();
  const forget = context.atExit(() => stop.abort());
  try {
    const results: ProbeResult[] = [];
    for (const probe of probes) {
      const { passed, detail } = await ask(probe, memory, stop.signal);
      results.push({ name: probe.name, status: passed ? "passed" : "failed", detail });
    }
    return results;
  } finally {
    forget();
  }
}

/** The results of probes that could not be asked. */
export function skipProbes(probes: readonly Probe[], detail: string): ProbeResult[] {
  return probes.map(({ name }) => ({ name, status: "skipped", detail }));
}

async function ask({ sql, fts, file, git }: Probe, memory: Memory, signal: AbortSignal): Promise<Verdict> {
  if (file !== undefined) return askFile(memory.tree, file);
  const place = locate((sql ?? fts ?? git)?.store ?? "", git === undefined ? "sqlite" : "git", memory);
  if ("detail" in place) return place;
  if (sql !== undefined) return askDatabase(place.path, sql, signal);
  if (fts !== undefined) return searchDatabase(place.path, fts, signal);
  return git === undefined ? fail("asks nothing") : askRepository(place.path, git);
}

/** Where a store lies; or that there is none of this kind, or that several are meant. */
function locate(text: string, kind: KindName, { tree, stores }: Memory): { readonly path: string } | Verdict {
  const [found, ...more] = storesCalled(text, stores, kind);
  if (found === undefined) {
    const other = storesCalled(text, stores)[0];
    return fail(other ? `${text} is of kind ${other.store.kind}, expected ${kind}` : noSuchStore(text, stores));
  }
  if (more.length > 0) return fail(`several stores are called ${text}; give the name of one`);
  if (found.actual === null) return fail(`store ${found.store.name} did not come back whole`);
  return { path: found.store.path === "." ? tree : join(tree, found.store.path) };
}
