import type { SecretHit, TextEncoding } from "../model/index.ts";

const STAR = "*";

/**
 * What takes the place of a hit in bytes: a mark, spelt as the text around it is. In what is no text, or another one, so many bytes
 * of stars, so that everything else stays in its place.
 */
export function speltMark(hit: SecretHit, mark: string, content: TextEncoding | undefined): Buffer {
  const encoding = hit.encoding ?? "utf-8";
  if (encoding === content) return encode(mark, encoding);
  return Buffer.alloc(hit.end - hit.start, encode(STAR, encoding));
}

function encode(text: string, encoding: TextEncoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}
