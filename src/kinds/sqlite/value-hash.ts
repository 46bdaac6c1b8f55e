import { createHash } from "node:crypto";

const BUFFER_BYTES = 256 * 1024;
/** Larger values are hashed where they lie. */
const MAX_GATHERED_BYTES = BUFFER_BYTES / 4;
/** Tag and length of a value. */
const MAX_PREFIX_BYTES = 9;
/** Bytes of UTF-8 that one UTF-16 unit can become, at most. */
const MAX_UTF8_PER_UNIT = 3;

const TAG = { null: 0, integer: 1, real: 2, text: 3, blob: 4 } as const;

/**
 * SHA-256 over a sequence of SQLite values. Every value is told apart from every other: a byte for its type, then
 *
 * | type | tag | follows |
 * |---|---|---|
 * | NULL | 0 | nothing |
 * | INTEGER | 1 | 8 bytes, two's complement, big-endian |
 * | REAL | 2 | 8 bytes, IEEE 754, big-endian |
 * | TEXT | 3 | length in bytes as 8 bytes big-endian, then the bytes |
 * | BLOB | 4 | length in bytes as 8 bytes big-endian, then the bytes |
 *
 * Small values are gathered in one buffer, because a call of the hash costs more than hashing them.
 */
export class ValueHash {
  readonly #hash = createHash("sha256");
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  readonly #view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, BUFFER_BYTES);
  #used = 0;
  #flushedBytes = 0;

  /** Bytes that went in so far. */
  get bytes(): number {
    return this.#flushedBytes + this.#used;
  }

  null(): this {
    this.#reserve(1);
    this.#buffer[this.#used++] = TAG.null;
    return this;
  }

  integer(value: bigint): this {
    this.#reserve(MAX_PREFIX_BYTES);
    this.#buffer[this.#used] = TAG.integer;
    this.#view.setBigInt64(this.#used + 1, value);
    this.#used += MAX_PREFIX_BYTES;
    return this;
  }

  /** The same by the upper and the lower half of its eight bytes: numbers of that size are costly. */
  integerHalves(high: number, low: number): this {
    this.#reserve(MAX_PREFIX_BYTES);
    this.#buffer[this.#used] = TAG.integer;
    this.#view.setInt32(this.#used + 1, high);
    this.#view.setUint32(this.#used + 5, low);
    this.#used += MAX_PREFIX_BYTES;
    return this;
  }

  real(value: number): this {
    this.#reserve(MAX_PREFIX_BYTES);
    this.#buffer[this.#used] = TAG.real;
    this.#view.setFloat64(this.#used + 1, value);
    this.#used += MAX_PREFIX_BYTES;
    return this;
  }

  /** Text that holds no lone surrogate, as UTF-8. */
  text(value: string): this {
    if (MAX_PREFIX_BYTES + value.length * MAX_UTF8_PER_UNIT > BUFFER_BYTES) return this.textBytes(Buffer.from(value));
    this.#reserve(MAX_PREFIX_BYTES + value.length * MAX_UTF8_PER_UNIT);
    const sizeBytes = this.#buffer.write(value, this.#used + MAX_PREFIX_BYTES);
    this.#prefix(TAG.text, sizeBytes);
    this.#used += sizeBytes;
    return this;
  }

  /** Text by its bytes, as the database holds them. */
  textBytes(value: Uint8Array): this {
    return this.#bytes(TAG.text, value);
  }

  blob(value: Uint8Array): this {
    return this.#bytes(TAG.blob, value);
  }

  /** A text or a blob that lies within other bytes. */
  within(type: "text" | "blob", bytes: Buffer, { start, end }: { start: number; end: number }): this {
    if (end - start > MAX_GATHERED_BYTES) return this.#bytes(TAG[type], bytes.subarray(start, end));
    this.#reserve(MAX_PREFIX_BYTES + end - start);
    this.#prefix(TAG[type], end - start);
    this.#used += bytes.copy(this.#buffer, this.#used, start, end);
    return this;
  }

  /** Lower-case hex. Ends the hash. */
  digest(): string {
    this.#flush();
    return this.#hash.digest("hex");
  }

  #bytes(tag: number, value: Uint8Array): this {
    this.#reserve(MAX_PREFIX_BYTES);
    this.#prefix(tag, value.length);
    if (value.length > MAX_GATHERED_BYTES) {
      this.#flush();
      this.#hash.update(value);
      this.#flushedBytes += value.length;
      return this;
    }
    this.#reserve(value.length);
    this.#buffer.set(value, this.#used);
    this.#used += value.length;
    return this;
  }

  #prefix(tag: number, sizeBytes: number): void {
    this.#buffer[this.#used] = tag;
    this.#view.setUint32(this.#used + 1, Math.floor(sizeBytes / 2 ** 32));
    this.#view.setUint32(this.#used + 5, sizeBytes % 2 ** 32);
    this.#used += MAX_PREFIX_BYTES;
  }

  #reserve(sizeBytes: number): void {
    if (this.#used + sizeBytes > BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    this.#hash.update(this.#buffer.subarray(0, this.#used));
    this.#flushedBytes += this.#used;
    this.#used = 0;
  }
}
