import { createHash } from "node:crypto";
import { signMessage } from "./ed25519.ts";
import type { SigningKey } from "./secret-key.ts";
import { commentMessage, signatureText } from "./signature.ts";
import { type Statement, statementText } from "./statement.ts";

/** Signs one bundle as its bytes go by. */
export interface Signer {
  /** Hears all bytes of the bundle, in order. */
  hear(chunk: Uint8Array): void;
  /** The signature file over what was heard, whose trusted comment states the facts. Called once. */
  sign(facts: Statement): string;
}

/** Starts to sign a bundle. */
export function openSigner({ seed, publicKey }: SigningKey): Signer {
  const hash = createHash("blake2b512");
  return {
    hear: (chunk) => void hash.update(chunk),
    sign(facts) {
      const overMessage = signMessage(hash.digest(), seed);
      const trustedComment = statementText(facts);
      const overComment = signMessage(commentMessage({ overMessage, trustedComment }), seed);
      return signatureText({ keyId: publicKey.id, overMessage, trustedComment, overComment });
    },
  };
}
