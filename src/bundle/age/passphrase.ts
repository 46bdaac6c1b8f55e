import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import type { Identity, Recipient, Stanza } from "age-encryption";
import { AppError } from "../../model/index.ts";

/*
 * The scrypt recipient type of https://c2sp.org/age. The library has it too, but derives the key on the main thread
 * in JavaScript and keeps the file key to itself, so that it would have to be derived twice.
 */

/**
 * 128 MiB and a third of a second for one derivation: half of the stock tool's 18, so that a passphrase does not cost more
 * memory than everything else together. OWASP asks for at least this much.
 */
const DEFAULT_SCRYPT_LOG_N = 17;
/** A reader pays at most 1 GiB and some seconds; it is the file that names the number. */
const MAX_SCRYPT_LOG_N = 20;

const SALT_LABEL = "age-encryption.org/v1/scrypt";
const SALT_BYTES = 16;
const WRAPPED_FILE_KEY_BYTES = 32;
const TAG_BYTES = 16;
/** Each wrapping key is used once, so that the nonce can be fixed. */
const ZERO_NONCE = Buffer.alloc(12);

/** Wraps a file key with a passphrase; must stay the only recipient of a file. */
export function passphraseRecipient(passphrase: string, logN: number = DEFAULT_SCRYPT_LOG_N): Recipient {
  if (!Number.isInteger(logN) || logN < 1 || logN > MAX_SCRYPT_LOG_N)
    throw new RangeError(`scrypt work factor ${logN}`);
  return {
    async wrapFileKey(fileKey) {
      const { Stanza } = await import("age-encryption");
      const salt = randomBytes(SALT_BYTES);
      const body = wrap(fileKey, await wrappingKey(passphrase, { salt, logN }));
      return [new Stanza(["scrypt", encodeBase64(salt), String(logN)], body)];
    },
  };
}

/** Unwraps a file key with a passphrase; null when the file has none, or another. */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const stanza = stanzas.find(({ args }) => args[0] === "scrypt");
      if (stanza === undefined) return null;
      return unwrap(stanza.body, await wrappingKey(passphrase, parseStanza(stanza)));
    },
  };
}

interface ScryptCost {
  readonly salt: Buffer;
  readonly logN: number;
}

function parseStanza({ args, body }: Stanza): ScryptCost {
  const [, saltText = "", logNText = ""] = args;
  const salt = Buffer.from(saltText, "base64");
  const wellFormed =
    args.length === 3 &&
    salt.length === SALT_BYTES &&
    encodeBase64(salt) === saltText &&
    /^[1-9][0-9]*$/.test(logNText) &&
    body.length === WRAPPED_FILE_KEY_BYTES;
  if (!wellFormed) throw new AppError("bundle-corrupt", "the scrypt stanza of the age header is malformed");
  const logN = Number(logNText);
  if (logN > MAX_SCRYPT_LOG_N) {
    throw new AppError(
      "bundle-corrupt",
      `the age header asks for a scrypt work factor of ${logNText.slice(0, 8)}; at most ${MAX_SCRYPT_LOG_N} is accepted`,
    );
  }
  return { salt, logN };
}

/** @throws AppError `not-enough-ram` */
function wrappingKey(passphrase: string, { salt, logN }: ScryptCost): Promise<Buffer> {
  const N = 2 ** logN;
  const r = 8;
  const maxmem = 128 * r * (N + 1024);
  const labelledSalt = Buffer.concat([Buffer.from(SALT_LABEL), salt]);
  return new Promise((resolve, reject) => {
    // What is wrong with the parameters is thrown at once: what fails later had no room.
    scrypt(passphrase, labelledSalt, 32, { N, r, p: 1, maxmem }, (cause, key) =>
      cause ? reject(tooLarge(128 * r * N, cause)) : resolve(key),
    );
  });
}

function tooLarge(bytes: number, cause: Error): AppError {
  const what = `the passphrase of the bundle takes ${Math.ceil(bytes / 2 ** 20)} MiB of memory (scrypt)`;
  return new AppError("not-enough-ram", `${what}, more than the system gives`, { cause });
}

function wrap(fileKey: Uint8Array, key: Buffer): Buffer {
  const cipher = createCipheriv("chacha20-poly1305", key, ZERO_NONCE, { authTagLength: TAG_BYTES });
  return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(body: Uint8Array, key: Buffer): Buffer | null {
  const cipher = createDecipheriv("chacha20-poly1305", key, ZERO_NONCE, { authTagLength: TAG_BYTES });
  cipher.setAuthTag(body.subarray(-TAG_BYTES));
  const fileKey = cipher.update(body.subarray(0, -TAG_BYTES));
  try {
    cipher.final();
  } catch {
    return null;
  }
  return fileKey;
}

function encodeBase64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
