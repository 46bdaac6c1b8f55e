import { z } from "zod";
import { AppError } from "../model/index.ts";
import { about, ask, type Repository } from "./actions-context.ts";
import type { ActionsProcess } from "./actions-process.ts";
import type { Origin } from "./vault.ts";

const Named = z.object({ full_name: z.string() });
/** What is read of a run, as GitHub gives it. */
const Run = z.object({
  id: z.number(),
  run_attempt: z.number().optional(),
  path: z.string(),
  event: z.string(),
  head_branch: z.string().nullable(),
  head_sha: z.string(),
  conclusion: z.string().nullable(),
  repository: Named,
  head_repository: Named.nullish(),
});

/** What GitHub knows of runs. Each is asked for once. */
export class KnownRuns {
  readonly #known = new Map<string, Promise<Origin | null>>();
  readonly #process: ActionsProcess;
  readonly #repository: Repository;

  constructor(process: ActionsProcess, repository: Repository) {
    this.#process = process;
    this.#repository = repository;
  }

  /** Null when there is none, or none any more. `attempt` is the last one when it is null. @throws AppError `vault-*` */
  get(runId: number, attempt: number | null): Promise<Origin | null> {
    const key = `${runId}/${attempt}`;
    const run = this.#known.get(key) ?? this.#ask(runId, attempt);
    this.#known.set(key, run);
    return run;
  }

  async #ask(run: number, attempt: number | null): Promise<Origin | null> {
    const place = attempt === null ? "" : "/attempts/{attempt}";
    const request = about(
      this.#repository,
      `GET /repos/{owner}/{repo}/actions/runs/{run}${place}`,
      attempt === null ? { run } : { run, attempt },
    );
    try {
      const answer = await ask(this.#process, {
        call: "github",
        args: [request],
        what: `run ${run} cannot be asked for`,
      });
      return originOf(read(Run, answer));
    } catch (error) {
      if (error instanceof AppError && error.code === "vault-not-found") return null;
      throw error;
    }
  }
}

/** Reads what GitHub has answered. @throws AppError `vault-unreachable` when it is something else */
export function read<Value>(schema: z.ZodType<Value>, answer: unknown): Value {
  const { success, data, error } = schema.safeParse(answer);
  if (success) return data;
  throw new AppError("vault-unreachable", "GitHub answered with something that was not expected", { cause: error });
}

function originOf(run: z.infer<typeof Run>): Origin {
  const [path = ""] = run.path.split("@");
  return {
    repository: run.repository.full_name,
    headRepository: run.head_repository?.full_name ?? null,
    runId: run.id,
    attempt: run.run_attempt ?? 1,
    workflow: path.split("/").at(-1) ?? "",
    event: run.event,
    branch: run.head_branch,
    commit: run.head_sha,
    conclusion: run.conclusion,
  };
}
