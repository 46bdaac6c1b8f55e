/** A source of randomness that gives the same for the same seed: xorshift128+ would be more than is needed, this is mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to, but not including, `end`; 0 when `end` is less than 1. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return end < 1 ? 0 : Math.floor((((word ^ (word >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Of>(from: readonly [Of, ...Of[]] | readonly Of[]): Of {
    return from[this.below(from.length)] as Of;
  }

  bytes(sizeBytes: number): Buffer {
    return Buffer.from(Array.from({ length: sizeBytes }, () => this.below(256)));
  }
}
