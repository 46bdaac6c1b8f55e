import { decompressFrame } from "./codec.ts";
import type { Frame } from "./frame.ts";
import { inOrder } from "./in-order.ts";

/**
 * The contents of frames in order, decoded a few ahead. `done` hears whose bytes are not looked at any more.
 * @throws AppError `bundle-corrupt`, and whatever `frames` throws
 */
export function decodeFrames(frames: AsyncIterable<Frame>, done: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  return inOrder(frames, async ({ bytes, contentBytes }) => {
    const content = await decompressFrame(bytes, contentBytes);
    done(bytes);
    return content;
  });
}
