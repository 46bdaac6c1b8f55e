/**
 * What stands at a JSON pointer (RFC 6901) in a JSON value; `found` is false where nothing does. `-`, the place after the
 * last element of a list, never holds anything.
 */
export function atPointer(value: unknown, pointer: string): { readonly found: boolean; readonly value?: unknown } {
  let at = value;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return { found: false };
    if (Array.isArray(at) && !/^(0|[1-9][0-9]*)$/.test(key)) return { found: false };
    at = (at as Record<string, unknown>)[key];
  }
  return { found: true, value: at };
}
