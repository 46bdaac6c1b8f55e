/**
 * The nouns of the product: stores, manifest, receipt, findings, errors, and the parsers that make them of foreign
 * values. Pure: imports nothing but the schema library, does no I/O, knows no other room.
 */

export { AppError, type Problem, throwProblems } from "./app-error.ts";
export { collect, DEFAULTS, given, LEVELS, LINK_RULES, type LinkRule, parseLevel, parseWord } from "./choices.ts";
export { parseDuration, parseTimeout } from "./duration.ts";
export { ERRORS, type ErrorCode } from "./errors.ts";
export { EXIT, EXIT_MEANINGS } from "./exit.ts";
export { CHECK_NAMES, type Check, type CheckName, type Finding } from "./findings.ts";
export { atPointer } from "./json-pointer.ts";
export {
  AgentId,
  bundleName,
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
} from "./manifest.ts";
export { archivePaths, restoredPath, storeKey, storeName, storeOfArchivePath } from "./names.ts";
export { didYouMean, nearestWord } from "./nearest.ts";
export { isOwnName, isPartialName, OWN_FOLDER, partialName, STAGING_PREFIX } from "./own-names.ts";
export { byteLength, caseFoldKey, checkPaths, compareBytewise, whyNotPortable } from "./paths.ts";
export { type Cell, type Mistake, Probe, ProbeFile, QUERY_TIMEOUT_SECONDS, readProbes } from "./probe.ts";
export { Mode, Sha256 } from "./scalars.ts";
export {
  Consistency,
  GitSummary,
  KIND_NAMES,
  type KindName,
  LeftOut,
  SqliteSummary,
  StoreSummary,
  TableSummary,
} from "./stores.ts";
export { VERSION } from "./version.ts";
