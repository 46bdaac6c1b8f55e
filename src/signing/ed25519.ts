import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** Bytes of a public key, and of the seed that a secret key is made of. */
export const KEY_BYTES = 32;
/** Bytes of a signature. */
export const SIGNATURE_BYTES = 64;

/** What RFC 8410 puts before the seed. */
const PKCS8_START = Buffer.from("302e020100300506032b657004220420", "hex");

/** A fresh seed. */
export function newSeed(): Buffer {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "der", type: "pkcs8" }).subarray(PKCS8_START.length);
}

/** The public key of a seed. */
export function publicKeyOf(seed: Uint8Array): Buffer {
  const { x = "" } = createPublicKey(privateKey(seed)).export({ format: "jwk" });
  return Buffer.from(x, "base64url");
}

/** Signs a message. */
export function signMessage(message: Uint8Array, seed: Uint8Array): Buffer {
  return sign(null, message, privateKey(seed));
}

/** Whether a signature of a message was made with the secret half of a public key. */
export function isSigned(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString("base64url");
  return verify(null, message, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }), signature);
}

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_START, seed]), format: "der", type: "pkcs8" });
}
