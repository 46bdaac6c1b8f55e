import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Manifest } from "../model/index.ts";
import { ownProgram } from "../os/index.ts";
import { ReusedMemory } from "./memory.ts";
import type { Extraction, PassEnds } from "./pass.ts";
import { fromPlain, type PlainError } from "./plain-error.ts";
import type { Frame } from "./zstd/frame.ts";
import type { Walk, walkFrames } from "./zstd/reader.ts";

/** Frames that the other thread has got and not decoded yet, at most. */
const MAX_UNDER_WAY = 4;

/** What the thread of a pass is started with. */
export interface PassTask {
  readonly ends: { readonly headerBytes: Uint8Array; readonly manifestBytes: Uint8Array; readonly manifest: Manifest };
  /** `unwanted`: paths of entries. */
  readonly extraction?: { readonly into: string; readonly unwanted: ReadonlySet<string> };
}

/** What it is told: the next frame, which lies at the start of shared memory, or that there is none. */
export type ToPass =
  | { readonly memory: SharedArrayBuffer; readonly sizeBytes: number; readonly contentBytes: number }
  | { readonly end: "whole" | "broken" };

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
  ends: PassEnds,
  extraction?: Extraction,
): Promise<void> {
  const thread = new PassThread(ends, extraction);
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
  #underWay = 0;

  constructor(ends: PassEnds, extraction: Extraction | undefined) {
    const { headerBytes, manifestBytes, manifest } = ends;
    const task: PassTask = { ends: { headerBytes, manifestBytes, manifest }, ...plainExtraction(manifest, extraction) };
    this.#outcome.promise.catch(() => {});
    this.#worker = new Worker(ownProgram(), { workerData: { pass: task }, stdout: true, stderr: true })
      .on("message", (said: FromPass) => this.#hear(said, extraction))
      .on("error", (error) => this.#outcome.reject(error))
      .on("exit", () => this.#outcome.reject(new Error("the thread that compares has ended without a word")));
  }

  /** Hands a frame over, and waits while enough are under way. */
  async send({ bytes, contentBytes }: Frame): Promise<void> {
    this.#tell({ memory: bytes.buffer as unknown as SharedArrayBuffer, sizeBytes: bytes.length, contentBytes });
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

function plainExtraction(manifest: Manifest, extraction: Extraction | undefined): Pick<PassTask, "extraction"> {
  if (extraction === undefined) return {};
  const { into, wanted = () => true } = extraction;
  const paths = manifest.entries.map(({ path }) => path);
  return { extraction: { into, unwanted: new Set(paths.filter((path) => !wanted(path))) } };
}
