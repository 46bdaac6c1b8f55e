import { z } from "zod";
import {
  AppError,
  type CompareOptions,
  type Difference,
  type Finding,
  type KindName,
  Sha256,
  type StoreFacts,
  StoreSummary,
} from "../model/index.ts";
import { captureStores } from "./capture.ts";
import { compareTask, describeTask } from "./comparing.ts";
import type { ExtractedStore, Kind, KnownStore, LocatedStore, StagedStore, StorePair } from "./kind.ts";
import { answerOf, type Limits, type Task } from "./task.ts";
import { TaskProcess } from "./task-process.ts";

/** Nobody else has a restored copy; a lock could only be a virus scanner's. */
const LOCK_TIMEOUT_MS = 10_000;

/** What a restored store turned out to hold. */
export type CapturedAgain = Pick<StagedStore, "digest" | "summary">;

/** How to examine the stores of one bundle. */
export interface ExaminerOptions {
  readonly kinds: Readonly<Record<KindName, Kind>>;
  /** Private folder for what checks make, see `Kind`. */
  readonly scratch: string;
  /** Keeps a step for a program that is told to end early. */
  readonly atExit: (cleanUp: () => void) => () => void;
}

/**
 * Starts to examine the stores of one bundle. Costs nothing until there is a store of a kind that needs a process of its own.
 */
export function openExaminer(options: ExaminerOptions): Examiner {
  return new Examiner(options);
}

/**
 * Examines stores that may come from anyone; what is asked for at once waits its turn. Kinds that evaluate what the author of a
 * store wrote do so in one child process for all of them: it takes 70 MB while the program reads a bundle with 150, and two would be
 * more than the 256 MB that all may have. What exceeds its limits is damaged. The stores share their time: many small
 * ones have no more of it than one that is as large as all.
 */
export class Examiner implements Disposable {
  readonly #options: ExaminerOptions;
  readonly #process = new TaskProcess();
  readonly #forget: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #sizeBytes = 0;
  #spentMs = 0;

  constructor(options: ExaminerOptions) {
    this.#options = options;
    this.#forget = options.atExit(() => this.#process[Symbol.dispose]());
  }

  /** What is wrong with a store that came out of a bundle. @throws AppError `git-missing`, `disk-full`, `busy` */
  async check(from: ExtractedStore): Promise<readonly Finding[]> {
    const { kinds, scratch } = this.#options;
    const { store, extracted, paths } = from;
    const { apart, ...kind } = kinds[store.kind];
    if (apart === undefined) return kind.check(from, scratch);
    const found = await this.#ask(apart.check, { store, extracted, paths }, { ...apart, sizeBytes: store.bytes });
    if (!("stopped" in found)) return found.answer;
    return [{ code: "database-damaged", path: paths[0] ?? store.name, message: found.stopped }];
  }

  /**
   * Captures a restored store again, as it is, into `dir`, a private empty folder. `sizeBytes` is what its entries had.
   * @throws AppError what a capture throws; `source-damaged` when it exceeds the limits
   */
  async capture(store: LocatedStore, { dir, sizeBytes }: { dir: string; sizeBytes: number }): Promise<CapturedAgain> {
    const { kinds } = this.#options;
    const { apart } = kinds[store.kind];
    const task = captureTask(kinds);
    if (apart === undefined) return task.run({ store, dir });
    const found = await this.#ask(task, { store, dir }, { ...apart, sizeBytes });
    if ("stopped" in found) throw new AppError("source-damaged", found.stopped, { path: store.path });
    return found.answer;
  }

  /**
   * What differs between two sides of a store. What exceeds the limits is not compared, which is a difference of its own.
   * @throws what reading a private copy throws
   */
  async compare(pair: StorePair, options: CompareOptions): Promise<readonly Difference[]> {
    const { kinds, scratch } = this.#options;
    const { kind, bytes } = pair.base;
    const limited = limitsOf(kinds[kind]);
    if (limited === undefined) return kinds[kind].compare(pair, options, scratch);
    const sizeBytes = bytes + pair.current.bytes;
    const found = await this.#ask(compareTask(kinds), { pair, options, scratch }, { ...limited, sizeBytes });
    if (!("stopped" in found)) return found.answer;
    return [{ code: "store-not-compared", place: {}, numbers: {}, samples: [] }];
  }

  /**
   * What a baseline keeps of a store whose content is there.
   * @throws AppError `busy` when it exceeds the limits; what reading a private copy throws
   */
  async describe(store: KnownStore, options: CompareOptions): Promise<StoreFacts> {
    const { kinds, scratch } = this.#options;
    const limited = limitsOf(kinds[store.kind]);
    if (limited === undefined) return kinds[store.kind].describe(store, options, scratch);
    const limits = { ...limited, sizeBytes: store.bytes };
    const found = await this.#ask(describeTask(kinds), { store, options, scratch }, limits);
    if ("stopped" in found) throw new AppError("busy", `store ${store.name}: ${found.stopped}`, { path: store.name });
    return found.answer;
  }

  /** Ends what is being examined, and what waits for its turn. */
  [Symbol.dispose](): void {
    this.#process[Symbol.dispose]();
    this.#forget();
  }

  async #ask<Input, Answer>(
    task: Task<Input, Answer>,
    input: Input,
    { limitsFor, sizeBytes }: { limitsFor: (sizeBytes: number) => Limits; sizeBytes: number },
  ): Promise<{ readonly answer: Answer } | { readonly stopped: string }> {
    this.#sizeBytes += sizeBytes;
    const { memoryBytes } = limitsFor(sizeBytes);
    const { timeoutMs } = limitsFor(this.#sizeBytes);
    const late = `all stores here together may be examined for ${Math.round(timeoutMs / 1000)} s, and that is over`;
    return this.#inTurn(async () => {
      const leftMs = timeoutMs - this.#spentMs;
      if (leftMs <= 0) return { stopped: late };
      const start = performance.now();
      const outcome = await this.#process.ask(task, input, { memoryBytes, timeoutMs: leftMs });
      this.#spentMs += performance.now() - start;
      if (!("stopped" in outcome)) return { answer: answerOf(outcome) };
      return { stopped: outcome.stopped === "time" ? late : `its examination was ${outcome.message}` };
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** Where a kind is compared in a process of its own, what that may use up. */
function limitsOf({ apart, comparing }: Kind): { readonly limitsFor: (sizeBytes: number) => Limits } | undefined {
  return comparing ?? apart;
}

/** The capture of one restored store, as it is, into a private empty folder. */
export function captureTask(
  kinds: ExaminerOptions["kinds"],
): Task<{ readonly store: LocatedStore; readonly dir: string }, CapturedAgain> {
  return {
    name: "capture",
    async run({ store, dir }) {
      // Free pages play no part in a digest, and compacting takes time.
      const options = { rawPages: true };
      const captured = await captureStores([store], { kinds, dir, lockTimeoutMs: LOCK_TIMEOUT_MS, options });
      const { digest, summary } = (captured[0] as (typeof captured)[number]).staged;
      return { digest, summary };
    },
    answer: z.strictObject({ digest: Sha256, summary: StoreSummary }),
  };
}
