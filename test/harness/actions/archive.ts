import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { extract, type Header, pack } from "tar-stream";

/** A member of an archive. */
export interface Member {
  readonly header: Partial<Header> & { readonly name: string };
  readonly content: Uint8Array;
}

const GZIP = 0x1f;

/** Makes another archive of the members of one that the cache client has made, compressed as that one was. */
export async function remake(
  archive: Buffer,
  make: (members: readonly Member[]) => readonly Member[],
): Promise<Buffer> {
  const isGzip = archive[0] === GZIP;
  const reader = extract();
  const members: Member[] = [];
  Readable.from([isGzip ? gunzipSync(archive) : zstdDecompressSync(archive)]).pipe(reader);
  for await (const entry of reader) members.push({ header: entry.header, content: await buffer(entry) });
  const writer = pack();
  for (const { header, content } of make(members)) {
    const { name, type = "file", mode = 0o644, linkname } = header;
    writer.entry({ name, type, mode, ...(linkname ? { linkname } : {}) }, Buffer.from(content));
  }
  writer.finalize();
  const tar = await buffer(writer);
  return isGzip ? gzipSync(tar) : zstdCompressSync(tar);
}
