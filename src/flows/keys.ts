import { type AgeKeys, type AgeLocks, parseIdentities, parseRecipient, parseRecipients } from "../bundle/index.ts";
import { AppError, type ErrorCode, given, type Problem } from "../model/index.ts";
import { isPublicKeyLine, type PublicKey, parsePublicKeys } from "../signing/index.ts";
import type { KeySources } from "./context.ts";
import { readNamed } from "./named-file.ts";

/** Bytes of a file of keys, at most: hundreds of the longest. A file that somebody else has put there must not fill the memory. */
const MAX_KEY_FILE_BYTES = 2 ** 20;

/** What opens a bundle, and who has to have signed it: nobody when `trustedKeys` is absent, otherwise one of these. */
export interface BundleKeys extends AgeKeys {
  readonly trustedKeys?: readonly PublicKey[];
}

/** Whom a snapshot is for, as the user named them. */
export interface LockSources {
  readonly recipients?: readonly string[];
  readonly recipientsFiles?: readonly string[];
  readonly passphraseFile?: string;
  readonly passphrase?: string;
  /** Absent when nobody knows; that is a problem of its own. */
  readonly encrypt: boolean | undefined;
}

/** Reads all keys that a bundle may be opened with; what is wrong joins the problems. */
export async function loadKeys(sources: KeySources, cwd: string, problems: Problem[]): Promise<BundleKeys> {
  const identities: string[] = [];
  for (const file of sources.identityFiles ?? [])
    await heard(problems, async () => {
      identities.push(...(await parseIdentities(await readKeyFile(file, cwd, "bad-identity"), file)));
    });
  for (const text of sources.identities ?? [])
    await heard(problems, async () => {
      identities.push(...(await parseIdentities(text, "the identity given")));
    });
  const passphrase = await loadPassphrase(sources, cwd, problems);
  const trustedKeys = await loadTrustedKeys(sources.trustedKeys ?? [], cwd, problems);
  return { identities, passphrases: passphrase === undefined ? [] : [passphrase], ...given({ trustedKeys }) };
}

/** Reads all recipients that a bundle is sealed to, null for a plain bundle; what is wrong joins the problems. */
export async function loadLocks(sources: LockSources, cwd: string, problems: Problem[]): Promise<AgeLocks | null> {
  const before = problems.length;
  const recipients: string[] = [];
  for (const text of sources.recipients ?? [])
    await heard(problems, async () => {
      recipients.push(await parseRecipient(text));
    });
  for (const file of sources.recipientsFiles ?? [])
    await heard(problems, async () => {
      recipients.push(...(await parseRecipients(await readKeyFile(file, cwd, "bad-recipient"), file)));
    });
  const passphrase = await loadPassphrase(sources, cwd, problems);
  if (problems.length > before || sources.encrypt === undefined) return null;
  const given = recipients.length > 0 || passphrase !== undefined;
  if (!sources.encrypt && given)
    problems.push({
      code: "bad-option",
      message: "a recipient or passphrase is given together with the wish not to encrypt; expected one of them",
    });
  if (sources.encrypt && !given)
    problems.push({
      code: "no-recipient",
      message: "no recipient and no passphrase is given, and a snapshot is encrypted unless the user says otherwise",
    });
  if (recipients.length > 0 && passphrase !== undefined)
    problems.push({
      code: "bad-option",
      message: "recipients and a passphrase are given; age encrypts to one or the other",
    });
  if (!sources.encrypt) return null;
  return passphrase === undefined ? { recipients } : { passphrase };
}

async function loadTrustedKeys(
  texts: readonly string[],
  cwd: string,
  problems: Problem[],
): Promise<readonly PublicKey[] | undefined> {
  const keys: PublicKey[] = [];
  for (const text of texts)
    await heard(problems, async () => {
      const read = isPublicKeyLine(text) ? text : await readKeyFile(text, cwd, "bad-trusted-key");
      keys.push(...parsePublicKeys(read, text));
    });
  return texts.length === 0 ? undefined : keys;
}

/** Reads the passphrase that is named, if one is; what is wrong joins the problems. */
export async function loadPassphrase(
  { passphraseFile: file, passphrase: said }: { readonly passphraseFile?: string; readonly passphrase?: string },
  cwd: string,
  problems: Problem[],
): Promise<string | undefined> {
  if (file === undefined) return said;
  let passphrase: string | undefined;
  await heard(problems, async () => {
    passphrase = (await readKeyFile(file, cwd, "bad-option")).split(/\r?\n/, 1)[0];
    if (passphrase === "")
      throw new AppError("bad-option", `the first line of the passphrase file ${file} is empty`, { path: file });
  });
  return passphrase;
}

/** The text of a file that the user named. It may be a pipe. @throws AppError of that code */
export async function readKeyFile(file: string, cwd: string, code: ErrorCode): Promise<string> {
  const read = await readNamed(file, cwd, MAX_KEY_FILE_BYTES);
  if ("why" in read) throw new AppError(code, `the key file ${file} ${read.why}`, { path: file });
  return read.toString("utf8");
}

/** Runs a step of the preparation; what it refuses joins the problems, so that the next one is heard too. */
export async function heard(problems: Problem[], step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(...error.problems);
  }
}
