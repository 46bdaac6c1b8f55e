/** Bytes that stand at the start of a public key, of a secret key and of an old signature. */
export const ED25519 = "Ed";
/** Bytes of the id of a key. */
export const KEY_ID_BYTES = 8;

/** How the line begins that anybody may change. */
export const UNTRUSTED = "untrusted comment: ";

/** The bytes that a line of base64 stands for; `undefined` when it is not the base64 of exactly so many. */
export function decodeField(line: string, lengthBytes: number): Buffer | undefined {
  const bytes = Buffer.from(line, "base64");
  return bytes.length === lengthBytes && bytes.toString("base64") === line ? bytes : undefined;
}

/** The lines of a file, without what some systems put at its start and at the ends of its lines. */
export function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The id of a key as minisign shows it: 16 digits, the last byte first. */
export function shownId(bytes: Uint8Array): string {
  return Buffer.from(bytes).reverse().toString("hex").toUpperCase();
}

/** The bytes of an id as it is shown. */
export function idBytes(shown: string): Buffer {
  return Buffer.from(shown, "hex").reverse();
}
