import { syncFile } from "./sync.ts";

/**
 * Makes files durable one after another, off the main thread, while others are still being written, so that whoever syncs all of
 * them at the end has less to wait for.
 */
export class SyncAhead {
  #last: Promise<void> = Promise.resolve();

  /** Takes a file that is complete, and stays where it is until all is {@link done}. */
  add(path: string): void {
    this.#last = this.#last.then(() => syncFile(path));
    this.#last.catch(() => {});
  }

  /**
   * Waits until nothing is left to do.
   * @throws the first failure: the system tells of what it could not write only once, and a later sync may pass
   */
  done(): Promise<void> {
    return this.#last;
  }
}
