import { resolve } from "node:path";
import { type Problem, throwProblems } from "../model/index.ts";
import { generateSigningKey, publicKeyLine, signingKeyText } from "../signing/index.ts";
import type { Context, Request } from "./context.ts";
import { writeKeyFile } from "./key-file.ts";
import { loadPassphrase } from "./keys.ts";

/** Where to put a new signing key. */
export interface SigningKeygenRequest extends Request {
  /** Made with mode 0600, never overwritten; absent: the secret key is returned. */
  readonly out?: string;
  /** Whose first line will be needed to sign; anybody who has the key can when absent. */
  readonly passphraseFile?: string;
}

/** A new signing key. `secretKey` is the text of its file, only when it was not written to one. */
export interface SigningKeygenResult {
  /** The line by which others trust the key. */
  readonly publicKey: string;
  readonly keyId: string;
  readonly file: string | null;
  readonly secretKey: string | null;
}

/** Makes a signing key of minisign. @throws AppError `output-exists`, `output-unwritable`, `bad-option`, `not-enough-ram` */
export async function signingKeygen(request: SigningKeygenRequest, context: Context): Promise<SigningKeygenResult> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const passphrase = await loadPassphrase(request, context.cwd, problems);
  throwProblems(problems);
  const key = generateSigningKey();
  const text = await signingKeyText(key, { passphrase });
  const made = { publicKey: publicKeyLine(key.publicKey), keyId: key.publicKey.id };
  if (request.out === undefined) return { ...made, file: null, secretKey: text };
  const file = resolve(context.cwd, request.out);
  await writeKeyFile(file, text);
  return { ...made, file, secretKey: null };
}
