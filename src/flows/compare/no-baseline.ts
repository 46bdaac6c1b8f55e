import { AppError } from "../../model/index.ts";

/** Whether a failure says no more than that there is no baseline yet. */
export function isNoBaseline(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === "baseline-missing" || error.code === "vault-not-found");
}
