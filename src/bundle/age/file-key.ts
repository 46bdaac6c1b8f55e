import type { Stanza } from "age-encryption";
import { AppError, MAX_RECIPIENTS } from "../../model/index.ts";
import { readHeader } from "./header.ts";
import { parseIdentity } from "./identities.ts";
import { passphraseIdentity, passphraseRecipient } from "./passphrase.ts";
import { parseRecipient } from "./recipients.ts";

const FILE_KEY_BYTES = 16;

/** Whom to seal a file to: recipients, or one passphrase. */
export interface AgeLocks {
  readonly recipients?: readonly string[];
  readonly passphrase?: string;
  /** Base-two logarithm of the scrypt work factor; lower only for tests. */
  readonly scryptLogN?: number;
}

/** The header of one file and the key it wraps. For one file only: a file key is never used twice. */
export interface AgeHeader {
  readonly header: Buffer;
  readonly fileKey: Buffer;
}

/** What to open a file with. */
export interface AgeKeys {
  readonly identities?: readonly string[];
  readonly passphrases?: readonly string[];
  /** The file key itself, where it is known because the file has just been written. */
  readonly fileKey?: Buffer;
}

/**
 * Makes a file key and wraps it for every recipient (https://c2sp.org/age, "Header"). Recipients of both types may be
 * mixed, but a file with an X25519 recipient is not safe from quantum computers.
 *
 * @throws AppError `no-recipient`, `bad-recipient`, `bad-option` for an empty passphrase, or one beside recipients; `not-enough-ram`
 */
export async function createAgeHeader({ recipients = [], passphrase, scryptLogN }: AgeLocks): Promise<AgeHeader> {
  const unique = await parseAll(recipients);
  if (passphrase !== undefined && unique.length > 0) {
    throw new AppError(
      "bad-option",
      "age cannot seal a file to recipients and a passphrase together; give only one of them",
    );
  }
  if (passphrase === "") throw new AppError("bad-option", "the passphrase is empty; everybody could open the bundle");
  if (passphrase === undefined && unique.length === 0) {
    throw new AppError("no-recipient", "there is neither a recipient nor a passphrase to encrypt to");
  }

  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  let fileKey: Buffer | undefined;
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Buffer.from(key);
      return [];
    },
  });
  if (passphrase !== undefined) encrypter.addRecipient(passphraseRecipient(passphrase, scryptLogN));
  for (const recipient of unique) encrypter.addRecipient(recipient);

  // The library writes whole files only: of an empty one the header is kept and the payload thrown away.
  const file = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  const header = Buffer.from(await readHeader(async (sizeBytes) => file.subarray(0, sizeBytes)));
  if (fileKey === undefined) throw new AppError("internal", "the age library made a header without a file key");
  return { header, fileKey };
}

/**
 * Unwraps the file key and checks the header's MAC with it.
 *
 * @throws AppError `no-key`, `wrong-key`, `bad-identity`, `bundle-corrupt`, `not-enough-ram`
 */
export async function openFileKey(header: Buffer, keys: AgeKeys): Promise<Buffer> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  // The library's errors carry no code. Which of these two was asked tells how far it came.
  let stanzas: readonly Stanza[] = [];
  let allKeysFailed = false;
  decrypter.addIdentity({
    unwrapFileKey(found: Stanza[]) {
      stanzas = checkStanzas(found);
      return null;
    },
  });
  await addKeys(decrypter, keys);
  decrypter.addIdentity({
    unwrapFileKey() {
      allKeysFailed = true;
      return null;
    },
  });

  try {
    const fileKey = Buffer.from(await decrypter.decryptHeader(header));
    if (fileKey.length !== FILE_KEY_BYTES) throw new Error(`file key of ${fileKey.length} bytes`);
    return fileKey;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (allKeysFailed) throw whyNotOpened(stanzas, keys);
    throw new AppError("bundle-corrupt", "the age header is malformed, or its authentication code is wrong", { cause });
  }
}

async function parseAll(recipients: readonly string[]): Promise<string[]> {
  const unique = [...new Set(recipients)];
  if (unique.length > MAX_RECIPIENTS) {
    throw new AppError(
      "bad-recipient",
      `there are ${unique.length} recipients; at most ${MAX_RECIPIENTS} are possible`,
    );
  }
  return Promise.all(unique.map(parseRecipient));
}

async function addKeys(
  decrypter: InstanceType<typeof import("age-encryption").Decrypter>,
  keys: AgeKeys,
): Promise<void> {
  const { fileKey, passphrases = [], identities = [] } = keys;
  if (fileKey !== undefined) decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  for (const passphrase of passphrases) decrypter.addIdentity(passphraseIdentity(passphrase));
  for (const identity of identities) decrypter.addIdentity(await parseIdentity(identity));
}

function checkStanzas(stanzas: readonly Stanza[]): readonly Stanza[] {
  if (stanzas.length > MAX_RECIPIENTS) {
    throw new AppError(
      "bundle-corrupt",
      `the age header has ${stanzas.length} recipients; at most ${MAX_RECIPIENTS} are accepted`,
    );
  }
  if (stanzas.length > 1 && hasPassphrase(stanzas)) {
    throw new AppError(
      "bundle-corrupt",
      "the age header mixes a passphrase with other recipients, which age does not allow",
    );
  }
  return stanzas;
}

function whyNotOpened(stanzas: readonly Stanza[], { identities = [], passphrases = [] }: AgeKeys): AppError {
  const byPassphrase = hasPassphrase(stanzas);
  if (identities.length + passphrases.length === 0) {
    const needed = byPassphrase ? "its passphrase" : "an identity of one of its recipients";
    return new AppError("no-key", `the bundle is encrypted; ${needed} is needed to open it`);
  }
  if (byPassphrase) {
    const reason = passphrases.length > 0 ? "the passphrase given does not open it" : "no passphrase was given";
    return new AppError("wrong-key", `the bundle is sealed with a passphrase, and ${reason}`);
  }
  const reason =
    identities.length > 0
      ? `none of the ${identities.length} identities given is one of them`
      : "no identity was given";
  return new AppError("wrong-key", `the bundle is sealed to recipients (${stanzas.length}), and ${reason}`);
}

function hasPassphrase(stanzas: readonly Stanza[]): boolean {
  return stanzas.some(({ args }) => args[0] === "scrypt");
}
