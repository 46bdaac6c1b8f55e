import { AppError, type Problem, throwProblems } from "../../model/index.ts";
import { isAge, isArmoredAge } from "./header.ts";
import { keyLines } from "./key-file.ts";

/** A new identity. */
export interface NewIdentity {
  /** An identity file as `age-keygen` writes it. Secret. */
  readonly identityFileText: string;
  readonly recipient: string;
}

/** Makes an identity: X25519, or a post-quantum hybrid. `createdAt` goes into the file's comment. */
export async function generateIdentity({
  postQuantum,
  createdAt,
}: {
  postQuantum: boolean;
  createdAt: Date;
}): Promise<NewIdentity> {
  const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await import("age-encryption");
  const identity = await (postQuantum ? generateHybridIdentity() : generateX25519Identity());
  const recipient = await identityToRecipient(identity);
  const created = createdAt.toISOString().replace(/\.\d+Z$/, "Z");
  return { identityFileText: `# created: ${created}\n# public key: ${recipient}\n${identity}\n`, recipient };
}

/**
 * One identity: `AGE-SECRET-KEY-1...` or `AGE-SECRET-KEY-PQ-1...`.
 *
 * @throws AppError `bad-identity`; the message never shows any of it
 */
export async function parseIdentity(text: string): Promise<string> {
  const trimmed = text.trim();
  const reason = await whyNoIdentity(trimmed);
  if (reason === null) return trimmed;
  throw new AppError("bad-identity", `the identity given ${reason}`);
}

/**
 * The identities of a file: one a line, with comments and blank lines.
 *
 * @param source - how messages name the file
 * @throws AppError `bad-identity` over all bad lines; the messages never show any of them
 */
export async function parseIdentities(fileText: string, source: string): Promise<string[]> {
  const lines = keyLines(fileText);
  const wholeFileReason = whyNoIdentityFile(fileText, lines.length);
  if (wholeFileReason !== null) throw new AppError("bad-identity", `${source} ${wholeFileReason}`, { path: source });
  const problems: Problem[] = [];
  for (const { number, text } of lines) {
    const reason = await whyNoIdentity(text);
    if (reason !== null)
      problems.push({ code: "bad-identity", message: `line ${number} of ${source} ${reason}`, path: source });
  }
  throwProblems(problems);
  return lines.map(({ text }) => text);
}

function whyNoIdentityFile(fileText: string, lineCount: number): string | null {
  const start = Buffer.from(fileText.trimStart().slice(0, 64));
  if (isAge(start) || isArmoredAge(start)) {
    return "is protected by a passphrase, which is not supported; decrypt it first with `age -d`";
  }
  if (start.toString().startsWith("-----BEGIN ")) return "is an SSH or PEM key, which is not supported";
  return lineCount === 0 ? "holds no identity" : null;
}

async function whyNoIdentity(text: string): Promise<string | null> {
  if (text.startsWith("age1")) return "is a recipient, which cannot open anything; expected AGE-SECRET-KEY-...";
  if (text.startsWith("AGE-PLUGIN-")) return "needs an age plugin, which is not supported";
  if (!text.startsWith("AGE-SECRET-KEY-")) return "is not an age identity; expected AGE-SECRET-KEY-...";
  const { identityToRecipient } = await import("age-encryption");
  try {
    await identityToRecipient(text);
    return null;
  } catch {
    // The library's messages repeat the identity, so that they must not even become a cause.
    return "is not a valid age identity; it may be cut or mistyped";
  }
}
