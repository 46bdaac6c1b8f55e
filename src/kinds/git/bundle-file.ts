import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ObjectFormat } from "./content.ts";
import type { Ref } from "./refs.ts";

/**
 * The header of a git bundle, as gitformat-bundle describes it: a signature line, capabilities (`@`), objects that the
 * receiver has to have (`-`), refs, an empty line; after it comes a pack.
 *
 * `git bundle create` is not used because it silently drops every ref whose name git could also read in another way:
 * of `main` and `refs/heads/main` as branches, `main` is lost.
 */
export interface BundleHeader {
  readonly objectFormat: ObjectFormat;
  /** `HEAD` may be among them. */
  readonly refs: readonly Ref[];
}

const SIGNATURE = { sha1: "# v2 git bundle\n", sha256: "# v3 git bundle\n@object-format=sha256\n" } as const;
const MAX_HEADER_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;

/** Writes a bundle: its header, and the content of the file `pack`. */
export async function writeBundle(file: string, header: BundleHeader, pack: string): Promise<void> {
  const lines = header.refs.map(({ name, oid }) => `${oid} ${name}\n`);
  const text = `${SIGNATURE[header.objectFormat]}${lines.join("")}\n`;
  const target = createWriteStream(file, { flags: "wx", mode: 0o600 });
  target.write(text);
  await pipeline(createReadStream(pack), target);
}

/** Reads the header of a bundle that may come from anyone; returns what is wrong with it when it is not acceptable. */
export async function readBundleHeader(file: string): Promise<BundleHeader | { readonly fault: string }> {
  const text = await readHeaderText(file);
  if (text === undefined) return { fault: "is no git bundle: its header has no end" };
  const objectFormat = text.startsWith(SIGNATURE.sha1) ? "sha1" : "sha256";
  if (!text.startsWith(SIGNATURE[objectFormat])) return { fault: "is no git bundle of version 2 or 3" };
  const line = objectFormat === "sha1" ? /^([0-9a-f]{40}) ([^ ]+)$/ : /^([0-9a-f]{64}) ([^ ]+)$/;
  const refs: Ref[] = [];
  for (const row of text.slice(SIGNATURE[objectFormat].length, -1).split("\n").slice(0, -1)) {
    if (row.startsWith("-")) return { fault: "is not complete: it builds on objects of another repository" };
    const [, oid, name] = line.exec(row) ?? [];
    if (oid === undefined || name === undefined)
      return { fault: `has a line that is no ref: ${JSON.stringify(row.slice(0, 100))}` };
    refs.push({ oid, name });
  }
  if (new Set(refs.map((ref) => ref.name)).size !== refs.length) return { fault: "names a ref twice" };
  return { objectFormat, refs };
}

/** The header with the empty line that closes it, or `undefined` when there is none. */
async function readHeaderText(file: string): Promise<string | undefined> {
  const handle = await open(file, "r");
  try {
    let header: Buffer = Buffer.alloc(0);
    while (header.length < MAX_HEADER_BYTES) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(PIECE_BYTES), position: header.length });
      if (bytesRead === 0) return undefined;
      const searchFrom = Math.max(0, header.length - 1);
      header = Buffer.concat([header, buffer.subarray(0, bytesRead)]);
      const end = header.indexOf("\n\n", searchFrom);
      if (end !== -1) return header.toString("utf8", 0, end + 2);
    }
    return undefined;
  } finally {
    await handle.close();
  }
}
