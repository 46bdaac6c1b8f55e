/**
 * The file format of docs/format.md: age around seekable zstd around a strict tar, with the manifest at its end. Streams in
 * both directions. Imports os and the model; knows entries and digests, never what a store means; trusts nothing that it reads.
 */
export {
  type AgeKeys,
  type AgeLocks,
  generateIdentity,
  parseIdentities,
  parseRecipient,
  parseRecipients,
} from "./age/index.ts";
export type { BundleContent, BundleEntry } from "./archive-writer.ts";
export { type Bundle, type BundlePart, hashFile, openBundle, probeBundle } from "./open.ts";
export type { Extraction } from "./pass.ts";
export type { PassTask } from "./pass-apart.ts";
export { servePass } from "./pass-thread.ts";
export {
  checksumText,
  makeReceipt,
  readChecksum,
  readReceipt,
  readReceiptFile,
  readSignature,
  sidecarPaths,
} from "./sidecars.ts";
export { type BundleSource, fileSource, type OpenBytes } from "./source.ts";
export { stateDigest } from "./state-digest.ts";
export { type WrittenBundle, writeBundle } from "./write.ts";
