import { ExactNumber, isContainer, isList, type Json } from "./json-value.ts";

/**
 * Gives equal values equal numbers, and others others. Every part of a value is looked at once, however deep it lies, so that
 * comparing two large trees takes no longer than reading them.
 */
export class Sameness {
  readonly #numbers = new Map<unknown, number>();
  readonly #known = new Map<object, number>();

  of(value: Json): number {
    if (!isContainer(value)) return this.#numberOf(keyOfLeaf(value));
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const number = this.#numberOf(this.#keyOf(value));
    this.#known.set(value, number);
    return number;
  }

  #keyOf(value: readonly Json[] | { readonly [key: string]: Json }): string {
    if (isList(value)) return `[${value.map((part) => this.of(part)).join()}`;
    const pairs = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${this.of(value[key] as Json)}`);
    return `{${pairs.join()}`;
  }

  #numberOf(key: unknown): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Texts begin with what no key of another value begins with; a map takes 0 and -0 for the same. */
function keyOfLeaf(value: Exclude<Json, object> | ExactNumber | null): unknown {
  if (typeof value === "string") return `"${value}`;
  return value instanceof ExactNumber ? `#${value.text}` : value;
}
