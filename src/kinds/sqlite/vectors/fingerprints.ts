import type { XXHashAPI } from "xxhash-wasm";

const FIRST_SLOTS = 1 << 12;
/** 64 MiB. */
const LAST_SLOTS = 1 << 23;
const MAX_LOAD = 0.75;

/**
 * 64-bit digests of what was seen, in bounded memory: after six million different ones no further ones are remembered. Two
 * different things are taken for one with a probability of one in a million at that.
 */
export class Fingerprints {
  readonly #hash: XXHashAPI["h32Raw"];
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #count = 0;

  constructor({ h32Raw }: XXHashAPI) {
    this.#hash = h32Raw;
  }

  /** True when the same bytes were seen before. */
  seen(bytes: Uint8Array): boolean {
    const high = this.#hash(bytes, 1);
    // A slot that is 0 is free.
    const low = this.#hash(bytes, 2) || 1;
    if (this.#find(high, low)) return true;
    if (this.#count < MAX_LOAD * LAST_SLOTS) this.#remember(high, low);
    return false;
  }

  #find(high: number, low: number): boolean {
    const slot = this.#slotOf(high, low);
    return this.#slots[slot + 1] !== 0;
  }

  #remember(high: number, low: number): void {
    if (this.#count + 1 > (MAX_LOAD * this.#slots.length) / 2) this.#grow();
    const slot = this.#slotOf(high, low);
    this.#slots[slot] = high;
    this.#slots[slot + 1] = low;
    this.#count++;
  }

  /** Where it stands, or would. */
  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const found = slots[2 * slot + 1];
      if (found === 0 || (found === low && slots[2 * slot] === high)) return 2 * slot;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 2) {
      const [high = 0, low = 0] = [old[slot], old[slot + 1]];
      if (low === 0) continue;
      const place = this.#slotOf(high, low);
      this.#slots[place] = high;
      this.#slots[place + 1] = low;
    }
  }
}
