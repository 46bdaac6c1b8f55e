import { agentProblems, type Probe, type Problem } from "../../model/index.ts";
import { prepareBundle, type RequestedBundle } from "../bundles/request.ts";
import type { NamedBundle } from "../bundles/stored.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { loadProbes } from "./probe-file.ts";

/** Which bundle to try out, and what it has to be. */
export interface DrillRequest extends Request, KeySources, NamedBundle {
  /** A file of probes, YAML or JSON. */
  readonly probeFile?: string;
  /** How old the bundle may be. */
  readonly maxAgeMs?: number;
  /** Whose memory it has to be. */
  readonly agent?: string;
  /** `STORE` or `STORE:TABLE`, by name or path: what has to be there and must not be empty. */
  readonly sentinels?: readonly string[];
}

/** Memory that has to be there and must not be empty. */
export interface Sentinel {
  /** As the user wrote it. */
  readonly text: string;
  /** Name or path of a store. */
  readonly store: string;
  readonly table?: string;
}

/** A request that has been found good. */
export interface DrillPlan {
  readonly bundle: RequestedBundle;
  readonly probes: readonly Probe[];
  readonly sentinels: readonly Sentinel[];
}

/**
 * Examines a request as a whole, before anything is written.
 * @throws AppError over everything that is wrong with it
 */
export async function prepareDrill(request: DrillRequest, context: Context): Promise<DrillPlan> {
  let probes: readonly Probe[] = [];
  let sentinels: readonly Sentinel[] = [];
  const bundle = await prepareBundle(request, context, async (problems) => {
    const { agent, probeFile } = request;
    problems.push(...agentProblems(agent));
    sentinels = (request.sentinels ?? []).flatMap((text) => parseSentinel(text, problems));
    if (probeFile !== undefined) probes = await loadProbes(probeFile, context.cwd, problems);
  });
  return { bundle, probes, sentinels };
}

// No path in a bundle holds a colon.
function parseSentinel(text: string, problems: Problem[]): Sentinel[] {
  const colon = text.indexOf(":");
  const store = colon < 0 ? text : text.slice(0, colon);
  const table = colon < 0 ? undefined : text.slice(colon + 1);
  if (store !== "" && table !== "") return [{ text, store, ...(table === undefined ? {} : { table }) }];
  problems.push(wrong("sentinel", `the sentinel ${JSON.stringify(text)} is not STORE or STORE:TABLE`));
  return [];
}

function wrong(path: string, message: string): Problem {
  return { code: "bad-option", message, path };
}
