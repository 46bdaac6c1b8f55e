import { AppError, MAX_SIGNATURE_BYTES } from "../model/index.ts";
import { isSigned, SIGNATURE_BYTES } from "./ed25519.ts";
import { decodeField, ED25519, idBytes, KEY_ID_BYTES, linesOf, shownId, UNTRUSTED } from "./fields.ts";
import type { PublicKey } from "./public-key.ts";

/** A signature as it stands in a file, of which nothing was checked but its form. */
export interface Signature {
  /** Signed is the BLAKE2b-512 of the message, or, in the old form, the message itself. */
  readonly isPrehashed: boolean;
  /** Of the key that it claims to be made with, as minisign shows it. */
  readonly keyId: string;
  /** 64 bytes, over the message. */
  readonly overMessage: Buffer;
  readonly trustedComment: string;
  /** 64 bytes, over `overMessage` and the trusted comment. */
  readonly overComment: Buffer;
}

const PREHASHED = "ED";
const TRUSTED = "trusted comment: ";
/** Keys that a message names, at most. */
const LISTED_KEYS = 5;
const HEAD_BYTES = ED25519.length + KEY_ID_BYTES;

/**
 * Reads a signature file. `name` stands in messages.
 * @throws AppError `signature-wrong` when it is none
 */
export function parseSignature(text: string, name: string): Signature {
  const [untrusted = "", signature = "", trusted = "", global = "", ...more] = linesOf(text);
  const fields = decodeField(signature, HEAD_BYTES + SIGNATURE_BYTES);
  const overComment = decodeField(global, SIGNATURE_BYTES);
  const algorithm = fields?.toString("latin1", 0, ED25519.length);
  const isPrehashed = algorithm === PREHASHED;
  const isNamed = untrusted.startsWith(UNTRUSTED) && trusted.startsWith(TRUSTED) && more.length === 0;
  const isKnown = isPrehashed || algorithm === ED25519;
  // Neither a terminal nor a log shall do what a comment says.
  const isReadable = !/[\p{Cc}\p{Cs}]/u.test(trusted.replaceAll("\t", " "));
  const fits = Buffer.byteLength(text) <= MAX_SIGNATURE_BYTES;
  if (fields === undefined || overComment === undefined || !(isNamed && isKnown && isReadable && fits))
    throw new AppError("signature-wrong", `${name} is no signature of minisign`, { path: name });
  return {
    isPrehashed,
    keyId: shownId(fields.subarray(ED25519.length, HEAD_BYTES)),
    overMessage: fields.subarray(HEAD_BYTES),
    trustedComment: trusted.slice(TRUSTED.length),
    overComment,
  };
}

/** A signature file of a prehashed signature. */
export function signatureText({
  keyId,
  overMessage,
  trustedComment,
  overComment,
}: Omit<Signature, "isPrehashed">): string {
  const fields = Buffer.concat([Buffer.from(PREHASHED), idBytes(keyId), overMessage]);
  return [
    `${UNTRUSTED}signature of agent-memory-snapshot by key ${keyId}`,
    fields.toString("base64"),
    TRUSTED + trustedComment,
    overComment.toString("base64"),
    "",
  ].join("\n");
}

/** What is signed together with the trusted comment. */
export function commentMessage({
  overMessage,
  trustedComment,
}: Pick<Signature, "overMessage" | "trustedComment">): Buffer {
  return Buffer.concat([overMessage, Buffer.from(trustedComment)]);
}

/**
 * The trusted key that has signed the trusted comment. That tells nothing yet of the message.
 * @throws AppError `signature-untrusted` when the signature names none of the keys; `signature-wrong`
 */
export function signerOf(signature: Signature, trustedKeys: readonly PublicKey[], name: string): PublicKey {
  const { keyId, overComment } = signature;
  const meant = trustedKeys.filter(({ id }) => id === keyId);
  if (meant.length === 0) {
    const more = trustedKeys.length > LISTED_KEYS ? ", ..." : "";
    const trusted =
      trustedKeys
        .slice(0, LISTED_KEYS)
        .map(({ id }) => id)
        .join(", ") + more;
    throw new AppError("signature-untrusted", `${name} is by key ${keyId}; expected ${trusted}`, { path: name });
  }
  const message = commentMessage(signature);
  const signer = meant.find(({ bytes }) => isSigned(message, overComment, bytes));
  if (signer !== undefined) return signer;
  throw new AppError("signature-wrong", `${name} was not made with the key ${keyId} that it names`, { path: name });
}
