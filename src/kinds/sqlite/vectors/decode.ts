import type { VectorType } from "../../../model/index.ts";

/** What a column of embeddings may hold. */
export type Stored = Uint8Array | string;

/** A row of a column of embeddings. */
export interface StoredVector {
  /** What tells it apart, as text. */
  readonly id: string;
  /** `null` where the row has none; `undefined` where it is nothing that could be a vector. */
  readonly stored: Stored | null | undefined;
}

/** The largest vector of libSQL, 65,536 numbers of eight bytes; sqlite-vec has smaller ones. As text it may take twice as much. */
export const MAX_VECTOR_BYTES = 512 * 1024;
export const MAX_TEXT_BYTES = 2 * MAX_VECTOR_BYTES;

/** Bits of one number. A text says by itself how many numbers it holds. */
const BITS = { float32: 32, float64: 64, float16: 16, int8: 8, bit: 1 } as const satisfies Partial<
  Record<VectorType, number>
>;

/** What Python and JavaScript write into JSON for what JSON has no word for. */
const NOT_FINITE = /\b(?:NaN|Infinity)\b/gu;

/**
 * Numbers of a stored vector; `undefined` when it is none of that type. Text is read as JSON whatever the type. Bits become 1
 * and -1, so that cosine orders them as their Hamming distance does. The result is valid until the next call.
 */
export class Decoder {
  readonly #type: VectorType;
  #bytes = new Uint8Array(4096);
  #numbers = new Float32Array(0);

  constructor(type: VectorType) {
    this.#type = type;
  }

  decode(stored: Stored): Float32Array | undefined {
    if (typeof stored === "string") return this.#fromText(stored);
    if (this.#type === "json") return undefined;
    const width = BITS[this.#type] / 8;
    // libSQL puts a byte that names the type behind vectors.
    const tail = width > 1 ? stored.length % width : 0;
    if (tail > 1 || stored.length - tail === 0 || stored.length > MAX_VECTOR_BYTES) return undefined;
    // Own bytes, because those of SQLite may not be aligned.
    if (stored.length > this.#bytes.length) this.#bytes = new Uint8Array(2 ** Math.ceil(Math.log2(stored.length)));
    this.#bytes.set(stored);
    return this.#fromBytes((stored.length - tail) / width);
  }

  #fromBytes(dimension: number): Float32Array {
    if (this.#type === "float32") return new Float32Array(this.#bytes.buffer, 0, dimension);
    const numbers = this.#room(dimension);
    const view = new DataView(this.#bytes.buffer);
    for (let i = 0; i < dimension; i++) {
      if (this.#type === "float64") numbers[i] = view.getFloat64(8 * i, true);
      else if (this.#type === "float16") numbers[i] = float16(view.getUint16(2 * i, true));
      else if (this.#type === "int8") numbers[i] = view.getInt8(i);
      else numbers[i] = (view.getUint8(i >> 3) >> (i & 7)) & 1 ? 1 : -1;
    }
    return numbers;
  }

  #fromText(text: string): Float32Array | undefined {
    const values = parseArray(text);
    if (values === undefined || values.length === 0) return undefined;
    const numbers = this.#room(values.length);
    for (let i = 0; i < values.length; i++) numbers[i] = values[i] ?? Number.NaN;
    return numbers;
  }

  #room(dimension: number): Float32Array {
    if (this.#numbers.length !== dimension) this.#numbers = new Float32Array(dimension);
    return this.#numbers;
  }
}

/** A JSON array of numbers, null where one is not finite; `undefined` for anything else. */
function parseArray(text: string): (number | null)[] | undefined {
  if (!/^\s*\[/u.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(NOT_FINITE, "null").replaceAll("-null", "null"));
    const isVector = Array.isArray(value) && value.every((item) => item === null || typeof item === "number");
    return isVector ? value : undefined;
  } catch {
    return undefined;
  }
}

/** IEEE 754 binary16. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
