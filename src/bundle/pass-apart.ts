import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Entry } from "../model/index.ts";
import { ownProgram } from "../os/index.ts";
import { ReusedMemory } from "./memory.ts";
import type { Expected, Extraction } from "./pass.ts";
import { fromPlain, type PlainError } from "./plain-error.ts";
import type { Frame } from "./zstd/frame.ts";
import type { Walk, walkFrames } from "./zstd/reader.ts";

/** Frames that the other thread has got and not decoded yet, at most. */
const MAX_UNDER_WAY = 4;

/** What the thread of a pass is started with. */
export interface PassTask {
  readonly expected: { readonly headerBytes: Uint8Array; readonly manifestBytes: Uint8Array };
  /** {@link Extraction.into}; null where nothing is written. */
  readonly into: string | null;
}

/** What it is told: the next frame, which lies at the start of shared memory, and what it may hold; or that there is none. */
export type ToPass =
  | ({ readonly memory: SharedArrayBuffer; readonly sizeBytes: number; readonly contentBytes: number } & ToCome)
  | { readonly end: "whole" | "broken" };

/** Entries that follow those that were told before. */
interface ToCome {
  readonly entries: readonly Entry[];
  /** Paths of those that are not wanted. */
  readonly unwanted: readonly string[];
}

/** What it tells: memory that it does not look at any more, an entry that has {@link Extraction.arrived}, how it ended. */
export type FromPass =
  | { readonly free: SharedArrayBuffer }
  | { readonly arrived: string }
  | { readonly passed: true }
  | { readonly failure: PlainError };

/**
 * Does what {@link comparePass} does with the content of frames, on another thread, while this one finds, opens and hashes them: one
 * core alone would be busy for twice as long.
 * @throws AppError as {@link comparePass}, and as {@link walkFrames}
 */
export async function passApart(
  frames: (memory: Walk["memory"]) => AsyncIterable<Frame>,
  expected: Expected,
  extraction?: Extraction,
): Promise<void> {
  const thread = new PassThread(expected, extraction);
  try {
    for await (const frame of frames((sizeBytes) => thread.memory.take(sizeBytes))) await thread.send(frame);
    await thread.end("whole");
  } catch (error) {
    // What is wrong with the frames before is said first, as on one thread.
    await thread.end("broken");
    throw error;
  } finally {
    await thread.close();
  }
}

class PassThread {
  /** That the other thread sees, too. */
  readonly memory = new ReusedMemory((sizeBytes) => new SharedArrayBuffer(sizeBytes));
  readonly #worker: Worker;
  readonly #outcome = Promise.withResolvers<void>();
  readonly #coming: Coming;
  #underWay = 0;

  constructor({ headerBytes, manifestBytes, entries }: Expected, extraction: Extraction | undefined) {
    const task: PassTask = { expected: { headerBytes, manifestBytes }, into: extraction?.into ?? null };
    this.#coming = new Coming(entries, extraction?.wanted);
    this.#outcome.promise.catch(() => {});
    this.#worker = new Worker(ownProgram(), { workerData: { pass: task }, stdout: true, stderr: true })
      .on("message", (said: FromPass) => this.#hear(said, extraction))
      .on("error", (error) => this.#outcome.reject(error))
      .on("exit", () => this.#outcome.reject(new Error("the thread that compares has ended without a word")));
  }

  /** Hands a frame over, and waits while enough are under way. */
  async send({ bytes, contentBytes }: Frame): Promise<void> {
    const memory = bytes.buffer as unknown as SharedArrayBuffer;
    this.#tell({ memory, sizeBytes: bytes.length, contentBytes, ...this.#coming.in(contentBytes) });
    this.#underWay += 1;
    while (this.#underWay >= MAX_UNDER_WAY) await Promise.race([once(this.#worker, "message"), this.#outcome.promise]);
  }

  /** Waits for the end of the other thread's work. @throws what it failed with */
  end(end: "whole" | "broken"): Promise<void> {
    this.#tell({ end });
    return this.#outcome.promise;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #tell(message: ToPass): void {
    this.#worker.postMessage(message);
  }

  #hear(said: FromPass, extraction: Extraction | undefined): void {
    if ("free" in said) {
      this.memory.giveBack({ buffer: said.free });
      this.#underWay -= 1;
    } else if ("arrived" in said) extraction?.arrived?.(said.arrived);
    else if ("failure" in said) this.#outcome.reject(fromPlain(said.failure));
    else this.#outcome.resolve();
  }
}

/** Entries in the order of the manifest, told as far as they are needed: all at once would be there twice. */
class Coming {
  readonly #entries: Iterator<Entry>;
  readonly #wanted: Extraction["wanted"];
  #contentBytes = 0;
  /** Where the content of the last one that was told starts. */
  #toldOffset = 0;

  constructor(entries: Iterable<Entry>, wanted: Extraction["wanted"]) {
    this.#entries = entries[Symbol.iterator]();
    this.#wanted = wanted;
  }

  /**
   * Those that the next so many bytes of content may hold, and one beyond them: wherever the manifest claims the next entry to be,
   * the one that is found has to be compared with it.
   */
  in(contentBytes: number): ToCome {
    this.#contentBytes += contentBytes;
    const entries: Entry[] = [];
    while (this.#toldOffset <= this.#contentBytes) {
      const { done, value } = this.#entries.next();
      if (done === true) break;
      entries.push(value);
      this.#toldOffset = value.offset;
    }
    const paths = entries.map(({ path }) => path);
    return { entries, unwanted: paths.filter((path) => this.#wanted?.(path) === false) };
  }
}
