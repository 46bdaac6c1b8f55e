import { normOf } from "./norm.ts";

/** Vectors of length 1, one after another. */
export class Matrix {
  readonly dimension: number;
  readonly #numbers: Float32Array;

  constructor(dimension: number, numbers: Float32Array) {
    this.dimension = dimension;
    this.#numbers = numbers;
  }

  static ofRows(rows: number, dimension: number): Matrix {
    return new Matrix(dimension, new Float32Array(rows * dimension));
  }

  get rows(): number {
    return this.#numbers.length / this.dimension;
  }

  row(index: number): Float32Array {
    return this.#numbers.subarray(index * this.dimension, (index + 1) * this.dimension);
  }

  /** The first rows alone, in the same memory. */
  first(rows: number): Matrix {
    return new Matrix(this.dimension, this.#numbers.subarray(0, rows * this.dimension));
  }

  /** Puts a vector in, scaled to length 1; false when it has no direction, or another dimension. */
  set(index: number, vector: Float32Array): boolean {
    const norm = normOf(vector);
    if (vector.length !== this.dimension || !Number.isFinite(norm) || norm === 0) return false;
    const row = this.row(index);
    for (let i = 0; i < row.length; i++) row[i] = (vector[i] as number) / norm;
    return true;
  }

  /** Cosine of a row and a vector of length 1. */
  similarity(index: number, probe: Float32Array): number {
    const row = this.row(index);
    let sum = 0;
    for (let i = 0; i < row.length; i++) sum += (row[i] as number) * (probe[i] as number);
    return sum;
  }
}
