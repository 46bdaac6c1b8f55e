import { mkdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import { ASK_TIMEOUT_MS, transferTimeoutMs } from "../actions-context.ts";
import { actionsFailure } from "../actions-failure.ts";
import type { ActionsProcess, Said } from "../actions-process.ts";

/** What an entry holds: one file. */
export type EntryKind = "bundle" | "receipt";

/** An entry, and how large it may be, for the time that it may take. */
export interface EntryOf {
  readonly kind: EntryKind;
  readonly key: string;
  readonly sizeBytes?: number;
}

/** Folders in the workspace of the client. An entry is found again only by the same text, so these never change. */
const PLACES = { bundle: ".memsnap-vault/bundle", receipt: ".memsnap-vault/receipt" } as const;
const NO_SIZE = 0;

/** Lines in which the client says why it did nothing; the first that is there tells most. */
const REASONS = [
  /^::debug::Failed to reserve cache: (.*)$/m,
  /^::(?:warning|error)[^:]*::(.*)$/m,
  /^(Cache (?:save|restore) skipped: .*)$/m,
  /^(Failed to (?:save|restore): .*)$/m,
];

/** An empty folder in which the file of an entry is put before it is saved. */
export async function entryFolder(process: ActionsProcess, kind: EntryKind): Promise<string> {
  await rm(join(process.workspace, ".memsnap-vault"), { recursive: true, force: true });
  const folder = join(process.workspace, PLACES[kind]);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Saves what is in the folder. Gives false when there is such an entry already.
 * @throws AppError `vault-*`; `output-exists` when somebody is saving it at this moment
 */
export async function saveEntry(process: ActionsProcess, entry: EntryOf): Promise<boolean> {
  const { kind, key, sizeBytes = NO_SIZE } = entry;
  const what = `cache entry ${key} cannot be saved`;
  const said = await process.call("saveCache", [PLACES[kind], key], transferTimeoutMs(sizeBytes));
  if (said.failure !== undefined) throw actionsFailure(what, said.failure);
  if (said.value !== -1) return true;
  const reason = reasonIn(said.log) ?? "the client does not say why";
  const failure = actionsFailure(what, { message: reason, status: null });
  if (failure.code !== "output-exists") throw failure;
  if ((await findEntry(process, entry)) === key) return false;
  throw failure;
}

/**
 * The key of the newest entry that begins with one of these, null when there is none. Nothing is fetched.
 * @throws AppError `vault-*`
 */
export async function findEntry(process: ActionsProcess, { kind, key }: EntryOf): Promise<string | null> {
  const said = await process.call("restoreCache", [{ path: PLACES[kind], key, lookupOnly: true }], ASK_TIMEOUT_MS);
  return foundIn(said, `cache entry ${key} cannot be looked up`);
}

/**
 * Fetches an entry into the workspace, and gives its folder; null when there is none. The archive is unpacked by then, and
 * anything may be in that folder.
 * @throws AppError `vault-*`
 */
export async function fetchEntry(process: ActionsProcess, entry: EntryOf): Promise<string | null> {
  const { kind, key, sizeBytes = NO_SIZE } = entry;
  await entryFolder(process, kind);
  const said = await process.call(
    "restoreCache",
    [{ path: PLACES[kind], key, lookupOnly: false }],
    transferTimeoutMs(sizeBytes),
  );
  // The client takes every key for a prefix, too.
  if (foundIn(said, `cache entry ${key} cannot be fetched`) !== key) return null;
  const folder = join(process.workspace, PLACES[kind]);
  const real = await realpath(folder).catch(() => "");
  if (real === join(await realpath(process.workspace), PLACES[kind])) return folder;
  throw new AppError("vault-corrupt", `cache entry ${key} holds something else than it was saved with`);
}

function foundIn(said: Said<"restoreCache">, what: string): string | null {
  if (said.failure !== undefined) throw actionsFailure(what, said.failure);
  const reason = said.value === null ? reasonIn(said.log) : undefined;
  if (reason !== undefined) throw actionsFailure(what, { message: reason, status: null });
  return said.value ?? null;
}

function reasonIn(log: string): string | undefined {
  for (const pattern of REASONS) {
    const [, reason] = pattern.exec(log) ?? [];
    if (reason !== undefined) return reason.replaceAll("%0A", "\n").replaceAll("%0D", "").replaceAll("%25", "%");
  }
  return undefined;
}
