import type { ListRequest, PruneGenerationsRequest, PruneRequest } from "../flows/index.ts";
import { collect, given, type Problem, parseCount, parseDuration } from "../model/index.ts";
import type { CommandLine } from "./arguments.ts";
import { parsed, reader, type Said } from "./said.ts";

/** What `memsnap list` asks for. */
export function listRequest({ line, problems }: Said): ListRequest {
  const { one } = reader(line);
  return { vault: one("vault") ?? "", ...given({ agent: one("agent") }), problems };
}

/** What `memsnap prune` asks for. */
export function pruneRequest(said: Said): PruneRequest {
  const problems = [...said.problems];
  const { one, has } = reader(said.line);
  const retention = { ...retentionOf(said.line, problems), ...given({ agent: one("agent") }) };
  return { vault: one("vault") ?? "", retention, dryRun: has("dry-run"), problems };
}

/** What `memsnap prune --pre-restore` asks for; `undefined` when it is not said. */
export function pruneGenerationsRequest(said: Said): PruneGenerationsRequest | undefined {
  const problems = [...said.problems];
  const { one, has } = reader(said.line);
  if (!has("pre-restore")) return undefined;
  const retention = retentionOf(said.line, problems);
  return { target: one("pre-restore") ?? "", retention, dryRun: has("dry-run"), problems };
}

function retentionOf(line: CommandLine, problems: Problem[]): PruneGenerationsRequest["retention"] {
  const { one, many } = reader(line);
  const count = (name: string): number | undefined =>
    collect(problems, () => parsed(one(name), (text) => parseCount(text, `--${name}`)));
  const keepWithinMs = collect(problems, () =>
    parsed(one("keep-within"), (text) => parseDuration(text, "--keep-within")),
  );
  const numbers = {
    keepLast: count("keep-last"),
    keepDaily: count("keep-daily"),
    keepWeekly: count("keep-weekly"),
    keepMonthly: count("keep-monthly"),
  };
  return { ...given({ ...numbers, keepWithinMs }), keepLabels: many("keep-label") };
}
