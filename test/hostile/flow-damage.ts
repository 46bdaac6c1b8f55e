import { existsSync, writeFileSync } from "node:fs";
import { openBundle, parseIdentities } from "../../src/bundle/index.ts";
import type { RestoreRequest } from "../../src/flows/index.ts";
import { AppError, EXIT } from "../../src/model/index.ts";
import { bytesInMemory, inPieces } from "../unit/bundle/age/bytes.ts";
import { Desk } from "../unit/flows/desk.ts";

const PIECE_BYTES = 1024 * 1024;

type Keys = Pick<RestoreRequest, "identities" | "passphrase">;

/** A place where damaged bundles are verified and restored by the flows, as the commands do. */
export class DamageDesk extends Desk {
  #count = 0;

  /**
   * Verifies and restores a bundle. Returns how both ended, an exit code each.
   * @throws Error when something of it became visible or was left behind, or when one failed without a code
   */
  async outcomes(bytes: Buffer, keys: Keys = {}): Promise<{ verify: number; restore: number }> {
    const file = this.path("damaged.bundle");
    const target = this.path(`target-${this.#count++}`, "deep");
    writeFileSync(file, bytes);
    const verify = await exitOf(async () => ((await this.verify(file, keys)).ok ? EXIT.ok : EXIT.bundle));
    const restore = await exitOf(async () => {
      await this.restore(file, target, keys);
      return EXIT.ok;
    });
    if (restore !== EXIT.ok && existsSync(this.path(`target-${this.#count - 1}`)))
      throw new Error("a restore that failed left something at its target");
    if (this.leftovers().length > 0) throw new Error(`left in the temporary folder: ${this.leftovers().join()}`);
    return { verify, restore };
  }
}

/** How the reader that all commands read with ends over bytes in memory, as an exit code. */
export async function readInMemory(bytes: Buffer, { identities: texts = [] }: Keys = {}): Promise<number> {
  const identities = (await Promise.all(texts.map((text) => parseIdentities(text, "the identity")))).flat();
  const open = async () => ({ ...bytesInMemory(bytes), close: async () => {} });
  return exitOf(async () => {
    const bundle = await openBundle(
      { name: "in memory", open, stream: () => inPieces(bytes, PIECE_BYTES) },
      { identities },
    );
    await bundle.readAll();
    return EXIT.ok;
  });
}

async function exitOf(step: () => Promise<number>): Promise<number> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof AppError) return error.exitCode;
    throw error;
  }
}
