import { AppError, type Problem, throwProblems } from "../../model/index.ts";
import { keyLines } from "./key-file.ts";

/**
 * A recipient that files can be sealed to: `age1...` (X25519) or `age1pq1...` (post-quantum hybrid).
 *
 * @throws AppError `bad-recipient`; the message never shows more than the start of something that starts with `age1`
 */
export async function parseRecipient(text: string): Promise<string> {
  const trimmed = text.trim();
  const reason = await whyNoRecipient(trimmed);
  if (reason === null) return trimmed;
  const name = trimmed.startsWith("age1") ? `recipient ${trimmed.slice(0, 16)}...` : "the recipient given";
  throw new AppError("bad-recipient", `${name} ${reason}`);
}

/**
 * The recipients of a file: one a line, with comments and blank lines.
 *
 * @param source - how messages name the file
 * @throws AppError `bad-recipient` over all bad lines
 */
export async function parseRecipients(fileText: string, source: string): Promise<string[]> {
  const lines = keyLines(fileText);
  const problems: Problem[] = [];
  for (const { number, text } of lines) {
    const reason = await whyNoRecipient(text);
    if (reason !== null)
      problems.push({ code: "bad-recipient", message: `line ${number} of ${source} ${reason}`, path: source });
  }
  if (lines.length === 0)
    problems.push({ code: "bad-recipient", message: `${source} holds no recipient`, path: source });
  throwProblems(problems);
  return lines.map(({ text }) => text);
}

async function whyNoRecipient(text: string): Promise<string | null> {
  if (/^AGE-(SECRET-KEY|PLUGIN)-/i.test(text)) {
    return "is an identity, which is secret; give the recipient that belongs to it";
  }
  if (/^(ssh-|ecdsa-|sk-)/.test(text)) return "is an SSH key, which is not supported; expected age1...";
  if (!text.startsWith("age1")) return "is not an age recipient; expected age1...";
  const type = text.slice(0, text.lastIndexOf("1"));
  if (type !== "age" && type !== "age1pq") {
    return "needs an age plugin or has a typing error; only age1... and age1pq1... keys are supported";
  }
  return (await canSealTo(text)) ? null : "is not a valid age recipient; it may be cut or mistyped";
}

/** Tried, not only parsed: a well-formed key can still be one that nothing can be sealed to. */
async function canSealTo(recipient: string): Promise<boolean> {
  const { Encrypter } = await import("age-encryption");
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    await encrypter.encrypt(new Uint8Array(0));
    return true;
  } catch {
    return false;
  }
}
