import { on } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type { Entry } from "../model/index.ts";
import { lent } from "./memory.ts";
import { comparePass } from "./pass.ts";
import type { FromPass, PassTask, ToPass } from "./pass-apart.ts";
import { toPlain } from "./plain-error.ts";
import { decodeFrames } from "./zstd/decode.ts";
import type { Frame } from "./zstd/frame.ts";

/** The other side of `passApart`, on a thread of its own. */
export async function servePass(port: MessagePort, { expected, into }: PassTask): Promise<void> {
  const tell = (message: FromPass): void => port.postMessage(message);
  const told = new Told();
  const contents = decodeFrames(told.frames(port), ({ buffer }) =>
    tell({ free: buffer as unknown as SharedArrayBuffer }),
  );
  const headerBytes = Buffer.from(expected.headerBytes);
  const manifestBytes = Buffer.from(expected.manifestBytes);
  const arrived = (path: string): void => tell({ arrived: path });
  try {
    await comparePass(
      lent(contents),
      { headerBytes, manifestBytes, entries: told.entries() },
      into === null ? undefined : { into, wanted: (path) => told.isWanted(path), arrived },
    );
    tell({ passed: true });
  } catch (error) {
    tell(error === BROKEN ? { passed: true } : { failure: toPlain(error) });
  }
}

/** The other thread knows what is wrong with the frames that do not come any more. */
const BROKEN = new Error("the frames end too early");

/** What the other thread has told. */
class Told {
  readonly #entries: (readonly Entry[])[] = [];
  readonly #unwanted = new Set<string>();

  async *frames(port: MessagePort): AsyncGenerator<Frame> {
    for await (const [told] of on(port, "message") as AsyncIterable<[ToPass]>) {
      if ("end" in told) {
        if (told.end === "broken") throw BROKEN;
        return;
      }
      this.#entries.push(told.entries);
      for (const path of told.unwanted) this.#unwanted.add(path);
      yield { bytes: Buffer.from(told.memory, 0, told.sizeBytes), contentBytes: told.contentBytes };
    }
  }

  /** Ends early only where the manifest has no more of them. */
  *entries(): Generator<Entry> {
    for (let next = this.#entries.shift(); next !== undefined; next = this.#entries.shift()) yield* next;
  }

  /** Asked once for each entry. */
  isWanted(path: string): boolean {
    return !this.#unwanted.delete(path);
  }
}
