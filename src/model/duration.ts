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

const SHORT_UNITS_MS = { ms: 1, "": 1_000, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const MAX_TIMEOUT_MS = 24 * 3_600_000;

/**
 * Reads how long to wait at most: seconds, or a number with its unit such as `500ms`, `90s`, `2m`; in milliseconds. Zero is
 * not to wait. `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseTimeout(text: string, name: string): number {
  const [, amount, unit = ""] = /^([0-9]{1,8})(ms|s|m|h)?$/.exec(text) ?? [];
  const timeoutMs = Number(amount) * SHORT_UNITS_MS[unit as keyof typeof SHORT_UNITS_MS];
  if (timeoutMs <= MAX_TIMEOUT_MS) return timeoutMs;
  const message = `expected seconds, or a number with its unit such as 500ms or 2m, of a day at most, got ${JSON.stringify(text)}`;
  throw new AppError("bad-option", `${name}: ${message}`, { path: name });
}
