import { type AnyJson, HEADER } from "../../hostile/builder.ts";

const DIGEST = "0".repeat(64);
export const COMMIT = "1".repeat(40);

/** A manifest with a store of each kind, each with one file. */
export function whole(): AnyJson {
  const store = { entries: 1, bytes: 5, digest: DIGEST, consistency: "fenced" };
  const file = { type: "file", mode: 0o644, sizeBytes: 5, sha256: DIGEST };
  return {
    snapshot: HEADER,
    consistency: "fenced",
    stateDigest: DIGEST,
    stores: [
      {
        ...store,
        name: "notes",
        kind: "file",
        path: "notes",
        summary: { kind: "file", files: 1, folders: 0 },
      },
      {
        ...store,
        name: "repo",
        kind: "git",
        path: "repo",
        entries: 2,
        bytes: 10,
        summary: {
          kind: "git",
          objectFormat: "sha1",
          head: { branch: "refs/heads/main", oid: COMMIT },
          refs: [{ name: "refs/heads/main", oid: COMMIT }],
          commits: 1,
          changed: ["draft"],
          deleted: [],
        },
      },
      {
        ...store,
        name: "facts.db",
        kind: "sqlite",
        path: "facts.db",
        summary: {
          kind: "sqlite",
          journalMode: "wal",
          pageSize: 4096,
          encoding: "UTF-8",
          userVersion: -1,
          applicationId: 0,
          schemaDigest: DIGEST,
          compacted: true,
          tables: [{ name: "facts", rows: 1, digest: DIGEST }],
          virtualTables: [],
        },
      },
    ],
    entries: [
      { ...file, path: "files/notes/a", offset: 1536 },
      { ...file, path: "git/repo.bundle", offset: 2560 },
      { ...file, path: "git/repo/worktree/draft", offset: 3584 },
      { ...file, path: "sqlite/facts.db.sqlite", offset: 4608 },
    ],
    leftOut: [{ path: "notes/link", reason: "link" }],
    recipients: [],
  };
}
