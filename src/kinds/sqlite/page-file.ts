import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Where the header of a database file says how its pages are; https://sqlite.org/fileformat2.html */
const HEADER = { pageSize: 16, reserved: 20, bytes: 100 } as const;
/** Pages are read in runs of so many bytes: in a compacted file the rows of a table follow one another. */
const RUN_BYTES = 64 * 1024;
/** Inner pages lie between the leaves, and the rest of a long row behind its page. */
const KEPT_RUNS = 8;

/** Neighbouring pages; `length` is short at the end of the file. */
interface Run {
  number: number;
  bytes: Buffer;
  length: number;
}

/** The pages of a database file that nobody writes to, each in memory until a few others were asked for. */
export class PageFile implements Disposable {
  readonly pageBytes: number;
  /** Bytes at the end of every page that are not SQLite's. */
  readonly reservedBytes: number;
  readonly sizeBytes: number;
  readonly #fd: number;
  readonly #runBytes: number;
  readonly #runs: Run[];
  #next = 0;

  /** @throws the system's error when it cannot be read */
  constructor(file: string) {
    this.#fd = openSync(file, "r");
    this.sizeBytes = fstatSync(this.#fd).size;
    const header = Buffer.alloc(HEADER.bytes);
    readSync(this.#fd, header, 0, HEADER.bytes, 0);
    const size = header.readUInt16BE(HEADER.pageSize);
    this.pageBytes = size === 1 ? 65_536 : size;
    this.reservedBytes = header.readUInt8(HEADER.reserved);
    this.#runBytes = Math.max(RUN_BYTES, this.pageBytes);
    this.#runs = Array.from({ length: KEPT_RUNS }, () => ({ number: -1, bytes: Buffer.alloc(0), length: 0 }));
  }

  /** `undefined` when the file has no such page. Pages count from 1. */
  page(number: number): Buffer | undefined {
    const offset = (number - 1) * this.pageBytes;
    if (number < 1 || offset + this.pageBytes > this.sizeBytes) return undefined;
    const run = this.#run(Math.floor(offset / this.#runBytes));
    const start = offset % this.#runBytes;
    return start + this.pageBytes <= run.length ? run.bytes.subarray(start, start + this.pageBytes) : undefined;
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  #run(number: number): Run {
    const kept = this.#runs.find((run) => run.number === number);
    if (kept !== undefined) return kept;
    const run = this.#runs[this.#next++ % KEPT_RUNS] as Run;
    if (run.bytes.length === 0) run.bytes = Buffer.allocUnsafeSlow(this.#runBytes);
    run.number = number;
    run.length = readSync(this.#fd, run.bytes, 0, this.#runBytes, number * this.#runBytes);
    return run;
  }
}
