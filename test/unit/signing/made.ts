import { AppError, type ErrorCode } from "../../../src/model/index.ts";
import {
  openProof,
  openSigner,
  type Proven,
  type PublicKey,
  type SigningKey,
  type Statement,
} from "../../../src/signing/index.ts";

/** What a bundle is said to be. */
export const FACTS: Statement = {
  snapshotId: "019a4980-0b7b-7000-8000-000000000001",
  agent: "scout",
  stateDigest: "ab".repeat(32),
  createdAt: "2026-11-03T12:00:00.123Z",
};

/** Signs bytes as those of a bundle. */
export function signed(bytes: Uint8Array, key: SigningKey, facts: Statement = FACTS): string {
  const signer = openSigner(key);
  for (const chunk of inThree(bytes)) signer.hear(chunk);
  return signer.sign(facts);
}

/** Judges a signature over bytes. @throws AppError as `openProof` and `Proof` do */
export function judged(
  text: string | null,
  {
    bytes,
    keys,
    facts,
  }: { readonly bytes: Uint8Array; readonly keys: readonly PublicKey[]; readonly facts?: Statement },
): Proven {
  const proof = openProof(text, { name: "bundle", trustedKeys: keys });
  for (const chunk of inThree(bytes)) proof.hear(chunk);
  return facts === undefined ? proof.conclude() : proof.conclude(facts);
}

/** The code that a step ends with. Errors that are not ours are thrown on. */
export function codeFrom(step: () => unknown): ErrorCode | "no error" {
  try {
    step();
    return "no error";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** A text in which one bit of the base64 on a line is turned over, at a place that means something. */
export function flippedLine(text: string, line: number, bit: number): string {
  const lines = text.split("\n");
  const bytes = Buffer.from(lines[line] ?? "", "base64");
  const at = (bit >> 3) % bytes.length;
  bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7));
  return lines.with(line, bytes.toString("base64")).join("\n");
}

function inThree(bytes: Uint8Array): Uint8Array[] {
  const third = Math.ceil(bytes.length / 3);
  return [bytes.subarray(0, third), bytes.subarray(third, 2 * third), bytes.subarray(2 * third)];
}
