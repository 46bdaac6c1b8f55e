import { AppError } from "./app-error.ts";

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Longest duration that can be said: a hundred years. */
const MAX_MS = 36_525 * UNITS_MS.d;

/**
 * Reads a duration such as `90m`, `36h`, `7d` or `2w`, in milliseconds; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseDuration(text: string, name: string): number {
  const [, amount = "", unit = ""] = /^([0-9]{1,9})([smhdw])$/.exec(text) ?? [];
  const durationMs = Number(amount) * (UNITS_MS[unit as keyof typeof UNITS_MS] ?? 0);
  if (durationMs > 0 && durationMs <= MAX_MS) return durationMs;
  const message = `expected a number with its unit, such as 90m, 36h, 7d or 2w, got ${JSON.stringify(text)}`;
  throw new AppError("bad-option", `${name}: ${message}`, { path: name });
}
