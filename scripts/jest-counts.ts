import { writeSync } from "node:fs";

/** What of jest's result is read here. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Closes a test run with one plain line that says how many tests ran, and fails a run in which none passed. */
export default class CountsReporter {
  #passed = 0;

  onRunComplete(_contexts: unknown, results: Results): void {
    this.#passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${this.#passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`;
    // Jest's own summary comes after every reporter.
    process.once("exit", () => writeSync(process.stdout.fd, line));
  }

  getLastError(): Error | undefined {
    return this.#passed > 0 ? undefined : new Error("no test passed; expected at least one to run");
  }
}
