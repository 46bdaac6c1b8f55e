import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DIST = join(import.meta.dirname, "../../dist");

/** A folder of a bench, with a copy of `dist/`, so that a build in between changes nothing. It is removed at the end. */
export class Room implements Disposable {
  readonly dir = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-bench-")));
  readonly dist = join(this.dir, "dist");
  #made = 0;

  constructor() {
    cpSync(DIST, this.dist, { recursive: true });
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  /** A new empty folder. */
  fresh(): string {
    const dir = this.path(`${++this.#made}`);
    mkdirSync(dir);
    return dir;
  }

  /** Removes what {@link fresh} has given. */
  remove(dir: string): void {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }

  [Symbol.dispose](): void {
    this.remove(this.dir);
  }
}
