import { z } from "zod";

/** What patterns may hold, at most; in UTF-16 units. */
const MAX_PATTERN = 1_000;

/** A text that has to fit `form`, or else nothing that is compared is ever called so. */
function pattern(
  about: string,
  form?: { readonly fits: RegExp; readonly expected: string },
): z.ZodOptional<z.ZodString> {
  const text = z.string().min(1).max(MAX_PATTERN);
  return z.optional(form === undefined ? text : text.regex(form.fits, form.expected)).describe(about);
}

const RELATIVE = {
  fits: /^(?!\/|\.{1,2}\/|[A-Za-z]:)[^\\]*$/,
  expected: "expected a path relative to the root, with / between its parts",
};
const POINTER = { fits: /^[/*?]/, expected: "expected a JSON pointer such as /updatedAt, or a pattern of such" };
const OBJECT = {
  fits: /^((index|trigger|view|table) |[*?])/,
  expected: "expected the type and the name, such as `index facts_by_time`",
};
const REF = {
  fits: /^(refs\/|HEAD|[*?])/,
  expected: "expected a full name such as refs/heads/main, or a pattern such as **/main",
};

/** By which a part of a policy is narrowed to some stores. */
export const STORE = pattern(
  "Name or path of a store, as a pattern: * for any characters but /, ** for any at all, ? for one.",
  { ...RELATIVE, expected: "expected the name of a store, or its path relative to the root, with / between its parts" },
);

/** By which a rule is narrowed to some places of a store. */
export const PLACES = {
  table: pattern("Table of a database; a pattern."),
  column: pattern("Column of a table; a pattern. Fits changed rows by the columns that changed."),
  path: pattern("File, relative to the root; a pattern.", RELATIVE),
  pointer: pattern("JSON pointer into a file (RFC 6901); a pattern.", POINTER),
  object: pattern("Index, trigger or view with its type, such as `index facts_by_time`; a pattern.", OBJECT),
  ref: pattern("Full name of a branch or tag, such as refs/heads/main; a pattern.", REF),
};
