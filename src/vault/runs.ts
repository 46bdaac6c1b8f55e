import { z } from "zod";
import { AppError } from "../model/index.ts";
import { about, ask, mustHaveToken, type Repository, repositoryOf } from "./actions-context.ts";
import { ActionsProcess } from "./actions-process.ts";
import type { Origin, VaultContext } from "./vault.ts";

/** Which runs are looked for; what is left out may be anything. */
export interface RunQuery {
  /** File name of the workflow, such as `memory.yml`. */
  readonly workflow?: string;
  readonly branch?: string;
  readonly event?: string;
  /** The whole SHA. */
  readonly commit?: string;
  /** Default `success`. */
  readonly conclusion?: string;
  /** Default 30, at most 100. */
  readonly limit?: number;
}

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
const Runs = z.object({ workflow_runs: z.array(Run) });

/** Finds runs of workflows of this repository, newest first. @throws AppError `vault-*` */
export async function findRuns(query: RunQuery, context: VaultContext): Promise<readonly Origin[]> {
  const repository = mustHaveToken(repositoryOf(context), "looking for earlier runs", "actions: read");
  const { workflow, branch, event, commit, conclusion = "success", limit = 30 } = query;
  const place = workflow === undefined ? "" : "/workflows/{workflow}";
  const filter = { workflow, branch, event, head_sha: commit, status: conclusion, per_page: limit };
  const request = about(repository, `GET /repos/{owner}/{repo}/actions${place}/runs`, said(filter));
  await using process = await ActionsProcess.start(context);
  const answer = await ask(process, { call: "github", args: [request], what: "earlier runs cannot be listed" });
  return read(Runs, answer).workflow_runs.map(originOf);
}

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
      said({ run, attempt }),
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

function said(
  parameters: Readonly<Record<string, string | number | null | undefined>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, value]],
    ),
  );
}
