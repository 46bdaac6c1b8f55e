import { createHash } from "node:crypto";
import { AppError } from "../model/index.ts";
import { isSigned } from "./ed25519.ts";
import type { PublicKey } from "./public-key.ts";
import { parseSignature, signerOf } from "./signature.ts";
import { contradiction, type Statement } from "./statement.ts";

/** Bytes of a bundle, at most, that a signature in the old form is checked over: they are all in memory then. */
const MAX_WHOLE_BYTES = 64 * 2 ** 20;

/** A signature that is proven. */
export interface Proven {
  /** Of the key that signed, as minisign shows it. */
  readonly keyId: string;
  readonly trustedComment: string;
}

/** Judges one signature as the bytes of its bundle go by. */
export interface Proof {
  /** Hears all bytes of the bundle, in order. */
  hear(chunk: Uint8Array): void;
  /**
   * Compares what was heard, and what the bundle says of itself, with the signature; facts are left out where they cannot be read.
   * Called once.
   * @throws AppError `signature-wrong`
   */
  conclude(facts?: Statement): Proven;
}

/** What a signature is judged by. */
export interface Judging {
  /** What messages call the bundle. */
  readonly name: string;
  /** At least one. */
  readonly trustedKeys: readonly PublicKey[];
}

/**
 * Begins to judge the text of a signature, null where there is none: what can be refused without the bundle is refused at once.
 * @throws AppError `signature-missing`, `signature-untrusted`, `signature-wrong`
 */
export function openProof(text: string | null, { name, trustedKeys }: Judging): Proof {
  if (text === null)
    throw new AppError("signature-missing", `${name} is not signed; expected a signature by a trusted key`, {
      path: name,
    });
  const what = `the signature of ${name}`;
  const wrong = (why: string): AppError => new AppError("signature-wrong", `${what} ${why}`, { path: name });
  const signature = parseSignature(text, what);
  const signer = signerOf(signature, trustedKeys, what);
  const { isPrehashed, overMessage, trustedComment } = signature;
  const message = isPrehashed
    ? hashed()
    : whole(() => wrong(`is in the old form, for ${MAX_WHOLE_BYTES} bytes at most`));
  return {
    hear: message.hear,
    conclude(facts) {
      if (!isSigned(message.end(), overMessage, signer.bytes)) throw wrong("was made over other bytes");
      const contradicted = facts && contradiction(trustedComment, facts);
      if (contradicted !== undefined) throw wrong(`says something else of \`${contradicted}\` than the bundle`);
      return { keyId: signer.id, trustedComment };
    },
  };
}

/** What a signature is made over, as it goes by. */
interface Message {
  hear(chunk: Uint8Array): void;
  /** @throws AppError when it was too large to be kept */
  end(): Buffer;
}

function hashed(): Message {
  const hash = createHash("blake2b512");
  return { hear: (chunk) => void hash.update(chunk), end: () => hash.digest() };
}

function whole(tooLarge: () => AppError): Message {
  let chunks: Uint8Array[] | undefined = [];
  let sizeBytes = 0;
  return {
    hear(chunk) {
      sizeBytes += chunk.length;
      // It is not kept from reading on: there may be more that is wrong.
      if (sizeBytes > MAX_WHOLE_BYTES) chunks = undefined;
      // The reader may use its buffer again.
      chunks?.push(Uint8Array.from(chunk));
    },
    end() {
      if (chunks === undefined) throw tooLarge();
      return Buffer.concat(chunks);
    },
  };
}
