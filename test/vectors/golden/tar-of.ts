import { createReadStream } from "node:fs";
import { decryptStream } from "../../../src/bundle/age/index.ts";
import { type AgeKeys, probeBundle } from "../../../src/bundle/index.ts";
import { readFrames } from "../../../src/bundle/zstd/reader.ts";
import { gather } from "../../unit/bundle/age/bytes.ts";

/** The tar of a bundle that is known to be small. */
export async function tarOf(path: string, keys: AgeKeys): Promise<Buffer> {
  const { encrypted } = await probeBundle(path);
  const file = createReadStream(path);
  return gather(readFrames(encrypted ? decryptStream(file, keys) : file, () => undefined));
}
