/**
 * age v1 files (https://c2sp.org/age): sealed and opened as streams, and opened with random access. Keys are parsed,
 * made, wrapped and unwrapped by the age library, passphrases and payloads run on node:crypto. May import the model,
 * the age library (only when it is needed) and Node's crypto. Never touches the disk, never prints or keeps a key, and
 * never lets a byte of plaintext out that has not been authenticated.
 */
export { openAgeFile, unlock } from "./age-file.ts";
export { decryptStream } from "./decrypt.ts";
export { encryptStream } from "./encrypt.ts";
export { type AgeHeader, type AgeKeys, type AgeLocks, createAgeHeader } from "./file-key.ts";
export { AGE_MAGIC_BYTES, isAge, isArmoredAge } from "./header.ts";
export { generateIdentity, parseIdentities, parseIdentity } from "./identities.ts";
export { accessInEncryption, inEncryption, streamInEncryption } from "./layer.ts";
export { parseRecipient, parseRecipients } from "./recipients.ts";
