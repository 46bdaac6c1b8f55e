import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Document, Node } from "yaml";
import { type Mistake, type Probe, type Problem, readProbes } from "../model/index.ts";

/** Bytes of a file of probes, at most. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Something wrong at a place of the file, counted in UTF-16 units from its start. */
interface Placed {
  readonly offset: number;
  readonly message: string;
}

/** Reads a file of probes, YAML or JSON; every mistake joins the problems, with its line and column. */
export async function loadProbes(file: string, cwd: string, problems: Problem[]): Promise<readonly Probe[]> {
  const wrong = (path: string, message: string): unknown =>
    problems.push({ code: "bad-option", message: `${path}: ${message}`, path });
  const text = await readText(resolve(cwd, file));
  if (typeof text !== "string") {
    wrong(file, `the probe file ${text.why}`);
    return [];
  }
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  // JSON is YAML. No tag beyond JSON's own types means anything here.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "core", version: "1.2" });
  const { probes, placed } = read(document);
  for (const { offset, message } of placed.sort((a, b) => a.offset - b.offset)) {
    const { line, col } = lines.linePos(offset);
    wrong(`${file}:${line}:${col}`, message);
  }
  return probes;
}

async function readText(path: string): Promise<string | { readonly why: string }> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MAX_FILE_BYTES ? { why: `is larger than ${MAX_FILE_BYTES} bytes` } : bytes.toString("utf8");
  } catch (error) {
    return { why: (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read" };
  }
}

function read(document: Document): { readonly probes: readonly Probe[]; readonly placed: Placed[] } {
  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], message }));
  if (faults.length > 0) return { probes: [], placed: faults };
  const { value, fault } = plainValue(document);
  if (fault !== undefined) return { probes: [], placed: [{ offset: 0, message: fault }] };
  const { probes, mistakes } = readProbes(value);
  return { probes, placed: mistakes.map((mistake) => place(mistake, document)) };
}

/** A file can name one part from so many places that it would be of any size. */
function plainValue(document: Document): { readonly value?: unknown; readonly fault?: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    return { fault: "its aliases cannot be resolved, or are too many" };
  }
}

function place({ path, key, message }: Mistake, document: Document): Placed {
  const spelt = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  const named = spelt === "" ? message : `${spelt.slice(1)}: ${message}`;
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
