/** Different records of both sides together, at most: 41 bytes each, and as much again while the table grows. */
const MAX_ENTRIES = 12_000_000;
const START_ENTRIES = 1024;
const TWO_TO_52 = 2 ** 52;

/** Where a record stands. */
export interface Seen {
  readonly side: "before" | "after";
  /** From 1. */
  readonly line: number;
  /** The line is no JSON. */
  readonly invalid: boolean;
}

/** What both sides have by one key. */
export interface TableEntry {
  readonly before: number;
  readonly after: number;
  /** The first line of either side; 0 where there is none. */
  readonly lineBefore: number;
  readonly lineAfter: number;
  readonly invalid: boolean;
  /** As many on both sides, but with other values. */
  readonly changed: boolean;
}

/**
 * Counts records by their digests. Typed arrays instead of a `Map`, which would take four times the memory: an entry is 64 bits
 * of the digest of a key, a count and a first line for each side, and 52 bits that all its values add up to, in any order.
 */
export class RecordTable {
  #capacity = START_ENTRIES;
  #size = 0;
  #slots = new Int32Array(START_ENTRIES * 2);
  #high = new Uint32Array(START_ENTRIES);
  #low = new Uint32Array(START_ENTRIES);
  #counts = { before: new Uint32Array(START_ENTRIES), after: new Uint32Array(START_ENTRIES) };
  #lines = { before: new Uint32Array(START_ENTRIES), after: new Uint32Array(START_ENTRIES) };
  #values = new Float64Array(START_ENTRIES);
  #invalid = new Uint8Array(START_ENTRIES);

  /** Whether there was room. `key` and `value` are digests of at least 8 bytes. */
  add(key: Buffer, value: Buffer, { side, line, invalid }: Seen): boolean {
    const at = this.#find(key.readUInt32LE(0), key.readUInt32LE(4));
    if (at === -1) return false;
    this.#counts[side][at] = (this.#counts[side][at] as number) + 1;
    this.#lines[side][at] ||= line;
    this.#invalid[at] = invalid ? 1 : 0;
    const number = value.readUIntLE(0, 6) * 16 + (value.readUInt8(6) & 15);
    const sum = (this.#values[at] as number) + (side === "before" ? number : TWO_TO_52 - number);
    this.#values[at] = sum % TWO_TO_52;
    return true;
  }

  *[Symbol.iterator](): Generator<TableEntry, void, void> {
    for (let at = 0; at < this.#size; at++) {
      const [before, after] = [this.#counts.before[at] as number, this.#counts.after[at] as number];
      yield {
        before,
        after,
        lineBefore: this.#lines.before[at] as number,
        lineAfter: this.#lines.after[at] as number,
        invalid: this.#invalid[at] === 1,
        changed: before === after && this.#values[at] !== 0,
      };
    }
  }

  /** The place of an entry, which is new when there was none; -1 when there is no room for another. */
  #find(high: number, low: number): number {
    for (;;) {
      const mask = this.#slots.length - 1;
      let slot = low & mask;
      for (let at = this.#slots[slot] as number; at !== 0; at = this.#slots[slot] as number) {
        if (this.#low[at - 1] === low && this.#high[at - 1] === high) return at - 1;
        slot = (slot + 1) & mask;
      }
      if (this.#size >= MAX_ENTRIES) return -1;
      if (this.#size < this.#capacity) {
        this.#high[this.#size] = high;
        this.#low[this.#size] = low;
        this.#slots[slot] = ++this.#size;
        return this.#size - 1;
      }
      this.#grow();
    }
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#high = larger(this.#high);
    this.#low = larger(this.#low);
    this.#counts = { before: larger(this.#counts.before), after: larger(this.#counts.after) };
    this.#lines = { before: larger(this.#lines.before), after: larger(this.#lines.after) };
    const values = new Float64Array(this.#capacity);
    values.set(this.#values);
    this.#values = values;
    const invalid = new Uint8Array(this.#capacity);
    invalid.set(this.#invalid);
    this.#invalid = invalid;
    this.#slots = new Int32Array(this.#capacity * 2);
    const mask = this.#slots.length - 1;
    for (let at = 0; at < this.#size; at++) {
      let slot = (this.#low[at] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = at + 1;
    }
  }
}

function larger(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(array.length * 2);
  twice.set(array);
  return twice;
}
