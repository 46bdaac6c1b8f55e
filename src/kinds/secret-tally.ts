import {
  compareBytewise,
  MAX_SECRET_FINDINGS,
  MAX_SECRET_SAMPLES,
  redactionMark,
  type SecretFinding,
  type SecretMatcher,
} from "../model/index.ts";
import type { SecretsFound, StagedCopy } from "./redacting.ts";

/** One secret, or one thing that was redacted. */
export interface Sighting extends Pick<SecretFinding, "rule" | "in" | "place"> {
  /** Absent where it is no secret that was found. */
  readonly fingerprint?: string;
  /** How many of them there are; one when absent. */
  readonly count?: number;
  /** Where at the place; asked only for the first few. */
  readonly at?: () => string;
}

/** UTF-16 units; no path of a bundle has more bytes. */
const MAX_PLACE = 1024;

type Growing = { -readonly [Name in keyof SecretFinding]: SecretFinding[Name] };

/** Adds up what is found in a store. Memory is bounded, however much there is. */
export class SecretTally {
  readonly #store: Pick<SecretFinding, "store" | "kind">;
  readonly #findings = new Map<string, Growing>();
  readonly #rules = new Map<string, number>();
  readonly #unlisted = new Set<string>();
  #omitted = 0;

  constructor({ store }: Pick<StagedCopy, "store">) {
    this.#store = { store: store.name, kind: store.kind };
  }

  add({ rule, in: where, place, fingerprint, at, count = 1 }: Sighting): void {
    if (count === 0) return;
    this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + count);
    const finding = this.#findingAt(`${where}\0${place}\0${rule}`, { rule, in: where, place });
    if (finding === undefined) return;
    finding.count += count;
    if (at !== undefined && finding.at.length < MAX_SECRET_SAMPLES) finding.at.push(at());
    if (fingerprint === undefined || finding.fingerprints.length === MAX_SECRET_SAMPLES) return;
    if (!finding.fingerprints.includes(fingerprint)) finding.fingerprints.push(fingerprint);
  }

  get found(): SecretsFound {
    const rules = Array.from(this.#rules, ([rule, count]) => ({ rule, count }));
    const place = (finding: SecretFinding): string => `${finding.place}\0${finding.rule}\0${finding.in}`;
    return {
      rules: rules.sort((a, b) => compareBytewise(a.rule, b.rule)),
      findings: [...this.#findings.values()].sort((a, b) => compareBytewise(place(a), place(b))),
      omitted: this.#omitted,
    };
  }

  /** Undefined when there are too many places; those that are not listed are counted, after so many again every secret for one. */
  #findingAt(key: string, about: Pick<Sighting, "rule" | "in" | "place">): Growing | undefined {
    const known = this.#findings.get(key);
    if (known !== undefined) return known;
    if (this.#findings.size < MAX_SECRET_FINDINGS) {
      const finding: Growing = {
        ...this.#store,
        ...about,
        place: clipped(about.place),
        count: 0,
        at: [],
        fingerprints: [],
      };
      this.#findings.set(key, finding);
      return finding;
    }
    if (this.#unlisted.has(key)) return undefined;
    if (this.#unlisted.size < MAX_SECRET_FINDINGS) this.#unlisted.add(key);
    this.#omitted++;
    return undefined;
  }
}

/** Names of tables may be of any length and hold halves of characters, which no manifest takes. */
function clipped(place: string): string {
  return place.slice(0, MAX_PLACE).toWellFormed();
}

/** A name as it may be shown: secrets in it are struck out. */
export function shownName(name: string, matcher: SecretMatcher): string {
  let shown = "";
  let end = 0;
  for (const hit of matcher.search(name)) {
    shown += name.slice(end, hit.start) + redactionMark(hit.rule);
    end = hit.end;
  }
  return shown + name.slice(end);
}

/** Several of them in one. What was found at a place at different times is one finding. */
export function addedUp(all: readonly SecretsFound[]): SecretsFound {
  const rules = new Map<string, number>();
  for (const { rule, count } of all.flatMap((found) => found.rules)) rules.set(rule, (rules.get(rule) ?? 0) + count);
  const findings = new Map<string, SecretFinding>();
  for (const finding of all.flatMap((found) => found.findings)) {
    const key = [finding.store, finding.in, finding.place, finding.rule].join("\0");
    const known = findings.get(key);
    findings.set(key, known === undefined ? finding : together(known, finding));
  }
  const listed = [...findings.values()].slice(0, MAX_SECRET_FINDINGS);
  return {
    rules: Array.from(rules, ([rule, count]) => ({ rule, count })).sort((a, b) => compareBytewise(a.rule, b.rule)),
    findings: listed,
    omitted: all.reduce((sum, { omitted }) => sum + omitted, findings.size - listed.length),
  };
}

function together(one: SecretFinding, other: SecretFinding): SecretFinding {
  const first = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, MAX_SECRET_SAMPLES);
  return {
    ...one,
    count: one.count + other.count,
    at: first([...one.at, ...other.at]),
    fingerprints: first([...one.fingerprints, ...other.fingerprints]),
  };
}
