import type { Consistency } from "../model/index.ts";
import type { DrillView, RestoreView, StoreView } from "./views.ts";

const UNITS = ["KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** A size for people: `512 B`, `1.2 MiB`. */
export function humanSize(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`;
  let amount = sizeBytes / 1024;
  let unit = 0;
  // 1023.95 would be rounded to "1024.0".
  for (; amount >= 1023.95 && unit < UNITS.length - 1; unit++) amount /= 1024;
  return `${amount.toFixed(1)} ${UNITS[unit]}`;
}

/** A whole number for people: `1,234,567`. Without `toLocaleString`, which takes 20 ms the first time. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=([0-9]{3})+$)/g, ",");
}

/** A number with its noun: `1 row`, `1,234 rows`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** Names of which no two are alike: a second one of a name is `name (2)`. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}

/** A time for people: `2026-11-03 12:00:00 UTC`. */
export function humanTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")} UTC`;
}

/** Enough of a digest to tell two apart by eye. */
export function shortDigest(digest: string | undefined): string {
  return digest === undefined ? "" : digest.slice(0, 12);
}

/** What a store holds, in one line: `4 tables, 1,234 rows`. */
export function contents(store: StoreView): string {
  const { facts } = store;
  if (facts === undefined) return counted(store.entries, "entry", "entries");
  switch (facts.kind) {
    case "sqlite": {
      const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
      return `${counted(facts.tables.length, "table")}, ${counted(rows, "row")}`;
    }
    case "git": {
      const uncommitted = facts.changed.length + facts.deleted.length;
      const commits = counted(facts.commits, "commit");
      return uncommitted === 0 ? commits : `${commits}, ${counted(uncommitted, "uncommitted path")}`;
    }
    case "file": {
      const files = counted(facts.files, "file");
      return facts.files === 0 && facts.folders > 0 ? counted(facts.folders, "empty folder") : files;
    }
  }
}

/** What can be said about the moment of a snapshot. */
export const MOMENTS: Record<Consistency, string> = {
  fenced: "one point in time; writers were held back while it was fixed",
  optimistic: "one point in time; nothing changed while it was copied",
  fuzzy: "not proven to be one point in time",
};

/** What is not known after a restore for which only a part of the bundle was read. */
export function partlyRead({ readBytes }: Pick<RestoreView, "readBytes">): string {
  return `what is restored was checked; the rest of the bundle (all but ${humanSize(readBytes)}) and its SHA-256 were not checked`;
}

/** The verdict of a drill, in one sentence. */
export function drillVerdict({ outcome, stores, probes, findings }: DrillView): string {
  switch (outcome) {
    case "ok": {
      const answers = probes.length === 0 ? "no probe was asked" : `${counted(probes.length, "probe")} passed`;
      return `the bundle restores: ${counted(stores.length, "store")} came back as captured, ${answers}`;
    }
    case "corrupt":
      return `the bundle is not what it should be: ${counted(findings.length, "finding")}`;
    case "wrong-key":
      return "no verdict: no key opens the bundle";
    case "inconclusive":
      return "no verdict: the drill could not be carried out, which says nothing about the bundle";
  }
}

/** An age for people: `5 minutes`, `36 hours`, `12 days`; of the future when it is below zero. */
export function humanAge(ageSeconds: number): string {
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const;
  const seconds = Math.abs(ageSeconds);
  const [noun, unitSeconds] = units.find(([, size]) => seconds >= 2 * size) ?? ["second", 1];
  return `${counted(Math.floor(seconds / unitSeconds), noun)}${ageSeconds < 0 ? " in the future" : ""}`;
}
