import type { Document, Node } from "yaml";
import { type Mistake, type Problem, spelt } from "../model/index.ts";
import { readNamed } from "./named-file.ts";

/** Bytes of a file that people write, at most. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Of one file that is no YAML, at most: the first says why, the rest follows from it. */
const MAX_SYNTAX_FAULTS = 10;

const STRAY_ALIAS = "an alias of what is named nowhere before; a text that begins with * needs quotes";

/** What the parser would say in words of its own, by its codes. */
const FAULTS: Readonly<Record<string, string>> = {
  BAD_ALIAS: STRAY_ALIAS,
  MULTIPLE_DOCS: "a second document begins here; expected one",
};

type Visit = typeof import("yaml").visit;

/** How to read a file. */
export interface Reading<T> {
  /** What it is called in messages: `probe file`. */
  readonly noun: string;
  /** Makes something of its value, or says everything that is wrong with it. */
  readonly read: (value: unknown) => { readonly value?: T | undefined; readonly mistakes: readonly Mistake[] };
  readonly cwd: string;
  readonly problems: Problem[];
}

/** Something wrong at a place of the file, counted in UTF-16 units from its start. */
interface Placed {
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads a file that people write, YAML or JSON; undefined when that failed. Every mistake joins the problems, in the order of
 * the file, with its line and column.
 */
export async function loadYaml<T>(file: string, { noun, read, cwd, problems }: Reading<T>): Promise<T | undefined> {
  const wrong = (path: string, message: string): unknown =>
    problems.push({ code: "bad-option", message: `${path}: ${message}`, path });
  const bytes = await readNamed(file, cwd, MAX_FILE_BYTES);
  if ("why" in bytes) {
    wrong(file, `the ${noun} ${bytes.why}`);
    return undefined;
  }
  // Leaves the mark of the byte order away, which editors do not count as a column.
  const text = new TextDecoder().decode(bytes);
  const { LineCounter, parseDocument, visit } = await import("yaml");
  const lines = new LineCounter();
  // JSON is YAML. No tag beyond JSON's own types means anything here.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "core", version: "1.2" });
  const { value, placed } = interpret(document, read, visit);
  for (const { offset, message } of placed.toSorted((a, b) => a.offset - b.offset)) {
    const { line, col } = lines.linePos(offset);
    wrong(`${file}:${line}:${col}`, message);
  }
  return value;
}

function interpret<T>(
  document: Document,
  read: Reading<T>["read"],
  visit: Visit,
): { readonly value?: T; readonly placed: Placed[] } {
  const unread = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    offset: pos[0],
    message: FAULTS[code] ?? unquoted(message),
  }));
  const faults = unread.length > 0 ? unread : strayAliases(document, visit);
  if (faults.length > 0) return { placed: faults.slice(0, MAX_SYNTAX_FAULTS) };
  if (document.contents === null)
    return { placed: [{ offset: 0, message: "is empty; expected keys with their values" }] };
  const { plain, fault } = plainValue(document);
  if (fault !== undefined) return { placed: [{ offset: 0, message: fault }] };
  const { value, mistakes } = read(plain);
  const placed = mistakes.map((mistake) => place(mistake, document));
  return value === undefined ? { placed } : { value, placed };
}

/** Aliases of what is named nowhere before: most often a pattern without quotes, such as `*_at`. */
function strayAliases(document: Document, visit: Visit): Placed[] {
  const anchors = new Set<string>();
  const stray: Placed[] = [];
  visit(document, {
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias(_, { source, range }) {
      if (!anchors.has(source)) stray.push({ offset: range?.[0] ?? 0, message: STRAY_ALIAS });
    },
  });
  return stray;
}

/** The parser quotes what it stumbles over, to any length, and what is no policy may be a secret; or tells programmers what to do. */
function unquoted(message: string): string {
  const words = message.replace(/(?<=\S)[:;] .*$/s, "");
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A file can name one part from so many places that it would be of any size. */
function plainValue(document: Document): { readonly plain?: unknown; readonly fault?: string } {
  try {
    return { plain: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    return { fault: "its aliases are too many" };
  }
}

function place({ path, key, message }: Mistake, document: Document): Placed {
  const named = path.length === 0 ? message : `${spelt(path)}: ${message}`;
  return { offset: offsetOf(path, key, document), message: named };
}

/** Where a value, or the key of an object, stands; where it is missing, what it is missing in. */
function offsetOf(path: Mistake["path"], key: string | undefined, document: Document): number {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range == null) continue;
    const named = length === path.length && key !== undefined ? keyOf(node, key) : undefined;
    return (named ?? node).range?.[0] ?? 0;
  }
  return 0;
}

function nodeAt(document: Document, path: Mistake["path"]): Node | undefined {
  return (path.length === 0 ? document.contents : document.getIn(path, true)) as Node | undefined;
}

function keyOf(node: Node, key: string): Node | undefined {
  const { items } = node as { readonly items?: readonly { readonly key?: Node & { readonly value?: unknown } }[] };
  return items?.find((item) => String(item.key?.value) === key)?.key;
}
