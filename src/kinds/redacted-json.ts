import { readFileSync, statSync, writeFileSync } from "node:fs";
import { AppError, type Redaction } from "../model/index.ts";
import { containerAt, type Member, valueAt } from "./json-members.ts";
import { type FileRedacting, type FileToRedact, masked, type Pseudonym } from "./redacted-value.ts";
import { shownName } from "./secret-tally.ts";

/** A document is one value in memory. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Not among the types of the compiler yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A part of a text, and what takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes a JSON file to the new file `to`, or a JSONL file line by line, without what stands at the pointers of the rules. All
 * else stays letter by letter. Of members with the same key, of which readers know only the last, each is meant.
 * @throws AppError `secrets-found` when it is no JSON, or too large
 */
export function redactMembers(
  { file, path, about }: FileToRedact,
  to: string,
  { matcher, rules, tally }: FileRedacting,
): void {
  const place = shownName(path, matcher);
  if (statSync(file).size > MAX_BYTES) throw unreadable(place, `is larger than ${MAX_BYTES} bytes`);
  const text = readFileSync(file, "utf8");
  const redact = (json: string): string => {
    JSON.parse(json);
    let text = json;
    for (const redaction of about) {
      const how = { what: redaction.do, pseudonym: matcher.pseudonym.bind(matcher) };
      const at = { start: valueAt(text, 0), tokens: tokensOf(redaction.pointer ?? "") };
      const { count, edits } = editsAt(text, at, how);
      if (count > 0) rules.followed(redaction);
      tally.add({ rule: redaction.do, in: "content", place, count });
      text = edited(text, edits);
    }
    return text;
  };
  writeFileSync(to, isLines(path) ? lineByLine(text, redact, place) : whole(text, redact, place), {
    flag: "wx",
    mode: 0o600,
  });
}

function whole(text: string, redact: (json: string) => string, place: string): string {
  try {
    return redact(text);
  } catch {
    throw unreadable(place, "is no JSON");
  }
}

function lineByLine(text: string, redact: (json: string) => string, place: string): string {
  const lines = text.split("\n").map((line, index) => {
    try {
      return line.trim() === "" ? line : redact(line);
    } catch {
      throw unreadable(place, `has a line ${index + 1} that is no JSON`);
    }
  });
  return lines.join("\n");
}

interface How {
  readonly what: Redaction["do"];
  readonly pseudonym: Pseudonym;
}

/** What takes the place of all that a pointer names in a value. */
function editsAt(
  text: string,
  { start, tokens: [token, ...rest] }: { readonly start: number; readonly tokens: readonly string[] },
  how: How,
): { readonly count: number; readonly edits: readonly Edit[] } {
  const container = containerAt(text, start);
  if (container === undefined) return { count: 0, edits: [] };
  const isNamed = ({ key }: Member, index: number): boolean => token === "*" || token === (key ?? `${index}`);
  const named = container.members.filter(isNamed);
  if (rest.length > 0) {
    const inner = named.map((member) => editsAt(text, { start: member.valueStart, tokens: rest }, how));
    return { count: inner.reduce((sum, { count }) => sum + count, 0), edits: inner.flatMap(({ edits }) => edits) };
  }
  const isRemoved = how.what === "drop" && !container.isList;
  return {
    count: named.length,
    edits: isRemoved ? removed(container.members, new Set(named)) : named.map((member) => replaced(text, member, how)),
  };
}

/** Elements of a list leave null behind, so that the others keep their places. */
function replaced(text: string, { valueStart: start, end }: Member, { what, pseudonym }: How): Edit {
  if (what === "drop") return { start, end, text: "null" };
  return { start, end, text: JSON.stringify(masked(plain(parse(text.slice(start, end))), what, pseudonym)) };
}

/** Members go with the comma behind them, and the last ones with that before them. */
function removed(members: readonly Member[], gone: ReadonlySet<Member>): Edit[] {
  const lastKept = members.findLastIndex((member) => !gone.has(member));
  const edits = members
    .slice(0, lastKept)
    .flatMap((member, index) =>
      gone.has(member) ? [{ start: member.start, end: members[index + 1]?.start ?? member.end, text: "" }] : [],
    );
  const end = members.at(-1)?.end ?? 0;
  const start = members[lastKept]?.end ?? members[0]?.start ?? end;
  return start < end ? [...edits, { start, end, text: "" }] : edits;
}

function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const kept = edits.map(({ start, text: instead }, index) => text.slice(edits[index - 1]?.end ?? 0, start) + instead);
  return kept.join("") + text.slice(edits.at(-1)?.end);
}

/** What a mask or a hash is made of: text as it is, all else as JSON. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Numbers keep their spelling: large ones would be rounded. */
function parse(json: string): unknown {
  const reviver = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === "number" && context?.source !== undefined && context.source !== String(value)
      ? rawJSON(context.source)
      : value;
  return JSON.parse(json, reviver);
}

function isLines(path: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(path);
}

/** Without a cause: what is said of JSON that is none quotes it. */
function unreadable(place: string, why: string): AppError {
  return new AppError("secrets-found", `${place} ${why}, so a pointer cannot be redacted in it`, { path: place });
}
