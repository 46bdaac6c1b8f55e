import { REPOSITORY, type Run } from "./services.ts";

/** A run that is to be believed, unless facts say otherwise. */
export function trustedRun(id: number, facts: Partial<Run> = {}): Run {
  return {
    id,
    run_attempt: 1,
    path: ".github/workflows/memory.yml@refs/heads/main",
    event: "push",
    head_branch: "main",
    head_sha: "a".repeat(40),
    conclusion: "success",
    repository: { full_name: REPOSITORY },
    head_repository: { full_name: REPOSITORY },
    ...facts,
  };
}
