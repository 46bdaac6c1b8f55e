import { AppError } from "../../model/index.ts";

/** A header beyond this is refused; 256 post-quantum recipients need less than half of it. */
export const MAX_HEADER_BYTES = 1024 * 1024;
/** Enough for every header that is met in practice, so that one small read gets it. */
const USUAL_HEADER_BYTES = 64 * 1024;

const FORMAT = "age-encryption.org/";
const VERSION_LINE = `${FORMAT}v1\n`;
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";

/** Bytes that {@link isAge} needs to see. */
export const AGE_MAGIC_BYTES = FORMAT.length;

/** Whether a file that starts with these bytes is age-encrypted, in whatever version; not whether it is whole. */
export function isAge(firstBytes: Uint8Array): boolean {
  return startsWith(firstBytes, FORMAT);
}

/** Whether a file that starts with these bytes is an age file wrapped in ASCII armor. */
export function isArmoredAge(firstBytes: Uint8Array): boolean {
  return startsWith(firstBytes, ARMOR);
}

/**
 * The header of an age file, up to and with the line of its MAC. Finds where it ends; what it says is checked by
 * whoever opens it.
 *
 * @param firstBytes - gives the first bytes of the file, as many as asked for, fewer only when the file is shorter
 * @throws AppError `not-a-bundle`, `bundle-version`, `bundle-truncated`, `bundle-corrupt`
 */
export async function readHeader(firstBytes: (sizeBytes: number) => Promise<Buffer>): Promise<Buffer> {
  for (const limitBytes of [USUAL_HEADER_BYTES, MAX_HEADER_BYTES]) {
    const bytes = await firstBytes(limitBytes);
    checkVersionLine(bytes);
    const endOffset = headerEnd(bytes);
    if (endOffset !== null) return bytes.subarray(0, endOffset);
    if (bytes.length < limitBytes) throw new AppError("bundle-truncated", "the file ends inside its age header");
  }
  throw new AppError("bundle-corrupt", `the age header is longer than ${MAX_HEADER_BYTES} bytes`);
}

/** Offset behind the MAC line: the first line that starts with dashes, which neither a stanza nor its body can. */
function headerEnd(bytes: Buffer): number | null {
  const lineBreak = bytes.indexOf("\n---");
  if (lineBreak === -1) return null;
  const lineEnd = bytes.indexOf("\n", lineBreak + 1);
  return lineEnd === -1 ? null : lineEnd + 1;
}

function checkVersionLine(bytes: Buffer): void {
  if (startsWith(bytes, VERSION_LINE)) return;
  if (VERSION_LINE.startsWith(bytes.toString("latin1"))) {
    throw new AppError("bundle-truncated", `the file ends after ${bytes.length} bytes, inside its first line`);
  }
  if (isAge(bytes)) throw new AppError("bundle-version", "the file is age-encrypted in a version other than v1");
  if (isArmoredAge(bytes)) {
    throw new AppError(
      "not-a-bundle",
      "the file is age-encrypted as ASCII armor; a bundle is binary, so decode the armor first",
    );
  }
  throw new AppError("not-a-bundle", "the file is not age-encrypted");
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, text.length)).toString("latin1") === text;
}
