import { given, type Problem } from "../model/index.ts";
import { parseSigningKey, type SigningKey } from "../signing/index.ts";
import { heard, loadPassphrase, readKeyFile } from "./keys.ts";

/** The key that a snapshot is signed with, as the user named it: a file, or its text. */
export interface SigningSources {
  readonly signingKeyFile?: string;
  readonly signingKey?: string;
  readonly signingPassphraseFile?: string;
  readonly signingPassphrase?: string;
}

/** Opens the key that a snapshot is signed with, null when there is none; what is wrong joins the problems. */
export async function loadSigningKey(
  sources: SigningSources,
  cwd: string,
  problems: Problem[],
): Promise<SigningKey | null> {
  const { signingKeyFile: file, signingKey: text, signingPassphraseFile, signingPassphrase } = sources;
  const before = problems.length;
  const named = given({ passphraseFile: signingPassphraseFile, passphrase: signingPassphrase });
  const passphrase = await loadPassphrase(named, cwd, problems);
  if (file === undefined && text === undefined) {
    if (passphrase !== undefined)
      problems.push({ code: "bad-option", message: "a passphrase for a signing key is given, and no signing key" });
    return null;
  }
  if (problems.length > before) return null;
  let key: SigningKey | null = null;
  await heard(problems, async () => {
    const name = file ?? "the signing key given";
    const read = file === undefined ? (text ?? "") : await readKeyFile(file, cwd, "bad-signing-key");
    key = await parseSigningKey(read, { name, passphrase });
  });
  return key;
}
