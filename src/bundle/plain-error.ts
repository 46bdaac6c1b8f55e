import { AppError, type Problem } from "../model/index.ts";

/** A failure on its way from one thread to another, where errors lose their class. */
export type PlainError =
  | { readonly problems: readonly [Problem, ...Problem[]]; readonly layer?: AppError["layer"] }
  | { readonly message: string; readonly code?: string };

export function toPlain(error: unknown): PlainError {
  if (error instanceof AppError) {
    const { problems, layer } = error;
    return { problems: problems as readonly [Problem, ...Problem[]], ...(layer && { layer }) };
  }
  const { message, code } = error as NodeJS.ErrnoException;
  return { message: message ?? String(error), ...(code === undefined ? {} : { code }) };
}

export function fromPlain(plain: PlainError): Error {
  if (!("problems" in plain)) return Object.assign(new Error(plain.message), { code: plain.code });
  return Object.assign(AppError.of(plain.problems), plain.layer && { layer: plain.layer });
}
