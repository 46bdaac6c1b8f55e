import { randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "../model/index.ts";
import { KEY_BYTES, newSeed, publicKeyOf } from "./ed25519.ts";
import { decodeField, ED25519, idBytes, KEY_ID_BYTES, linesOf, shownId, UNTRUSTED } from "./fields.ts";
import { isPayable, keyStream, type ScryptCost, SENSITIVE } from "./key-stream.ts";
import type { PublicKey } from "./public-key.ts";

/** A secret key of minisign, opened. */
export interface SigningKey {
  readonly publicKey: PublicKey;
  /** 32 bytes. */
  readonly seed: Buffer;
}

/** How the file says that scrypt hides the key, and that nothing does. */
const SCRYPT = "Sc";
const PLAIN = "\0\0";
const BLAKE2B = "B2";
const SALT_BYTES = 32;
const CHECKSUM_BYTES = 32;
/** Id, seed, public key, checksum. */
const HIDDEN_BYTES = KEY_ID_BYTES + 2 * KEY_BYTES + CHECKSUM_BYTES;
const SALT_AT = 6;
const COST_AT = SALT_AT + SALT_BYTES;
const HIDDEN_AT = COST_AT + 16;
const FILE_BYTES = HIDDEN_AT + HIDDEN_BYTES;

/** Makes a key. */
export function generateSigningKey(): SigningKey {
  const seed = newSeed();
  return { seed, publicKey: { id: shownId(randomBytes(KEY_ID_BYTES)), bytes: publicKeyOf(seed) } };
}

/**
 * Opens the text of a secret key file of minisign, or the second line of one alone. Costs what the file asks for, and never more than
 * a key that minisign makes: 1 GiB of memory. `name` stands in messages.
 * @throws AppError `bad-signing-key`, `not-enough-ram`
 */
export async function parseSigningKey(
  text: string,
  { name, passphrase }: { readonly name: string; readonly passphrase?: string | undefined },
): Promise<SigningKey> {
  const bad = (what: string): AppError => new AppError("bad-signing-key", `${name} ${what}`, { path: name });
  const fields = fieldsOf(text);
  if (fields === undefined) throw bad("is no secret key of minisign; expected the file that `minisign -G` writes");
  const method = fields.toString("latin1", 2, 4);
  if (method === PLAIN) {
    const hidden = fields.subarray(HIDDEN_AT);
    const isUnchecked = hidden.subarray(-CHECKSUM_BYTES).every((byte) => byte === 0);
    const key = await keyOf(hidden, { isUnchecked });
    if (key === undefined) throw bad("is damaged: its parts do not fit together");
    return key;
  }
  if (passphrase === undefined) throw bad("has a passphrase, and none was given with it");
  const cost = costOf(fields);
  if (!isPayable(cost)) throw bad("asks for more, or less, work to open it than minisign ever does");
  const key = await keyOf(await hide(fields.subarray(HIDDEN_AT), passphrase, { salt: saltOf(fields), cost }));
  if (key === undefined) throw bad("is not opened by the passphrase given, or is damaged");
  return key;
}

/**
 * A secret key file, as `minisign -G` writes it; without a passphrase, as `minisign -G -W`.
 * @throws AppError `not-enough-ram` when the machine has not as much as `cost` takes
 */
export async function signingKeyText(
  { publicKey, seed }: SigningKey,
  { passphrase, cost = SENSITIVE }: { readonly passphrase?: string | undefined; readonly cost?: ScryptCost } = {},
): Promise<string> {
  const open = Buffer.concat([idBytes(publicKey.id), seed, publicKey.bytes]);
  const whole = Buffer.concat([open, await checksumOf(open)]);
  const fields = Buffer.alloc(FILE_BYTES);
  fields.write(ED25519 + (passphrase === undefined ? PLAIN : SCRYPT) + BLAKE2B, "latin1");
  if (passphrase === undefined) {
    whole.copy(fields, HIDDEN_AT);
  } else {
    const salt = randomBytes(SALT_BYTES);
    salt.copy(fields, SALT_AT);
    fields.writeBigUInt64LE(BigInt(cost.operations), COST_AT);
    fields.writeBigUInt64LE(BigInt(cost.memoryBytes), COST_AT + 8);
    (await hide(whole, passphrase, { salt, cost })).copy(fields, HIDDEN_AT);
  }
  return `${UNTRUSTED}minisign encrypted secret key\n${fields.toString("base64")}\n`;
}

function fieldsOf(text: string): Buffer | undefined {
  const lines = linesOf(text.trim()).map((line) => line.trim());
  const [first = "", second] = lines;
  const isNamed = lines.length === 2 && first.startsWith(UNTRUSTED);
  if (!isNamed && lines.length !== 1) return undefined;
  const fields = decodeField(second ?? first, FILE_BYTES);
  const kind = fields?.toString("latin1", 0, SALT_AT);
  return kind === ED25519 + PLAIN + BLAKE2B || kind === ED25519 + SCRYPT + BLAKE2B ? fields : undefined;
}

function saltOf(fields: Buffer): Buffer {
  return fields.subarray(SALT_AT, COST_AT);
}

function costOf(fields: Buffer): ScryptCost {
  const [operations, memoryBytes] = [fields.readBigUInt64LE(COST_AT), fields.readBigUInt64LE(COST_AT + 8)].map(Number);
  return { operations: operations as number, memoryBytes: memoryBytes as number };
}

/** Hides what is open, and opens what is hidden. */
async function hide(
  bytes: Buffer,
  passphrase: string,
  { salt, cost }: { readonly salt: Buffer; readonly cost: ScryptCost },
): Promise<Buffer> {
  const stream = await keyStream(passphrase, { salt, cost, lengthBytes: bytes.length });
  return Buffer.from(bytes.map((byte, index) => byte ^ (stream[index] as number)));
}

/** A key whose parts fit together: `minisign -G -W` leaves the checksum out, so the public half has to be that of the secret one. */
async function keyOf(hidden: Buffer, { isUnchecked = false } = {}): Promise<SigningKey | undefined> {
  const open = hidden.subarray(0, -CHECKSUM_BYTES);
  const id = open.subarray(0, KEY_ID_BYTES);
  const seed = Buffer.from(open.subarray(KEY_ID_BYTES, KEY_ID_BYTES + KEY_BYTES));
  const bytes = Buffer.from(open.subarray(-KEY_BYTES));
  const isWhole = isUnchecked || timingSafeEqual(hidden.subarray(-CHECKSUM_BYTES), await checksumOf(open));
  return isWhole && publicKeyOf(seed).equals(bytes) ? { seed, publicKey: { id: shownId(id), bytes } } : undefined;
}

/** BLAKE2b of 32 bytes, which Node's crypto does not have: it is not the start of that of 64. */
async function checksumOf(open: Buffer): Promise<Buffer> {
  const { blake2b } = await import("@noble/hashes/blake2.js");
  return Buffer.from(blake2b(Buffer.concat([Buffer.from(ED25519), open]), { dkLen: CHECKSUM_BYTES }));
}
