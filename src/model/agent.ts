import { z } from "zod";
import type { Problem } from "./app-error.ts";

/** Agent ids: lower-case letters, digits, `_` and `-`, 64 at most. */
export const AgentId = z.string().regex(/^[a-z0-9_-]{1,64}$/, "expected 1 to 64 of a-z, 0-9, _ and -");

/** What is wrong with the id of an agent that a request names. */
export function agentProblems(agent: string | undefined): Problem[] {
  if (agent === undefined || AgentId.safeParse(agent).success) return [];
  const message = `the agent id ${JSON.stringify(agent)} is not 1 to 64 of a-z, 0-9, _ and -`;
  return [{ code: "bad-option", message, path: "agent" }];
}
