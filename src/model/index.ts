/**
 * The nouns of the product: stores, manifest, receipt, findings, errors, and the parsers that make them of foreign
 * values. Pure: imports nothing but the schema library, does no I/O, knows no other room.
 */
export { AppError, ERRORS, EXIT, throwProblems, type ErrorCode, type ErrorEntry, type Problem } from "./errors.ts";
export { CHECK_NAMES, type Check, type CheckName, type Finding } from "./findings.ts";
export {
  AgentId,
  Entry,
  FORMAT_NAME,
  FORMAT_VERSION,
  HEADER_PATH,
  Label,
  MANIFEST_PATH,
  MAX_HEADER_BYTES,
  MAX_MANIFEST_BYTES,
  Manifest,
  ManifestStore,
  Receipt,
  SnapshotHeader,
  bundleName,
} from "./manifest.ts";
export { archivePaths, storeName, storeOfArchivePath } from "./names.ts";
export { byteLength, caseFoldKey, checkPaths, compareBytewise, whyNotPortable } from "./paths.ts";
export {
  Consistency,
  FileSummary,
  GitSummary,
  KIND_NAMES,
  LeftOut,
  Mode,
  ObjectId,
  Sha256,
  SqliteSummary,
  StoreSummary,
  TableSummary,
  type KindName,
} from "./stores.ts";
