import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../model/index.ts";
import { about, ask, type Repository, transferTimeoutMs } from "../actions-context.ts";
import type { ActionsProcess } from "../actions-process.ts";
import { read } from "../runs.ts";

/** One artifact. */
export interface Item {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly createdAt: string;
  /** `sha256:` and 64 hex digits, where the service says it. */
  readonly digest: string | null;
  readonly runId: number;
}

/** The run that we are, and the repository where there is a token for it. */
export interface Place {
  readonly runId: number;
  readonly repository: Repository | null;
}

const Listed = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    size_in_bytes: z.number(),
    created_at: z.string(),
    expired: z.boolean(),
    digest: z.string().nullish(),
    workflow_run: z.object({ id: z.number() }).nullish(),
  }),
);

/** The only artifacts of interest, when they are known. */
export interface ItemFilter {
  readonly names?: readonly string[];
  readonly runId?: number;
}

/**
 * Artifacts that are there: with a token those of every run, otherwise those of this one.
 * @throws AppError `vault-*`
 */
export async function listItems(
  process: ActionsProcess,
  place: Place,
  { names, runId }: ItemFilter = {},
): Promise<readonly Item[]> {
  if (place.repository === null)
    return runId === undefined || runId === place.runId ? itemsOfThisRun(process, place) : [];
  const ofRun = runId === undefined ? {} : { run: runId };
  const route = `GET /repos/{owner}/{repo}/actions${runId === undefined ? "" : "/runs/{run}"}/artifacts`;
  const items: Item[] = [];
  for (const filter of names === undefined ? [{}] : names.map((name) => ({ name }))) {
    const request = about(place.repository, route, { ...ofRun, ...filter });
    const answer = await ask(process, { call: "githubPages", args: [request], what: "artifacts cannot be listed" });
    items.push(...itemsIn(answer));
  }
  return items;
}

function itemsIn(answer: unknown): Item[] {
  const there = read(Listed, answer).filter(({ expired }) => !expired);
  return there.map(({ id, name, size_in_bytes: sizeBytes, created_at, digest, workflow_run }) => ({
    id,
    name,
    sizeBytes,
    createdAt: new Date(created_at).toISOString(),
    digest: digest ?? null,
    runId: workflow_run?.id ?? 0,
  }));
}

/** Artifacts of this run, which need no token. @throws AppError `vault-*` */
export async function itemsOfThisRun(process: ActionsProcess, { runId }: Place): Promise<readonly Item[]> {
  const items = await ask(process, { call: "listArtifacts", args: [], what: "artifacts of this run cannot be listed" });
  return items.map((item) => ({ ...item, createdAt: item.createdAt ?? new Date(0).toISOString(), runId }));
}

/**
 * Fetches an artifact into an empty folder, and gives the folder.
 * @throws AppError `vault-corrupt` when it has another SHA-256; `vault-*`
 */
export async function fetchItem(
  process: ActionsProcess,
  { repository }: Place,
  { id, runId, sizeBytes, sha256 }: { id: number; runId: number; sizeBytes: number; sha256: string | null },
): Promise<string> {
  const folder = join(process.workspace, "artifact");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const findBy = repository && {
    token: repository.token,
    workflowRunId: runId,
    repositoryOwner: repository.owner,
    repositoryName: repository.repo,
  };
  const options = { what: `artifact ${id} cannot be fetched`, timeoutMs: transferTimeoutMs(sizeBytes) };
  const { digestMismatch } = await ask(process, {
    call: "downloadArtifact",
    args: [id, { path: folder, sha256, findBy }],
    ...options,
  });
  if (digestMismatch !== true) return folder;
  throw new AppError("vault-corrupt", `artifact ${id} has another SHA-256 than its receipt says`);
}

/** Deletes an artifact; that it is gone already is no error. @throws AppError `vault-*` */
export async function deleteItem(
  process: ActionsProcess,
  { repository }: Place,
  { id, name }: Pick<Item, "id" | "name">,
) {
  const options = { what: `artifact ${name} cannot be removed` };
  try {
    if (repository === null) return void (await ask(process, { call: "deleteArtifact", args: [name], ...options }));
    const request = about(repository, "DELETE /repos/{owner}/{repo}/actions/artifacts/{id}", { id });
    await ask(process, { call: "github", args: [request], ...options });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "vault-not-found")) throw error;
  }
}
