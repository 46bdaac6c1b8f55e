import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgeKeys, openBundle } from "../../src/bundle/index.ts";
import { AppError, type ErrorCode } from "../../src/model/index.ts";

/** How opening and reading a bundle ends: `ok`, or a code. */
export type Outcome = ErrorCode | "ok";

/** A folder in which a bundle is read; nothing may appear in it but below the extraction's own folder. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), "memsnap-hostile-"));
  readonly path = join(this.folder, "bundle");
  readonly #into = join(this.folder, "outer", "into");

  /** Opens and reads a bundle, unpacking all of it. @throws Error when it wrote where it must not, or fails without a code */
  async read(bytes: Buffer, keys: AgeKeys = {}): Promise<Outcome> {
    writeFileSync(this.path, bytes);
    rmSync(this.#into, { recursive: true, force: true });
    mkdirSync(this.#into, { recursive: true });
    const outcome = await outcomeOf(this.path, keys, this.#into);
    this.#expectNothingOutside();
    return outcome;
  }

  /** Opens and reads a bundle without unpacking. */
  async check(bytes: Buffer, keys: AgeKeys = {}): Promise<Outcome> {
    writeFileSync(this.path, bytes);
    return outcomeOf(this.path, keys);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #expectNothingOutside(): void {
    const found = [...readdirSync(this.folder), ...readdirSync(join(this.folder, "outer"))].sort();
    if (found.join() !== "bundle,into,outer")
      throw new Error(`found outside of the extraction folder: ${found.join()}`);
  }
}

async function outcomeOf(path: string, keys: AgeKeys, into?: string): Promise<Outcome> {
  try {
    const bundle = await openBundle(path, keys);
    await bundle.readAll(into === undefined ? {} : { extraction: { into } });
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
