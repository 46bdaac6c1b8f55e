/**
 * The nouns of the product: stores, manifest, receipt, findings, errors, and the parsers that make them of foreign
 * values. Pure: imports nothing but the schema library, does no I/O, knows no other room.
 */

export { AgentId, agentProblems } from "./agent.ts";
export { AppError, type Problem, throwProblems } from "./app-error.ts";
export {
  collect,
  DEFAULTS,
  given,
  LEVELS,
  LINK_RULES,
  type LinkRule,
  parseCount,
  parseLevel,
  parseRunId,
  parseWord,
  STORE_RULES,
  type StoreRule,
} from "./choices.ts";
export {
  COMPARE_DEFAULTS,
  type CompareOptions,
  type Ignored,
  type KeyRule,
  type Monotonic,
  type ProbeChoice,
  type VectorRule,
} from "./compare-options.ts";
export {
  type ComparedStore,
  type Comparison,
  DEPTHS,
  type Depth,
  type HeldLimit,
  type Judged,
  type Side,
  type StoreNumbers,
  type Verdict,
} from "./comparison.ts";
export { Difference, Place, placeText, Sample } from "./difference.ts";
export {
  DIFFERENCE_CODES,
  DIFFERENCES,
  type DifferenceCode,
  type DifferenceEntry,
  PLACE_PARTS,
  type PlacePart,
  SEVERITIES,
  type Severity,
} from "./differences.ts";
export { parseDuration, parseTimeout } from "./duration.ts";
export { ERRORS, type ErrorCode } from "./errors.ts";
export { EXIT, EXIT_MEANINGS } from "./exit.ts";
export {
  ColumnFacts,
  FileFacts,
  GitFacts,
  SqliteFacts,
  StoreFacts,
  VECTOR_TYPES,
  VectorFacts,
  type VectorType,
} from "./facts.ts";
export { CHECK_NAMES, type Check, type CheckName, type Finding } from "./findings.ts";
export { compileGlob } from "./glob.ts";
export { atPointer } from "./json-pointer.ts";
export {
  bundleName,
  Entry,
  FORMAT_NAME,
  FORMAT_VERSION,
  HEADER_PATH,
  Label,
  MANIFEST_PATH,
  MAX_HEADER_BYTES,
  MAX_MANIFEST_BYTES,
  MAX_RECIPIENTS,
  MAX_SIGNATURE_BYTES,
  Manifest,
  ManifestStore,
  Receipt,
  SnapshotHeader,
  StoreName,
} from "./manifest.ts";
export { ABORT_EARLY, type Mistake, readWritten, spelt, type Written } from "./mistake.ts";
export { archivePaths, restoredPath, storeKey, storeName, storeOfArchivePath } from "./names.ts";
export { didYouMean, nearestWord } from "./nearest.ts";
export { isBundleName, isOwnName, isPartialName, OWN_FOLDER, partialName, STAGING_PREFIX } from "./own-names.ts";
export { byteLength, caseFoldKey, checkPaths, compareBytewise, whyNotPortable } from "./paths.ts";
export { type Cell, Probe, ProbeFile, QUERY_TIMEOUT_SECONDS, readProbes } from "./probe.ts";
export type { RandomAccess } from "./random-access.ts";
export { Count, Mode, PortablePath, Sha256, StorePath } from "./scalars.ts";
export {
  GIT_SECRET_RULES,
  type GitSecretRule,
  MAX_SECRET_FINDINGS,
  MAX_SECRET_SAMPLES,
  REDACTIONS,
  type Redaction,
  type RedactionName,
  redactionMark,
  SECRET_MODES,
  type SearchedPart,
  SecretCount,
  SecretFinding,
  type SecretHit,
  type SecretMatcher,
  type SecretMode,
  SecretReport,
  SecretRuleName,
  type SecretSettings,
} from "./secrets.ts";
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
export { type TextEncoding, textEncodingOf, type WideEncoding } from "./text-encoding.ts";
export { VERSION } from "./version.ts";
