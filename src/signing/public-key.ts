import { AppError } from "../model/index.ts";
import { KEY_BYTES } from "./ed25519.ts";
import { decodeField, ED25519, idBytes, KEY_ID_BYTES, linesOf, shownId, UNTRUSTED } from "./fields.ts";

/** A public key of minisign. */
export interface PublicKey {
  /** 16 upper-case hex digits, as minisign shows it. Not secret, and not unique: anybody can make a key with any id. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** How every public key line begins: base64 of `Ed`, and two bits of the id. */
const LINE = /^RW[QRST][A-Za-z0-9+/]{53}$/;

/** Whether a text is a public key itself, and not the path of one. */
export function isPublicKeyLine(text: string): boolean {
  return LINE.test(text);
}

/**
 * Reads public keys, one a line, as `minisign -G` writes them; comments and blank lines are passed over. `name` stands in messages.
 * @throws AppError `bad-trusted-key` when a line is none, or there is no key
 */
export function parsePublicKeys(text: string, name: string): PublicKey[] {
  const lines = linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith(UNTRUSTED));
  const keys = lines.map(parseLine);
  const bad = keys.indexOf(undefined);
  if (keys.length > 0 && bad < 0) return keys.filter((key) => key !== undefined);
  const why = bad < 0 ? "holds no public key" : `holds something else than public keys of minisign`;
  throw new AppError("bad-trusted-key", `${name} ${why}; expected lines that start with RW`, { path: name });
}

/** The line that names a key everywhere. */
export function publicKeyLine({ id, bytes }: PublicKey): string {
  return Buffer.concat([Buffer.from(ED25519), idBytes(id), bytes]).toString("base64");
}

/** A public key file. */
export function publicKeyText(key: PublicKey): string {
  return `${UNTRUSTED}minisign public key ${key.id}\n${publicKeyLine(key)}\n`;
}

function parseLine(line: string): PublicKey | undefined {
  const fields = decodeField(line, ED25519.length + KEY_ID_BYTES + KEY_BYTES);
  if (fields?.toString("latin1", 0, ED25519.length) !== ED25519) return undefined;
  const keyAt = ED25519.length + KEY_ID_BYTES;
  return { id: shownId(fields.subarray(ED25519.length, keyAt)), bytes: fields.subarray(keyAt) };
}
