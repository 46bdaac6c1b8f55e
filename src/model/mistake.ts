import { z } from "zod";
import { didYouMean } from "./nearest.ts";

/** Something wrong in a file that people write. `path` leads to the value, or to the object that has the key `key`. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly key?: string;
  readonly message: string;
}

/** How messages spell the place of a mistake: `stores[0].name`; empty for the whole. */
export function spelt(path: Mistake["path"]): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
  return parts.join("").replace(/^\./, "");
}

/** What was read: the value, or everything that is wrong with it. */
export type Written<T> =
  | { readonly value: T; readonly mistakes: readonly [] }
  | { readonly value?: never; readonly mistakes: readonly [Mistake, ...Mistake[]] };

/**
 * Lists are read up to their first mistake only. A large file from anyone could otherwise be made of mistakes, and they take far
 * more memory than it does. The library heeds it and does not declare it.
 */
export const ABORT_EARLY = { abortEarly: true } as z.core.ParseContext<z.core.$ZodIssue>;

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/** Stands for "no alternative fits" where the schema has no words of its own for that. */
const NO_ALTERNATIVE = "fits no alternative";

/**
 * Reads what people wrote by a schema; gives every mistake, and for unknown keys and words the nearest right one. With
 * {@link ABORT_EARLY}, lists are read up to their first mistake.
 */
export function readWritten<T>(
  schema: z.ZodType<T>,
  value: unknown,
  options: z.core.ParseContext<z.core.$ZodIssue> = {},
): Written<T> {
  const read = schema.safeParse(value, { ...options, error: wording });
  if (read.success) return { value: read.data, mistakes: [] };
  const mistakes = read.error.issues.flatMap((issue) => mistakesOf(issue, schema));
  return { mistakes: mistakes as [Mistake, ...Mistake[]] };
}

function wording(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return issue.input === undefined ? "is missing" : `expected ${issue.expected}`;
  if (issue.code === "invalid_union") return issue.errors.length > 0 ? NO_ALTERNATIVE : "is none that is known";
  if (issue.code !== "invalid_value") return undefined;
  if (issue.input === undefined) return "is missing";
  const words = issue.values.map(String);
  const meant = typeof issue.input === "string" ? didYouMean(issue.input, words) : "";
  const one = words.length === 1 ? "" : "one of ";
  return `expected ${one}${words.map((word) => JSON.stringify(word)).join(", ")}${meant}`;
}

function mistakesOf(issue: Issue, schema: Schema): Mistake[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "invalid_union" && issue.message === NO_ALTERNATIVE) return ofNearest(issue.errors, path, schema);
  if (issue.code !== "unrecognized_keys") return [{ path, message: lowerCased(issue.message) }];
  return issue.keys.map((key) => ({
    path,
    key,
    message: `unknown key ${JSON.stringify(key)}${didYouMean(key, keysAt(schema, path))}`,
  }));
}

/** The mistakes against the alternative that was meant: one of whose form the value is, or else all of them in one. */
function ofNearest(alternatives: readonly Issue[][], path: Mistake["path"], schema: Schema): Mistake[] {
  const isOfForm = (issues: readonly Issue[]): boolean => issues.every((issue) => issue.path.length > 0);
  const isOfType = (issues: readonly Issue[]): boolean => issues.every((issue) => issue.code !== "invalid_type");
  const meant = alternatives.find(isOfForm) ?? alternatives.find(isOfType);
  if (meant !== undefined)
    return meant.flatMap((issue) => mistakesOf({ ...issue, path: [...path, ...issue.path] }, schema));
  const messages = alternatives.flatMap((issues) => issues.map(({ message }) => lowerCased(message)));
  return [{ path, message: [...new Set(messages)].join(", or ") }];
}

/** The keys that may stand in the object at a path. */
function keysAt(schema: Schema, path: Mistake["path"]): string[] {
  const found = path.reduce((schemas, part) => schemas.flatMap((at) => below(at, part)), alternatives(schema));
  return found.flatMap((at) => (at instanceof z.ZodObject ? Object.keys(at.shape) : []));
}

function below(schema: Schema, part: string | number): Schema[] {
  if (schema instanceof z.ZodArray) return alternatives(schema.element);
  const inner = schema instanceof z.ZodObject ? schema.shape[part] : undefined;
  return inner === undefined ? [] : alternatives(inner);
}

function alternatives(schema: Schema): Schema[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema];
}

function lowerCased(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
