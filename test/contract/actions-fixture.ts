import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openVault, parseVaultUrl, type Vault } from "../../src/vault/index.ts";
import { BlobStore } from "../harness/actions/blob-store.ts";
import { type Caller, Services, TOKEN } from "../harness/actions/services.ts";
import { trustedRun } from "../harness/actions/trusted-run.ts";

const CLOSED = "http://127.0.0.1:9";

/** The services of Actions with a blob store behind them, and a folder for what a client leaves behind. */
export class ActionsFixture implements AsyncDisposable {
  readonly services: Services;
  readonly folder: string;

  private constructor(services: Services, folder: string) {
    this.services = services;
    this.folder = folder;
  }

  static async start(blobs: BlobStore): Promise<ActionsFixture> {
    const services = await Services.start(blobs);
    services.runs.push(trustedRun(4711));
    return new ActionsFixture(services, mkdtempSync(join(tmpdir(), "memsnap-actions-")));
  }

  /** Opens a vault as an action in a run does; `env` is added to its environment, with a token that may do everything. */
  open(url: string, env: Record<string, string> = {}, caller: Partial<Caller> = {}): Promise<Vault> {
    return openVault(parseVaultUrl(url), {
      cwd: this.folder,
      tempDir: this.folder,
      env: { ...this.services.envOf(caller), GITHUB_TOKEN: TOKEN, ...env },
      now: () => new Date(),
    });
  }

  /** Vaults that cannot be listed. */
  broken(url: string) {
    return {
      "vault-denied": () => this.open(url, { GITHUB_TOKEN: "ghs_another" }),
      "vault-unreachable": () => this.open(url, { GITHUB_API_URL: CLOSED, ACTIONS_RESULTS_URL: CLOSED }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One blob store for all tests of a file: it takes a second to start. */
export function sharedBlobs(): { readonly get: () => Promise<BlobStore>; readonly close: () => Promise<void> } {
  let blobs: Promise<BlobStore> | undefined;
  return {
    get: () => {
      blobs ??= BlobStore.start();
      return blobs;
    },
    close: async () => (await blobs)?.[Symbol.asyncDispose](),
  };
}
