import {
  didYouMean,
  type Finding,
  type KindName,
  type ManifestStore,
  type SnapshotHeader,
  type StoreSummary,
} from "../../model/index.ts";
import { humanAge } from "../../report/index.ts";
import type { DrillRequest, Sentinel } from "./plan.ts";

/** How far two clocks may be apart. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A store of a restored memory. */
export interface Held {
  readonly store: ManifestStore;
  /** What was found in the restored copy; absent when it could not be captured again. */
  readonly summary?: StoreSummary;
}

/** What is wrong with a bundle that is whole: too old, of the future, of another agent. */
export function judgeHeader(
  header: SnapshotHeader,
  expected: Pick<DrillRequest, "agent" | "maxAgeMs">,
  now: Date,
): Finding[] {
  const findings: Finding[] = [];
  const { agent, maxAgeMs } = expected;
  const ageMs = now.getTime() - Date.parse(header.createdAt);
  const find = (code: Finding["code"], message: string): unknown =>
    findings.push({ code, path: "snapshot.json", message });
  if (agent !== undefined && header.agent !== agent)
    find("wrong-agent", `the bundle is of agent ${header.agent}, expected ${agent}`);
  if (maxAgeMs !== undefined && ageMs > maxAgeMs)
    find(
      "bundle-too-old",
      `the bundle is ${humanAge(ageMs / 1000)} old, expected ${humanAge(maxAgeMs / 1000)} at most`,
    );
  if (maxAgeMs !== undefined && -ageMs > CLOCK_TOLERANCE_MS)
    find("bundle-from-future", `the bundle was made at ${header.createdAt}, ${humanAge(-ageMs / 1000)} after now`);
  return findings;
}

/** What is wrong with the memory that a sentinel watches over; undefined when it is there and is not empty. */
export function judgeSentinel({ text, store, table }: Sentinel, all: readonly Held[]): Finding | undefined {
  const find = (code: Finding["code"], message: string): Finding => ({ code, path: text, message });
  const held = storesCalled(store, all);
  if (held.length === 0) return find("sentinel-missing", noSuchStore(store, all));
  const words = held.map((one) => emptiness(one, table));
  const [first] = words;
  if (first === undefined || words.includes(undefined)) return undefined;
  return find(first.code, `${store} ${first.message}`);
}

/** The stores that a user means by a name or a path; of one kind only, when that is said. */
export function storesCalled<Of extends Held>(text: string, all: readonly Of[], kind?: KindName): Of[] {
  const path = text.replace(/^(\.\/)+(?=.)/, "").replace(/(?<=.)\/+$/, "");
  const fitting = all.filter(({ store }) => kind === undefined || store.kind === kind);
  const named = fitting.filter(({ store }) => store.name === text);
  return named.length > 0 ? named : fitting.filter(({ store }) => store.path === path);
}

/** Says that a store is not there, and which was most likely meant. */
export function noSuchStore(text: string, all: readonly Held[]): string {
  const words = all.flatMap(({ store }) => [store.name, store.path]);
  return `the bundle holds no store ${JSON.stringify(text)}${didYouMean(text, [...new Set(words)])}`;
}

interface Emptiness {
  readonly code: "sentinel-missing" | "sentinel-empty";
  readonly message: string;
}

function emptiness({ store, summary }: Held, table?: string): Emptiness | undefined {
  if (summary === undefined) return { code: "sentinel-missing", message: "did not come back" };
  if (table !== undefined && summary.kind !== "sqlite")
    return { code: "sentinel-missing", message: `is of kind ${store.kind}, which has no tables` };
  switch (summary.kind) {
    case "sqlite":
      return table === undefined ? emptyDatabase(summary) : emptyTable(summary, table);
    case "git":
      return summary.commits > 0 ? undefined : { code: "sentinel-empty", message: "holds no commit" };
    case "file":
      if (summary.files === 0) return { code: "sentinel-empty", message: "holds no file" };
      return store.bytes > 0 ? undefined : { code: "sentinel-empty", message: "holds no file with anything in it" };
  }
}

type Database = Extract<StoreSummary, { kind: "sqlite" }>;

function emptyDatabase({ tables }: Database): Emptiness | undefined {
  // What SQLite counts for itself is nobody's memory.
  const rows = tables.filter(({ name }) => !/^sqlite_/i.test(name)).reduce((sum, each) => sum + each.rows, 0);
  return rows > 0 ? undefined : { code: "sentinel-empty", message: "holds no row in any table" };
}

function emptyTable({ tables, virtualTables }: Database, table: string): Emptiness | undefined {
  const isMeant = ({ name }: { readonly name: string }): boolean => name.toLowerCase() === table.toLowerCase();
  const found = tables.find(isMeant);
  if (found !== undefined && found.rows > 0) return undefined;
  if (found !== undefined) return { code: "sentinel-empty", message: `holds no row in table ${found.name}` };
  if (virtualTables.some(isMeant))
    return { code: "sentinel-missing", message: `has ${table} as a virtual table only; ask for its rows with a probe` };
  const near = didYouMean(
    table,
    tables.map(({ name }) => name),
  );
  return { code: "sentinel-missing", message: `has no table ${JSON.stringify(table)}${near}` };
}
