import { AppError } from "../model/index.ts";
import { TaskProcess } from "./task-process.ts";

/** Each takes 70 MB while the program reads a bundle with 150: two would be more than the 256 MB that all may have. */
const MAX_PROCESSES = 1;

/** Lends out {@link MAX_PROCESSES} of {@link TaskProcess}. Who finds none free waits for the next one. */
export class TaskProcesses implements Disposable {
  readonly #all = Array.from({ length: MAX_PROCESSES }, () => new TaskProcess());
  readonly #free = [...this.#all];
  readonly #waiting: ((process: TaskProcess) => void)[] = [];
  #ended = false;

  /** Lends a process to `work`. @throws AppError `busy` after the end; what `work` throws */
  async withOne<T>(work: (process: TaskProcess) => Promise<T>): Promise<T> {
    const process = this.#free.shift() ?? (await this.#next());
    try {
      if (this.#ended) throw new AppError("busy", "what was asked of a process of ours is not needed any more");
      return await work(process);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.unshift(process);
      else next(process);
    }
  }

  /** Ends all of them at once, whatever they are doing, and starts none any more. */
  [Symbol.dispose](): void {
    this.#ended = true;
    for (const process of this.#all) process[Symbol.dispose]();
  }

  #next(): Promise<TaskProcess> {
    const { promise, resolve } = Promise.withResolvers<TaskProcess>();
    this.#waiting.push(resolve);
    return promise;
  }
}
