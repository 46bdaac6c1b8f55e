import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgeKeys, openBundle } from "../../src/bundle/index.ts";
import { AppError, EXIT, type Manifest } from "../../src/model/index.ts";

/** A folder in which inputs are read, and which shows when something appears beside the place for it. */
export class Room implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "memsnap-fuzz-"));
  readonly file = join(this.folder, "input");
  readonly #into = join(this.folder, "outer", "into");
  readonly #atExit: (() => void)[] = [];

  /** Opens, reads and unpacks a bundle. @throws Error when it does what no reader may do */
  async readBundle(input: Buffer, keys: AgeKeys, exits: readonly number[]): Promise<string> {
    writeFileSync(this.file, input);
    rmSync(join(this.folder, "outer"), { recursive: true, force: true });
    mkdirSync(this.#into, { recursive: true });
    const outcome = await this.#outcome(keys, exits);
    const beside = [...readdirSync(this.folder), ...readdirSync(join(this.folder, "outer"))].sort().join();
    if (beside !== "input,into,outer") throw new Error(`something appeared outside of the folder: ${beside}`);
    return outcome;
  }

  /** Keeps a step for the end. */
  atExit(step: () => void): void {
    this.#atExit.push(step);
  }

  [Symbol.dispose](): void {
    for (const step of this.#atExit) step();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #outcome(keys: AgeKeys, exits: readonly number[]): Promise<string> {
    try {
      const bundle = await openBundle(this.file, keys);
      await bundle.readAll({ extraction: { into: this.#into } });
      this.#expect(bundle.manifest);
      return `ok ${digest(JSON.stringify(bundle.manifest))}`;
    } catch (error) {
      return refusal(error, exits);
    }
  }

  /** What was unpacked has to be what the manifest says, to the last byte. */
  #expect({ entries }: Manifest): void {
    for (const entry of entries) {
      const path = join(this.#into, entry.path);
      if (!existsSync(path)) throw new Error(`${entry.path} was not unpacked`);
      if (entry.type === "file" && digest(readFileSync(path)) !== entry.sha256)
        throw new Error(`${entry.path} has another content than the manifest says`);
    }
    const files = readdirSync(this.#into, { recursive: true, withFileTypes: true }).filter(
      (found) => !found.isDirectory(),
    );
    if (files.length !== entries.filter(({ type }) => type === "file").length || files.some((found) => !found.isFile()))
      throw new Error("something else was unpacked than the manifest says");
  }
}

/** What a failure is to be remembered by. @throws the failure, when it is none that a reader may end with */
export function refusal(error: unknown, exits: readonly number[]): string {
  if (!(error instanceof AppError) || !exits.includes(error.exitCode)) throw error;
  return `${error.code}: ${masked(error.message)}`;
}

/** Exit codes of whoever reads a bundle. */
export const BUNDLE_EXITS = [EXIT.bundle];
export const SEALED_EXITS = [EXIT.bundle, EXIT.key];

/** A message without what differs from input to input. */
function masked(message: string): string {
  return message
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
    .replaceAll(/[0-9]+/g, "0")
    .replaceAll(/\S*memsnap-fuzz-\S*/g, "FILE")
    .slice(0, 120);
}

function digest(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
