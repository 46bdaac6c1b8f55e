import { AppError, ERRORS, type ErrorCode, type Finding, type Problem } from "../model/index.ts";
import { printable, withoutKeys } from "./printable.ts";

/** Characters that GitHub keeps of an annotation. */
const MAX_ANNOTATION = 4096;

/** A failure as JSON: the `error` of `{"ok": false, "error": ...}`. */
export interface FailureDocument {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly exitCode: number;
  readonly problems: readonly (Problem & { readonly hint: string })[];
}

/** A failure as one finished answer: the title of its code, what is wrong, what to do. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** Anything thrown as a failure that can be told: what is no {@link AppError} is `internal`. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [line = ""] = message.split("\n");
  return new AppError("internal", line === "" ? "no message" : line, { cause: thrown });
}

/** Findings as one failure that ends a command; the first decides how. */
export function findingsError(findings: readonly Finding[]): AppError {
  const [first, ...rest] = findings.map(({ code, path, message }) => ({ code, path, message }));
  return first === undefined
    ? new AppError("internal", "a check failed and found nothing")
    : AppError.of([first, ...rest]);
}

/** The failure for programs. */
export function failureDocument(error: AppError): FailureDocument {
  return {
    code: error.code,
    message: withoutKeys(error.message),
    hint: error.hint,
    exitCode: error.exitCode,
    problems: error.problems.map((problem) => ({
      ...problem,
      message: withoutKeys(problem.message),
      ...(problem.path === undefined ? {} : { path: withoutKeys(problem.path) }),
      hint: ERRORS[problem.code].hint,
    })),
  };
}

/**
 * The failure for people at a terminal: problems of one code stand together, with what to do about them. `command` is
 * absent when none was understood.
 */
export function failureText(error: AppError, command?: string): string {
  const name = command === undefined ? "memsnap" : `memsnap ${command}`;
  const hint = (code: ErrorCode) =>
    `hint: ${ERRORS[code].hint.replace("help <command>", `help ${command ?? ""}`.trim())}`;
  const only = error.problems.length === 1 ? error.problems[0] : undefined;
  if (only !== undefined) return `${name}: ${printable(only.message)} [${only.code}]\n${hint(only.code)}\n`;
  const blocks = byCode(error.problems).map(([code, problems]) =>
    [
      `${ERRORS[code].title} [${code}]`,
      ...problems.map((problem) => `  - ${printable(problem.message)}`),
      `  ${hint(code)}`,
    ].join("\n"),
  );
  return `${[`${name}: ${error.problems.length} problems`, ...blocks].join("\n\n")}\n`;
}

/** The failure as one annotation; `hints` says in the words of the door what the registry says in flags. */
export function failureAnnotation(error: AppError, hints: Partial<Record<ErrorCode, string>> = {}): Annotation {
  const several = error.problems.length > 1;
  const blocks = byCode(error.problems).map(([code, problems]) =>
    [
      ...problems.map((problem) => `${several ? "- " : ""}${printable(problem.message)}`),
      `hint: ${hints[code] ?? ERRORS[code].hint} [${code}]`,
    ].join("\n"),
  );
  return { title: `${ERRORS[error.code].title} (${error.code})`, message: fittingAnnotation(blocks.join("\n")) };
}

/** Problems gathered by code, in the order in which the codes first appear. */
export function byCode(problems: readonly Problem[]): [ErrorCode, Problem[]][] {
  const groups = new Map<ErrorCode, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group === undefined) groups.set(problem.code, [problem]);
    else group.push(problem);
  }
  return [...groups];
}

/** A message of an annotation, cut where GitHub would cut it, and saying so. */
export function fittingAnnotation(text: string): string {
  if (text.length <= MAX_ANNOTATION) return text;
  const ending = "\n... cut here; the log and the summary hold the rest";
  return text.slice(0, MAX_ANNOTATION - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}
