import type { Progress } from "../flows/index.ts";
import { counted, humanSize, printable } from "../report/index.ts";
import type { Writer } from "./terminal.ts";

/** Time between two repaints; more often only flickers. */
const REPAINT_MS = 100;

/** One line on the terminal, painted over itself; says nothing at all when nobody watches. */
export class ProgressLine {
  readonly #writer: Writer;
  #painted = false;
  #last = { at: Number.NEGATIVE_INFINITY, phase: "" };

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Shows how far the work has come; `at` is the time in milliseconds. */
  show(event: Progress, at: number): void {
    if (this.#writer.isTTY !== true) return;
    if (event.phase === this.#last.phase && at - this.#last.at < REPAINT_MS) return;
    this.#last = { at, phase: event.phase };
    this.#painted = true;
    // A line as wide as the terminal would wrap and could not be painted over.
    const width = (this.#writer.columns ?? 80) - 1;
    this.#writer.write(`\r\u001b[2K${[...progressText(event)].slice(0, width).join("")}`, () => {});
  }

  /** Leaves an empty line for what comes after. */
  clear(): void {
    if (this.#painted) this.#writer.write("\r\u001b[2K", () => {});
    this.#painted = false;
  }
}

/** `write 42 % (1.0 MiB of 2.4 MiB) memory__facts.db` */
export function progressText({ phase, done, total, unit, item }: Progress): string {
  const amount = (value: number) => (unit === "bytes" ? humanSize(value) : counted(value, unit.slice(0, -1)));
  const share = total === undefined || total === 0 ? "" : ` ${Math.floor((100 * Math.min(done, total)) / total)} %`;
  const far = total === undefined ? amount(done) : `${unit === "bytes" ? amount(done) : done} of ${amount(total)}`;
  return `${phase}${share} (${far})${item === undefined ? "" : ` ${printable(item)}`}`;
}
