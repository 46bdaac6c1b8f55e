/** Results as the flows give them, for the tests of their words. */
import type { SnapshotView, VerifyView } from "../../../src/report/index.ts";

/** Some digest. */
export const DIGEST = "0123456789abcdef".repeat(4);

const COMMON = { entries: 1, bytes: 2048, digest: DIGEST };

/** A snapshot with a store of each kind; `name` is that of all of them and of what was left out. */
export function aSnapshot(name = "facts.db"): SnapshotView {
  return {
    bundle: `/snapshots/${name}.tar.zst.age`,
    sha256: DIGEST,
    sizeBytes: 12_345_678,
    snapshotId: "019a2f6e-8c00-7abc-8def-0a1b0a1b2c3d",
    createdAt: "2026-11-03T12:00:00.000Z",
    agent: "scout",
    label: name,
    encrypted: true,
    signedBy: null,
    consistency: "fenced",
    stateDigest: DIGEST,
    stores: [
      {
        ...COMMON,
        name,
        kind: "sqlite",
        journalMode: "wal",
        pageSize: 4096,
        encoding: "UTF-8",
        userVersion: 0,
        applicationId: 0,
        schemaDigest: DIGEST,
        compacted: true,
        tables: [
          { name: "facts", rows: 1200, digest: DIGEST },
          { name, rows: 34, digest: DIGEST },
        ],
        virtualTables: [],
      },
      {
        ...COMMON,
        name,
        kind: "git",
        objectFormat: "sha1",
        head: { branch: "refs/heads/main", oid: null },
        refs: [],
        commits: 12,
        changed: ["a", "b", "c"],
        deleted: ["d"],
      },
      { ...COMMON, name, kind: "file", files: 7, folders: 0 },
    ],
    vault: null,
    leftOut: [{ path: name, reason: "link" }],
  };
}

/** An examination that failed. */
export function aFailedVerification(name = "files/_root/a.json"): VerifyView {
  return {
    ok: false,
    bundle: name,
    encrypted: false,
    snapshotId: null,
    stateDigest: null,
    checks: [
      { name: "sidecar", status: "passed", detail: "the SHA-256 fits" },
      { name: "digests", status: "failed", detail: "1 of 7 files differs" },
      { name: "databases", status: "skipped", detail: name },
    ],
    findings: [{ code: "digest-mismatch", path: name, message: `${name} differs` }],
  };
}

/** What a restore says for which all of the bundle was read. */
export const READ_WHOLE = { partial: false, readBytes: 1000, signedBy: null } as const;

/** What a restore says that kept nothing, and found nothing that was cut off. */
export const UNTOUCHED = { generation: null, preRestore: null, recovered: null, setAside: null } as const;
