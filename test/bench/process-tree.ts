import { readdirSync, readFileSync } from "node:fs";

const PAUSE_MS = 20;
const SUPPORTED = process.platform === "linux";

/**
 * Watches how much memory a process and all below it have resident. Every process counts with the most that it ever had, as the
 * kernel has noted it, so that a peak between two looks is seen. Pages of files - programs, most of all - are shared, and count
 * only where there are most of them.
 */
export class PeakWatch {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout | undefined;
  #peakBytes = 0;

  /** `root` is the id of a process that runs. */
  constructor(root: number) {
    this.#root = root;
    if (SUPPORTED) this.#timer = setInterval(() => this.#look(), PAUSE_MS);
  }

  /** Ends watching. Undefined where there is no /proc, or when the process was gone before the first look. */
  stop(): number | undefined {
    clearInterval(this.#timer);
    return this.#peakBytes === 0 ? undefined : this.#peakBytes;
  }

  #look(): void {
    const uses = tree(this.#root).map(useOf);
    const own = uses.reduce((sum, { mostBytes, fileBytes }) => sum + mostBytes - fileBytes, 0);
    this.#peakBytes = Math.max(this.#peakBytes, own + Math.max(...uses.map(({ fileBytes }) => fileBytes)));
  }
}

/** A process and all that descend from it, as far as they are still there. */
function tree(pid: number): number[] {
  return [pid, ...children(pid).flatMap(tree)];
}

// One that is called like its parent has just been forked, and has no memory of its own yet.
function children(pid: number): number[] {
  return orElse([], () => readdirSync(`/proc/${pid}/task`))
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number))
    .filter((child) => read(`/proc/${child}/cmdline`) !== read(`/proc/${pid}/cmdline`));
}

function useOf(pid: number): { readonly mostBytes: number; readonly fileBytes: number } {
  const status = read(`/proc/${pid}/status`);
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0) * 1024;
  return { mostBytes: bytes("VmHWM"), fileBytes: bytes("RssFile") };
}

function read(file: string): string {
  return orElse("", () => readFileSync(file, "utf8"));
}

// A process may be gone between two looks.
function orElse<Value>(otherwise: Value, look: () => Value): Value {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
