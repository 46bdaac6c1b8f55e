/** Comparisons as the flows give them, for the tests of their words. */
import type { ComparedStore, Comparison, Judged, Side, StoreNumbers, StoreSummary } from "../../../src/model/index.ts";

const digest = (digit: string) => digit.repeat(64);

const BASE: Side = {
  what: "bundle",
  name: "snapshots/scout-20261103T120000Z-0a1b2c3d.tar.zst.age",
  depth: "contents",
  agent: "scout",
  snapshotId: "019a2f6e-8c00-7abc-8def-0a1b0a1b2c3d",
  createdAt: "2026-11-03T12:00:00.000Z",
  label: null,
  stateDigest: digest("a"),
};

const CURRENT: Side = {
  what: "sources",
  name: "memory state",
  depth: "contents",
  agent: null,
  snapshotId: null,
  createdAt: null,
  label: null,
  stateDigest: digest("b"),
};

function aDatabase(tables: Readonly<Record<string, number>>): StoreSummary {
  return {
    kind: "sqlite",
    journalMode: "wal",
    pageSize: 4096,
    encoding: "UTF-8",
    userVersion: 3,
    applicationId: 0,
    schemaDigest: digest("0"),
    compacted: true,
    tables: Object.entries(tables).map(([name, rows]) => ({ name, rows, digest: digest("1") })),
    virtualTables: [],
  };
}

function aRepository(commits: number): StoreSummary {
  return {
    kind: "git",
    objectFormat: "sha1",
    head: { branch: "refs/heads/main", oid: "c".repeat(40) },
    refs: [],
    commits,
    changed: [],
    deleted: [],
  };
}

function numbers(bytes: number, summary: StoreSummary | null, entries = 1): StoreNumbers {
  return { entries, bytes, digest: digest("d"), summary };
}

/** A store of both sides, a database. */
export function aStore(of: Partial<ComparedStore>): ComparedStore {
  return {
    name: "memory__facts.db",
    kind: "sqlite",
    path: "memory/facts.db",
    status: "changed",
    depth: "contents",
    before: numbers(12_288, aDatabase({ facts: 12 })),
    after: numbers(12_288, aDatabase({ facts: 12 })),
    ...of,
  };
}

/** A finding. */
export function aFinding(of: Partial<Judged> & Pick<Judged, "code">): Judged {
  const { place = {} } = of;
  return {
    severity: "error",
    store: "memory__facts.db",
    kind: "sqlite",
    path: Object.values(place).join("."),
    place,
    numbers: {},
    samples: [],
    ...of,
  };
}

/** A comparison in which something of everything happened; `name` is that of whatever anyone may name. */
export function aComparison(name = "facts"): Comparison {
  const findings = [
    aFinding({
      code: "rows-removed",
      place: { table: name },
      numbers: { rows: 37, before: 1204, after: 1167 },
      samples: ["12", "15", "18", "21", "33"].map((key) => ({ key: `${key} ${name}` })),
      limits: [{ name: "max", allowed: 10, actual: 37, kept: false }],
    }),
    aFinding({
      code: "vectors-recall",
      place: { table: `vec_${name}`, column: "embedding" },
      numbers: { recall: 0.1185, probes: 200, neighbours: 10, vectors: 1167 },
      limits: [{ name: "minRecall", allowed: 0.8, actual: 0.1185, kept: false }],
    }),
    aFinding({
      code: "rows-changed",
      severity: "warn",
      place: { table: name },
      numbers: { rows: 30, before: 1204, after: 1167 },
      parts: [
        { column: name, count: 28 },
        { column: "seen_at", count: 30 },
      ],
      samples: [{ key: "7", columns: [name, "seen_at"], before: `old ${name}`, after: `new ${name}` }],
    }),
    aFinding({
      code: "object-removed",
      severity: "warn",
      place: { object: `index ${name}` },
    }),
    aFinding({
      code: "history-rewritten",
      severity: "warn",
      store: `notes`,
      kind: "git",
      place: { ref: `refs/heads/${name}` },
      numbers: { commits: 3, before: 120, after: 119 },
    }),
    aFinding({
      code: "rows-added",
      severity: "notice",
      place: { table: "sources" },
      numbers: { rows: 3, before: 88, after: 91 },
    }),
    aFinding({
      code: "value-decreased",
      severity: "notice",
      store: "state",
      kind: "file",
      place: { path: `state/${name}.json`, pointer: "/offset" },
      numbers: { before: 5120, after: 12 },
    }),
  ];
  return {
    verdict: "fail",
    changed: true,
    base: { ...BASE, label: name },
    current: CURRENT,
    policy: "memsnap.policy.yaml",
    notes: [`no key opens ${name}`],
    stores: [
      aStore({
        name: "notes",
        kind: "git",
        path: "notes",
        before: numbers(81_920, aRepository(120)),
        after: numbers(83_001, aRepository(119)),
      }),
      aStore({
        before: numbers(4_718_592, aDatabase({ [name]: 1204, sources: 88, vec_facts: 1204, sessions: 40 })),
        after: numbers(4_591_616, aDatabase({ [name]: 1167, sources: 91, vec_facts: 1204, sessions: 58 })),
      }),
      aStore({ name: "memory__cache.db", path: "memory/cache.db", status: "added", depth: null, before: null }),
      aStore({
        name: "state",
        kind: "file",
        path: "state",
        depth: "digests",
        before: numbers(900, null, 4),
        after: numbers(950, null, 5),
      }),
      aStore({ name: "memory__log.db", path: "memory/log.db", status: "same" }),
      aStore({ name: "memory__other.db", path: "memory/other.db", status: "same" }),
    ],
    findings,
    errors: 2,
    warnings: 3,
    notices: 2,
    ignored: 4,
  };
}

/** A comparison of a memory with itself. */
export function theSame(): Comparison {
  const { base, stores } = aComparison();
  return {
    verdict: "pass",
    changed: false,
    base,
    current: base,
    policy: null,
    notes: [],
    stores: stores.slice(4),
    findings: [],
    errors: 0,
    warnings: 0,
    notices: 0,
    ignored: 0,
  };
}
