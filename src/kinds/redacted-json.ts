import { readFileSync, statSync, writeFileSync } from "node:fs";
import { AppError, type Redaction } from "../model/index.ts";
import { type FileRedacting, masked, type Pseudonym } from "./redacted-value.ts";
import { shownName } from "./secret-tally.ts";

/** A document is one value in memory. */
const MAX_BYTES = 128 * 1024 * 1024;

type Container = Record<string, unknown>;

/** Not among the types of the compiler yet. */
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
};

/**
 * Writes a JSON file to the new file `to`, or a JSONL file line by line, without what stands at the pointers of the rules. What
 * is touched is spelt anew, with its indentation and its numbers as they were.
 * @throws AppError `secrets-found` when it is no JSON, or too large
 */
export function redactMembers(
  { file, path }: { readonly file: string; readonly path: string },
  to: string,
  { matcher, redactions, tally }: FileRedacting,
): void {
  const place = shownName(path, matcher);
  if (statSync(file).size > MAX_BYTES) throw unreadable(place, `is larger than ${MAX_BYTES} bytes`);
  const text = readFileSync(file, "utf8");
  const redact = (json: string): string => {
    const value = parse(json);
    let count = 0;
    for (const redaction of redactions) {
      const done = redactAt(value, tokensOf(redaction.pointer ?? ""), {
        redaction,
        pseudonym: matcher.pseudonym.bind(matcher),
      });
      tally.add({ rule: redaction.do, in: "content", place, count: done });
      count += done;
    }
    return count === 0 ? json : JSON.stringify(value, null, indentOf(json));
  };
  writeFileSync(to, isLines(path) ? lineByLine(text, redact, place) : whole(text, redact, place), {
    flag: "wx",
    mode: 0o600,
  });
}

function whole(text: string, redact: (json: string) => string, place: string): string {
  try {
    const end = /\s*$/.exec(text)?.[0] ?? "";
    return `${redact(text)}`.trimEnd() + end;
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

/** How often something was redacted. */
function redactAt(
  value: unknown,
  [token, ...rest]: readonly string[],
  how: { readonly redaction: Redaction; readonly pseudonym: Pseudonym },
): number {
  if (token === undefined || typeof value !== "object" || value === null || isRawJSON(value)) return 0;
  const parent = value as Container;
  const keys = token === "*" ? Object.keys(parent) : Object.hasOwn(parent, token) ? [token] : [];
  if (rest.length > 0) return keys.reduce((sum, key) => sum + redactAt(parent[key], rest, how), 0);
  for (const key of keys) {
    // Elements of a list leave null behind, so that the others keep their places.
    if (how.redaction.do !== "drop") parent[key] = masked(plain(parent[key]), how.redaction.do, how.pseudonym);
    else if (Array.isArray(parent)) parent[key as unknown as number] = null;
    else delete parent[key];
  }
  return keys.length;
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

function indentOf(json: string): string {
  return /^\s*[[{]\r?\n([ \t]+)/.exec(json)?.[1] ?? "";
}

function isLines(path: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(path);
}

/** Without a cause: what is said of JSON that is none quotes it. */
function unreadable(place: string, why: string): AppError {
  return new AppError("secrets-found", `${place} ${why}, so a pointer cannot be redacted in it`, { path: place });
}
