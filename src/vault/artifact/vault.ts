import { join } from "node:path";
import { AppError, given } from "../../model/index.ts";
import { ask, mustBeInAction, repositoryOf, transferTimeoutMs } from "../actions-context.ts";
import { ActionsProcess } from "../actions-process.ts";
import { arrivedReceipt, checkFile, standIn, takeBundle, writeReceipt } from "../arrivals.ts";
import { bundleOfReceipt, isAskedFor, isNameOfBundle, sidecarNames } from "../names.ts";
import { checkArrived, MAX_RECEIPT_BYTES, nameOfUpload, newestFirst, readStoredReceipt } from "../receipts.ts";
import { KnownRuns } from "../runs.ts";
import type { ArtifactUrl } from "../url.ts";
import type { Listing, OnBytes, StoredBundle, Upload, Vault, VaultContext } from "../vault.ts";
import { deleteItem, fetchItem, type Item, itemsOfThisRun, listItems, type Place } from "./items.ts";

type OnSkipped = (name: string, why: string) => void;

/**
 * Opens the artifacts of this repository as a vault. Only an action can put there; with a token, anybody who may can list and
 * fetch. The key of a bundle is `<run id>/<artifact id>/<artifact id of its receipt>`.
 * @throws AppError `bad-option` where there is neither an action nor a token
 */
export function openArtifactVault({ prefix, text }: ArtifactUrl, context: VaultContext): Vault {
  const repository = repositoryOf(context);
  if (repository === null) mustBeInAction(context, text);
  const place = { runId: Number(context.env.GITHUB_RUN_ID ?? 0), repository };
  // No agent has a dot in its name, so what is in front of it is told from an agent.
  const vault = new ArtifactVault(context, place, { url: text, prefix: prefix === "" ? "" : `${prefix}.` });
  return {
    kind: "artifact",
    url: text,
    put: (upload, onBytes) => vault.put(upload, onBytes),
    list: (listing, onSkipped) => vault.list(listing, onSkipped),
    get: (stored, dir, onBytes) => vault.get(stored, { dir, onBytes }),
    open: async () => null,
    remove: (stored) => vault.remove(stored),
    sweep: (options) => vault.sweep(options),
  };
}

class ArtifactVault {
  readonly #context: VaultContext;
  readonly #place: Place;
  readonly #url: string;
  readonly #prefix: string;

  constructor(context: VaultContext, place: Place, { url, prefix }: { readonly url: string; readonly prefix: string }) {
    this.#context = context;
    this.#place = place;
    this.#url = url;
    this.#prefix = prefix;
  }

  async put(upload: Upload, onBytes?: OnBytes): Promise<StoredBundle> {
    mustBeInAction(this.#context, this.#url);
    const name = nameOfUpload(upload);
    await checkFile(upload, onBytes);
    await using process = await ActionsProcess.start(this.#context);
    if ((await this.#listBy(process, { name })).length > 0) throw exists(name);
    await this.#putBundle(process, upload);
    const path = await writeReceipt(process.workspace, upload.receipt);
    await this.#upload(
      process,
      await standIn(path, join(process.workspace, "receipt"), this.#named(sidecarNames(name).receipt)),
    );
    const stored = (await this.#listBy(process, { name })).find((one) => one.key.startsWith(`${this.#place.runId}/`));
    if (stored !== undefined) return stored;
    throw new AppError("vault-unreachable", `${name} was uploaded and cannot be found`, { path: name });
  }

  async list(listing?: Listing, onSkipped?: OnSkipped): Promise<readonly StoredBundle[]> {
    await using process = await ActionsProcess.start(this.#context);
    return await this.#listBy(process, listing ?? {}, onSkipped);
  }

  async get(
    stored: StoredBundle,
    taking: { readonly dir: string; readonly onBytes: OnBytes | undefined },
  ): Promise<string> {
    const [runId = 0, id = 0] = idsOf(stored);
    const { sha256, sizeBytes } = stored.receipt;
    await using process = await ActionsProcess.start(this.#context);
    return await takeBundle(await fetchItem(process, this.#place, { id, runId, sizeBytes, sha256 }), stored, taking);
  }

  async remove(stored: StoredBundle): Promise<void> {
    const [runId, bundle = 0, receipt = 0] = idsOf(stored);
    if (this.#place.repository === null && runId !== this.#place.runId)
      throw new AppError("vault-denied", `${stored.name} is of another run: removing it needs a GITHUB_TOKEN`);
    await using process = await ActionsProcess.start(this.#context);
    await deleteItem(process, this.#place, { id: receipt, name: this.#named(sidecarNames(stored.name).receipt) });
    await deleteItem(process, this.#place, { id: bundle, name: this.#named(stored.name) });
  }

  async sweep({ olderThanMs, dryRun }: Parameters<Vault["sweep"]>[0]): Promise<readonly string[]> {
    await using process = await ActionsProcess.start(this.#context);
    const items = await listItems(process, this.#place);
    const whole = new Set(this.#pairs(items).flatMap(({ bundle, receipt }) => [bundle.id, receipt.id]));
    const before = this.#context.now().getTime() - olderThanMs;
    const old = items.filter(
      (item) => this.#bundleOf(item) !== undefined && !whole.has(item.id) && Date.parse(item.createdAt) <= before,
    );
    if (!dryRun) for (const item of old) await deleteItem(process, this.#place, item);
    return old.map(({ name }) => name.slice(this.#prefix.length));
  }

  async #listBy(process: ActionsProcess, listing: Listing, onSkipped?: OnSkipped): Promise<readonly StoredBundle[]> {
    const { name, runId } = listing;
    const names = name === undefined ? undefined : [name, sidecarNames(name).receipt].map((one) => this.#named(one));
    const items = await listItems(process, this.#place, given({ names, runId }));
    const runs = this.#place.repository && new KnownRuns(process, this.#place.repository);
    const bundles: StoredBundle[] = [];
    for (const item of items) {
      const isReceipt = item.name.startsWith(this.#prefix) && bundleOfReceipt(item.name) !== undefined;
      if (isReceipt && this.#bundleOf(item) === undefined)
        onSkipped?.(item.name.slice(this.#prefix.length), "is not the receipt of a bundle");
    }
    for (const { name, bundle, receipt: item } of this.#pairs(items)) {
      if (!isAskedFor(name, listing)) continue;
      const { receipt, why } = await this.#readReceipt(process, name, item);
      if (receipt === undefined) onSkipped?.(sidecarNames(name).receipt, why);
      else {
        const origin = (await runs?.get(item.runId, null)) ?? null;
        const key = [item.runId, bundle.id, item.id].join("/");
        bundles.push({ name, key, receipt, storedAt: item.createdAt, origin });
      }
    }
    return bundles.toSorted(newestFirst);
  }

  async #readReceipt(process: ActionsProcess, name: string, item: Item): Promise<ReturnType<typeof readStoredReceipt>> {
    if (item.sizeBytes > MAX_RECEIPT_BYTES) return { why: `is larger than ${MAX_RECEIPT_BYTES} bytes` };
    try {
      const folder = await fetchItem(process, this.#place, { ...item, sha256: null });
      return readStoredReceipt(name, await arrivedReceipt(folder, item.name));
    } catch (error) {
      if (error instanceof AppError && error.code === "vault-not-found") return { why: "has expired, or was removed" };
      throw error;
    }
  }

  /** One that was uploaded before, in a put that was cut off, is left as it is when it has the right digest. */
  async #putBundle(process: ActionsProcess, { bundle, receipt }: Upload): Promise<void> {
    const name = this.#named(receipt.bundle);
    const file = await standIn(bundle, join(process.workspace, "bundle"), name);
    try {
      const { digest, size } = await this.#upload(process, file, receipt.sizeBytes);
      if (digest !== undefined) checkArrived(receipt, { sizeBytes: size ?? receipt.sizeBytes, sha256: digest }, name);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "output-exists")) throw error;
    }
    const item = (await itemsOfThisRun(process, this.#place)).find((one) => one.name === name);
    if (item === undefined) throw exists(receipt.bundle);
    const sha256 = item.digest?.replace(/^sha256:/, "");
    checkArrived(receipt, { sizeBytes: item.sizeBytes, ...(sha256 === undefined ? {} : { sha256 }) }, name);
  }

  #upload(process: ActionsProcess, file: string, sizeBytes = 0) {
    const options = { what: "an artifact cannot be uploaded", timeoutMs: transferTimeoutMs(sizeBytes) };
    return ask(process, { call: "uploadArtifact", args: [file, this.#context.retentionDays ?? null], ...options });
  }

  /** Bundles and receipts of the same run that belong together. */
  #pairs(items: readonly Item[]): { readonly name: string; readonly bundle: Item; readonly receipt: Item }[] {
    const byName = new Map(items.map((item) => [`${item.runId}/${item.name}`, item]));
    return items.flatMap((receipt) => {
      const name = this.#bundleOf(receipt);
      const bundle = name === undefined ? undefined : byName.get(`${receipt.runId}/${this.#named(name)}`);
      return name === undefined || bundle === undefined || bundle.id === receipt.id ? [] : [{ name, bundle, receipt }];
    });
  }

  /** The bundle that an artifact is, or is the receipt of. */
  #bundleOf({ name }: Item): string | undefined {
    if (!name.startsWith(this.#prefix)) return undefined;
    const file = name.slice(this.#prefix.length);
    const bundle = bundleOfReceipt(file) ?? file;
    return isNameOfBundle(bundle) ? bundle : undefined;
  }

  #named(name: string): string {
    return `${this.#prefix}${name}`;
  }
}

function idsOf({ key }: StoredBundle): number[] {
  return key.split("/").map(Number);
}

function exists(name: string): AppError {
  return new AppError("output-exists", `${name} is an artifact already, or is being uploaded`, { path: name });
}
