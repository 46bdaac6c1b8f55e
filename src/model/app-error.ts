import { ERRORS, type ErrorCode } from "./errors.ts";

/** One thing that is wrong. `message` is lower case, names the thing, and says what was expected. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  /** What it is about: an option, a path of the source, or a path in the bundle. */
  readonly path?: string;
}

/** A failure that stops a command. Holds every problem found, never just the first. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
  /** Set where a failure of one code can come from several layers of a bundle and came from this one. */
  layer?: "encryption";

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.problems = [options.path === undefined ? { code, message } : { code, message, path: options.path }];
  }

  /** An error over one or more problems; its code is that of the first. */
  static of(problems: readonly [Problem, ...Problem[]]): AppError {
    const [first] = problems;
    const error = new AppError(first.code, problems.map((problem) => problem.message).join("; "));
    Object.defineProperty(error, "problems", { value: problems, enumerable: true });
    return error;
  }

  /** How the program ends because of this error. */
  get exitCode(): number {
    return ERRORS[this.code].exit;
  }

  /** What the user can do about it. */
  get hint(): string {
    return ERRORS[this.code].hint;
  }
}

/** @throws AppError over all problems, when there are any. */
export function throwProblems(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw AppError.of([first, ...rest]);
}
