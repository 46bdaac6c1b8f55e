/** Steps that must be made when the program is told to end early: remove plain copies of memory, half-written files. */
export class Cleanup {
  readonly #steps = new Set<() => void>();

  /** Keeps a step; the returned function forgets it again. */
  readonly add = (step: () => void): (() => void) => {
    this.#steps.add(step);
    return () => this.#steps.delete(step);
  };

  /** Makes all steps that are still kept, the newest first; a step that fails does not keep the others from being made. */
  run(): void {
    for (const step of [...this.#steps].reverse()) {
      try {
        step();
      } catch {
        // Nobody is left who could do something about it, and the other steps matter as much.
      }
    }
    this.#steps.clear();
  }
}
