import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Listing, StoredBundle, Upload, Vault } from "../../src/vault/index.ts";
import { Uploads } from "./uploads.ts";

/** A vault to be tested, and hands that reach behind it. */
export interface VaultFixture {
  /** Holds nothing yet. */
  readonly vault: Vault;
  /** Names of all that lies there, whatever it is; those of bundles and their sidecars. */
  names(): Promise<readonly string[]>;
  /** Puts something there as anybody who can write there might. */
  plant(name: string, bytes: Uint8Array): Promise<void>;
  /** Exchanges what lies there for what is made of it. */
  change(name: string, make: (bytes: Buffer) => Uint8Array): Promise<void>;
  /** Takes something away. */
  lose(name: string): Promise<void>;
  close(): Promise<void>;
  /** Vaults that cannot be listed, by what has to be said of it. */
  readonly broken?: Partial<Record<"vault-not-found" | "vault-denied" | "vault-unreachable", () => Promise<Vault>>>;
}

/**
 * What a backend may be unable to do, each with its reason in the documentation: `ranges` of a bundle, an `exclusive` put when
 * two come at once, to put a bundle whose first put was cut off `again`, to be written to by others (`foreign`), to `sweep`.
 */
export type Ability = "ranges" | "exclusive" | "again" | "foreign" | "sweep";

/** What agents may be called, and what could be taken for parts of each other. */
export const ODD_AGENTS = ["a", "a-b", "a-b-c", "-", "_", "a-20261103t120000z-00000000", "z".repeat(64)];

/** An empty vault with bundles to put into it, for one test. */
export class Trial {
  readonly fixture: VaultFixture;
  readonly vault: Vault;
  readonly uploads = new Uploads();
  #folders = 0;

  static async begin(make: () => Promise<VaultFixture>): Promise<Trial> {
    return new Trial(await make());
  }

  private constructor(fixture: VaultFixture) {
    this.fixture = fixture;
    this.vault = fixture.vault;
  }

  async end(): Promise<void> {
    await this.fixture.close();
    this.uploads[Symbol.dispose]();
  }

  /** A private folder to fetch into. */
  into(): string {
    const folder = join(this.uploads.folder, `got-${++this.#folders}`);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }

  /** Puts one after the other. */
  async putAll(many: readonly Upload[]): Promise<StoredBundle[]> {
    const stored: StoredBundle[] = [];
    for (const upload of many) stored.push(await this.vault.put(upload));
    return stored;
  }

  /** Names of the bundles that are listed. */
  async listed(listing: Listing = {}): Promise<string[]> {
    return (await this.vault.list(listing)).map((bundle) => bundle.name);
  }
}
