import { on } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { lent } from "./memory.ts";
import { comparePass } from "./pass.ts";
import type { FromPass, PassTask, ToPass } from "./pass-apart.ts";
import { toPlain } from "./plain-error.ts";
import { decodeFrames } from "./zstd/decode.ts";
import type { Frame } from "./zstd/frame.ts";

/** The other side of `passApart`, on a thread of its own. */
export async function servePass(port: MessagePort, { ends, extraction }: PassTask): Promise<void> {
  const tell = (message: FromPass): void => port.postMessage(message);
  const contents = decodeFrames(framesFrom(port), ({ buffer }) =>
    tell({ free: buffer as unknown as SharedArrayBuffer }),
  );
  const { headerBytes, manifestBytes, manifest } = ends;
  const held = { headerBytes: Buffer.from(headerBytes), manifestBytes: Buffer.from(manifestBytes), manifest };
  try {
    await comparePass(
      lent(contents),
      held,
      extraction && {
        into: extraction.into,
        wanted: (path) => !extraction.unwanted.has(path),
        arrived: (path) => tell({ arrived: path }),
      },
    );
    tell({ passed: true });
  } catch (error) {
    tell(error === BROKEN ? { passed: true } : { failure: toPlain(error) });
  }
}

/** The other thread knows what is wrong with the frames that do not come any more. */
const BROKEN = new Error("the frames end too early");

async function* framesFrom(port: MessagePort): AsyncGenerator<Frame> {
  for await (const [told] of on(port, "message") as AsyncIterable<[ToPass]>) {
    if ("end" in told) {
      if (told.end === "broken") throw BROKEN;
      return;
    }
    yield { bytes: Buffer.from(told.memory, 0, told.sizeBytes), contentBytes: told.contentBytes };
  }
}
