import type { VectorType } from "../../../model/index.ts";
import { Decoder, type Stored } from "./decode.ts";

/** Fewer numbers are no embedding; hashes of 16 bytes are out, those of 32 have eight that would all have to fit by chance. */
const MIN_DIMENSION = 8;
/** So many values of a column that nothing else speaks for have to agree. */
const MIN_VALUES = 4;
/** Numbers of embeddings lie between; of random bytes taken for a float32 one in seven does, for a float64 one in fifty. */
const SMALLEST = 1e-8;
const LARGEST = 1e3;
/** A vector of length 1 with 65,536 numbers has one above; digits taken for float32 have none. */
const SOME_ABOVE = 1e-3;

/** How the numbers of a sample are distributed, as shares. */
interface Shape {
  readonly plausible: number;
  readonly zero: number;
  readonly notFinite: number;
  readonly negative: number;
  /** Not all are tiny. */
  readonly hasSize: boolean;
}

/**
 * As what type the values of a column that is not declared as one are embeddings; `undefined` when they are none. Where the
 * name says that they are, half of them may be broken.
 */
export function guessType(values: readonly Stored[], isNamed: boolean): VectorType | undefined {
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length > 0) {
    const isVectors = isNamed && 2 * texts.length > values.length && looksLike(texts, "json", true);
    return isVectors ? "json" : undefined;
  }
  const types = hasEmptyHalves(values) ? (["float64", "float32"] as const) : (["float32", "float64"] as const);
  return types.find((type) => looksLike(values, type, isNamed));
}

/** Numbers of a model of half precision, written as float64: every other float32 would be zero. */
function hasEmptyHalves(values: readonly Stored[]): boolean {
  const vectors = ofUsualDimension(values, "float32");
  const isEmpty = (vector: Float32Array): boolean => vector.every((number, index) => index % 2 === 1 || number === 0);
  return vectors.every(isEmpty) && vectors.some((vector) => vector.some((number) => number !== 0));
}

type Guessed = "float32" | "float64" | "json";

function looksLike(values: readonly Stored[], type: Guessed, isNamed: boolean): boolean {
  const vectors = ofUsualDimension(values, type);
  if (vectors.length === 0 || (vectors[0]?.length ?? 0) < MIN_DIMENSION) return false;
  if (isNamed) return 2 * vectors.length >= values.length && isPossible(shapeOf(vectors));
  return vectors.length === values.length && values.length >= MIN_VALUES && isPlausible(shapeOf(vectors));
}

/** Those values that are vectors and have as many numbers as most do. */
function ofUsualDimension(values: readonly Stored[], type: Guessed): Float32Array[] {
  const width = type === "float64" ? 8 : 4;
  const decoder = new Decoder(type);
  const whole = values.filter((value) => typeof value === "string" || value.length % width === 0);
  const vectors = whole.map((value) => decoder.decode(value)?.slice()).filter((vector) => vector !== undefined);
  const dimensions = Map.groupBy(vectors, ({ length }) => length);
  return [...dimensions.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}

/** Nothing but the numbers themselves speaks for embeddings. */
function isPlausible({ plausible, zero, negative, hasSize }: Shape): boolean {
  return plausible + zero >= 0.98 && zero <= 0.5 && negative >= 0.02 && negative <= 0.98 && hasSize;
}

/** The name speaks for embeddings; they may be lost as zeros and NaN, but other bytes are something else. */
function isPossible({ plausible, zero, notFinite }: Shape): boolean {
  return plausible + zero >= 0.9 || (plausible + zero + notFinite >= 0.98 && (notFinite >= 0.2 || zero >= 0.2));
}

function shapeOf(vectors: readonly Float32Array[]): Shape {
  const total = vectors.length * (vectors[0]?.length ?? 0);
  const share = (is: (number: number) => boolean): number =>
    vectors.reduce((sum, vector) => vector.reduce((count, number) => count + (is(number) ? 1 : 0), sum), 0) / total;
  const plausible = share(isUsual);
  return {
    plausible,
    zero: share((number) => number === 0),
    notFinite: share((number) => !Number.isFinite(number)),
    negative: plausible === 0 ? 0 : share((number) => number < 0 && isUsual(number)) / plausible,
    hasSize: vectors.some((vector) => vector.some((number) => isUsual(number) && Math.abs(number) >= SOME_ABOVE)),
  };
}

function isUsual(number: number): boolean {
  const size = Math.abs(number);
  return size >= SMALLEST && size <= LARGEST;
}
