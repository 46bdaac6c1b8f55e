import { z } from "zod";
import { AppError } from "../../model/index.ts";
import { about, ask, mustHaveToken, type Repository } from "../actions-context.ts";
import type { ActionsProcess } from "../actions-process.ts";
import { read } from "../runs.ts";

/** An entry, as GitHub lists it. */
export interface ListedEntry {
  readonly id: number;
  readonly key: string;
  /** The ref whose runs have saved it. */
  readonly ref: string;
  readonly createdAt: string;
}

const Entries = z.array(
  z.object({ id: z.number(), key: z.string(), ref: z.string(), created_at: z.string() }).transform((entry) => ({
    id: entry.id,
    key: entry.key,
    ref: entry.ref,
    createdAt: new Date(entry.created_at).toISOString(),
  })),
);

/** Lists the entries whose key begins so, of every branch. @throws AppError `vault-*` */
export async function listEntries(
  process: ActionsProcess,
  repository: Repository,
  prefix: string,
): Promise<readonly ListedEntry[]> {
  const request = about(repository, "GET /repos/{owner}/{repo}/actions/caches", { key: prefix });
  return read(
    Entries,
    await ask(process, { call: "githubPages", args: [request], what: "the caches cannot be listed" }),
  );
}

/** Deletes the entries of a key; that there are none is no error. @throws AppError `vault-*` */
export async function deleteEntries(
  process: ActionsProcess,
  repository: Repository | null,
  key: string,
): Promise<void> {
  const known = mustHaveToken(repository, `removing cache entry ${key}`, "actions: write");
  const request = about(known, "DELETE /repos/{owner}/{repo}/actions/caches{?key}", { key });
  try {
    await ask(process, { call: "github", args: [request], what: `cache entry ${key} cannot be removed` });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "vault-not-found")) throw error;
  }
}
