import { KIND_NAMES, type KindName, type Problem } from "../../model/index.ts";

/** One source, as the user wrote it. */
export interface Source {
  /** With its prefix, for messages. */
  readonly text: string;
  /** Without: a path or a pattern. */
  readonly path: string;
  /** Kind that the prefix asks for; absent: whatever is found. */
  readonly kind?: KindName;
}

/** What the lines of the user mean. */
export interface ParsedSources {
  readonly sources: readonly Source[];
  /** Patterns of what stays out, without the `!`. */
  readonly exclusions: readonly string[];
  readonly problems: readonly Problem[];
}

const PREFIX = new RegExp(`^(${KIND_NAMES.join("|")}):(.*)$`, "s");

/** Reads sources: `path`, `pattern`, `kind:path`, `!pattern`. White space around a line and empty lines do not count. */
export function parseSources(texts: readonly string[]): ParsedSources {
  const sources: Source[] = [];
  const exclusions: string[] = [];
  const problems: Problem[] = [];
  for (const text of texts.map((line) => line.trim()).filter((line) => line !== "")) {
    const source = text.startsWith("!") ? undefined : parseSource(text);
    const path = source?.path ?? text.slice(1).trim();
    if (path === "") problems.push(wrong(text, "names nothing; expected a path or a pattern after it"));
    else if (path.includes("\0")) problems.push(wrong(text, "holds a zero byte, which no path can"));
    else if (source === undefined) exclusions.push(path);
    else sources.push(source);
  }
  if (sources.length === 0 && problems.length === 0)
    problems.push({ code: "bad-option", message: "no sources given; name at least one folder, file or pattern" });
  return { sources, exclusions, problems };
}

function parseSource(text: string): Source {
  const [, kind, path] = PREFIX.exec(text) ?? [];
  if (kind === undefined || path === undefined) return { text, path: text };
  return { text, path: path.trim(), kind: kind as KindName };
}

function wrong(text: string, why: string): Problem {
  return { code: "bad-option", message: `source ${JSON.stringify(text)} ${why}`, path: text };
}
