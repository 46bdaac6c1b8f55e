/**
 * Detached signatures in the format of minisign (https://jedisct1.github.io/minisign/): keys are parsed, made and written, bundles
 * signed, and signatures judged as the bytes of a bundle go by. May import the model, Node's crypto and @noble/hashes (only when a
 * secret key is read or written). Never touches the disk, never prints or keeps a secret, and takes no signature for more than the
 * bytes that it was made over.
 */
export { openProof, type Proof, type Proven } from "./proof.ts";
export { isPublicKeyLine, type PublicKey, parsePublicKeys, publicKeyLine, publicKeyText } from "./public-key.ts";
export { generateSigningKey, parseSigningKey, type SigningKey, signingKeyText } from "./secret-key.ts";
export { openSigner, type Signer } from "./signer.ts";
export { readStatement, type Statement } from "./statement.ts";
