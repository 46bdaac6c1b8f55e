import { z } from "zod";
import { AgentId } from "./agent.ts";
import { contradictions } from "./manifest-rules.ts";
import { whyNotPortable } from "./paths.ts";
import { Count, Line, Mode, PortablePath, Sha256, StorePath } from "./scalars.ts";
import { SecretCount, SecretReport } from "./secrets.ts";
import { Consistency, KIND_NAMES, LeftOut, StoreSummary } from "./stores.ts";

/** Name of the format, in the first entry of every bundle. */
export const FORMAT_NAME = "agent-memory-snapshot";
/** The only version this reader knows. */
export const FORMAT_VERSION = 1;
/** First entry of the archive. */
export const HEADER_PATH = "snapshot.json";
/** Last entry of the archive. */
export const MANIFEST_PATH = "manifest.json";

/** Bytes of `snapshot.json`, at most. */
export const MAX_HEADER_BYTES = 64 * 1024;
/** Bytes of `manifest.json`, at most. */
export const MAX_MANIFEST_BYTES = 128 * 1024 * 1024;

/** Recipients of a bundle, at most, both ways: every one costs a public key operation. */
export const MAX_RECIPIENTS = 256;
/** A post-quantum recipient has about 2,000 characters. */
const MAX_RECIPIENT_LENGTH = 4096;

/** Bytes of a signature file, at most: what minisign takes, with room. */
export const MAX_SIGNATURE_BYTES = 16 * 1024;

/** Free text of one line, 200 UTF-16 units at most. */
export const Label = Line;
const SnapshotId = z.uuidv7().lowercase();
/** UTC with milliseconds. */
const Time = z.iso.datetime({ precision: 3 });

/** `snapshot.json`: enough to refuse a bundle of an unknown version before reading on. */
export const SnapshotHeader = z.strictObject({
  format: z.literal(FORMAT_NAME),
  version: z.literal(FORMAT_VERSION),
  id: SnapshotId,
  createdAt: Time,
  agent: AgentId,
  label: z.nullable(Label),
  /** Versions of what made the bundle, by name. */
  tool: z.record(z.string(), z.string()),
});
/** See {@link SnapshotHeader}. */
export type SnapshotHeader = z.infer<typeof SnapshotHeader>;

/** One file or folder of the archive. */
export const Entry = z.discriminatedUnion("type", [
  z.strictObject({
    path: PortablePath,
    type: z.literal("file"),
    sizeBytes: Count,
    mode: Mode,
    sha256: Sha256,
    /** Where the content starts in the tar, in bytes. */
    offset: Count,
  }),
  z.strictObject({ path: PortablePath, type: z.literal("folder"), mode: Mode, offset: Count }),
]);
/** See {@link Entry}. */
export type Entry = z.infer<typeof Entry>;

/** Names of stores stand in paths of the archive as one part. */
export const StoreName = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,128}$/, "expected 1 to 128 of letters, digits, `.`, `_` and `-`")
  .refine((name) => whyNotPortable(name) === undefined, "expected a name that can be a folder on every system");

/** One store of the bundle. */
export const ManifestStore = z.strictObject({
  name: StoreName,
  kind: z.enum(KIND_NAMES),
  /** Where it came from, relative to the root; `.` is the root itself. For files: the folder that they are below. */
  path: StorePath,
  /** Files and folders in the archive that belong to it. */
  entries: Count,
  /** Bytes of those files. */
  bytes: Count,
  /** Digest of the state of this store: the same content gives the same digest, whatever its history. */
  digest: Sha256,
  consistency: Consistency,
  summary: StoreSummary,
  /** There only when it does not hold what its source did, because something was struck out. */
  redacted: z.optional(z.literal(true)),
});
/** See {@link ManifestStore}. */
export type ManifestStore = z.infer<typeof ManifestStore>;

/** `manifest.json`: the only authority on what a bundle holds. */
export const Manifest = z
  .strictObject({
    snapshot: SnapshotHeader,
    consistency: Consistency,
    /** Public keys that the bundle is sealed to, sorted; none for a plain bundle and for one with a passphrase. */
    recipients: z.array(z.string().max(MAX_RECIPIENT_LENGTH)).max(MAX_RECIPIENTS),
    stateDigest: Sha256,
    stores: z.array(ManifestStore),
    entries: z.array(Entry),
    leftOut: z.array(LeftOut),
    /** There only when secrets were found, or something was redacted. */
    secrets: z.optional(SecretReport),
  })
  .check((context) => {
    for (const message of contradictions(context.value))
      context.issues.push({ code: "custom", input: context.value, message });
  });
/** See {@link Manifest}. */
export type Manifest = z.infer<typeof Manifest>;

/** `<bundle>.receipt.json`: public facts, nothing secret, readable without a key. */
export const Receipt = z.strictObject({
  format: z.literal(`${FORMAT_NAME}/receipt`),
  version: z.literal(FORMAT_VERSION),
  /** File name of the bundle. */
  bundle: z.string(),
  sha256: Sha256,
  sizeBytes: Count,
  encrypted: z.boolean(),
  snapshotId: SnapshotId,
  createdAt: Time,
  agent: AgentId,
  label: z.nullable(Label),
  consistency: Consistency,
  stateDigest: Sha256,
  stores: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(KIND_NAMES),
      entries: Count,
      bytes: Count,
      digest: Sha256,
      redacted: z.optional(z.literal(true)),
    }),
  ),
  /** Which rules hit, and how often; where stands in the manifest. */
  secrets: z.optional(z.strictObject({ mode: SecretReport.shape.mode, rules: z.array(SecretCount) })),
  /** Text of the signature file of the bundle, so that it goes where the receipt goes. It has to prove itself. */
  signature: z.string().max(MAX_SIGNATURE_BYTES).optional(),
});
/** See {@link Receipt}. */
export type Receipt = z.infer<typeof Receipt>;

/**
 * File name of a bundle: `<agent>-<YYYYMMDDTHHMMSSZ>-<8 hex>.tar.zst`, with `.age` when encrypted. The hex digits are
 * the last of the id: the first of a UUIDv7 are its time.
 */
export function bundleName(header: Pick<SnapshotHeader, "agent" | "createdAt" | "id">, encrypted: boolean): string {
  const time = `${header.createdAt.slice(0, 19).replace(/[-:]/g, "")}Z`;
  return `${header.agent}-${time}-${header.id.slice(-8)}.tar.zst${encrypted ? ".age" : ""}`;
}
