import { AppError } from "../model/index.ts";
import { newestFirst } from "./receipts.ts";
import type { StoredBundle } from "./vault.ts";

/** Which bundles to keep: those that any of the rules keeps. A number that is 0 is no rule. */
export interface Retention {
  /** The newest so many. */
  readonly keepLast?: number;
  /** The newest of each of the newest so many days, ISO weeks, months (UTC) in which there is a bundle. */
  readonly keepDaily?: number;
  readonly keepWeekly?: number;
  readonly keepMonthly?: number;
  /**
   * All that are so much older than the newest, at most; not than now, so that an agent that sleeps loses nothing. The newest is
   * the newest that is not of the future, so that one clock that was wrong takes nothing away.
   */
  readonly keepWithinMs?: number;
  /** All with one of these labels. */
  readonly keepLabels?: readonly string[];
  /** Only bundles of this agent are judged. */
  readonly agent?: string;
}

/** Why a bundle stays. */
export type Reason =
  | { readonly rule: "newest" | "last" | "within" }
  /** `2026-11-20`, `2026-W47`, `2026-11`. */
  | { readonly rule: "daily" | "weekly" | "monthly"; readonly period: string }
  | { readonly rule: "label"; readonly label: string };

/** What is to become of a bundle. One that goes has no reasons. */
export interface Decision {
  readonly bundle: StoredBundle;
  readonly keep: boolean;
  readonly reasons: readonly Reason[];
}

const DAY_MS = 86_400_000;

/**
 * Decides which bundles stay, each agent's for themselves, by the times of their receipts; newest first, agents together. The
 * newest of an agent stays whatever the rules say. The rules are those of `restic forget`.
 * @throws AppError `bad-option` when there is no rule
 */
export function decideRetention(bundles: readonly StoredBundle[], retention: Retention, now?: Date): Decision[] {
  requireRule(retention);
  const judged = bundles.filter(({ receipt }) => retention.agent === undefined || receipt.agent === retention.agent);
  const agents = Map.groupBy(judged.toSorted(newestFirst), ({ receipt }) => receipt.agent);
  return [...agents.keys()].toSorted().flatMap((agent) => decideForAgent(agents.get(agent) ?? [], retention, now));
}

/** @throws AppError `bad-option` when there is no rule */
export function requireRule({ agent: _, keepLabels = [], ...numbers }: Retention): void {
  if (keepLabels.length > 0 || Object.values(numbers).some((number) => number > 0)) return;
  throw new AppError("bad-option", "expected at least one rule of what to keep, such as --keep-last 10", {
    path: "keep-last",
  });
}

/** A reason in words. */
export function reasonText(reason: Reason): string {
  if (reason.rule === "label") return `label ${reason.label}`;
  return "period" in reason ? `${reason.rule} ${reason.period}` : reason.rule;
}

/** The bundles of one agent, newest first. */
function decideForAgent(bundles: readonly StoredBundle[], retention: Retention, now: Date | undefined): Decision[] {
  const reasons = reasonsToKeep(
    bundles.map(({ receipt }) => receipt),
    retention,
    now,
  );
  return bundles.map((bundle, index) => {
    const why = reasons[index] ?? [];
    return { bundle, keep: why.length > 0, reasons: why };
  });
}

/** What the rules ask of something that may be kept. */
export interface Dated {
  readonly createdAt: string;
  readonly label: string | null;
}

/**
 * For each of a row of things, newest first, why it stays; the first always does, the others perhaps for no reason. What is of the
 * future is told by `now`.
 */
export function reasonsToKeep(things: readonly Dated[], retention: Retention, now?: Date): Reason[][] {
  const periods = [
    periodRule("daily", retention.keepDaily, dayOf),
    periodRule("weekly", retention.keepWeekly, weekOf),
    periodRule("monthly", retention.keepMonthly, monthOf),
  ];
  const times = things.map(({ createdAt }) => Date.parse(createdAt));
  const newestAt = times.find((time) => now === undefined || time <= now.getTime()) ?? times[0] ?? 0;
  const { keepLast = 0, keepWithinMs = 0, keepLabels = [] } = retention;
  return things.map(({ createdAt, label }, index) => {
    const at = new Date(createdAt);
    const reasons: Reason[] = [];
    if (index === 0) reasons.push({ rule: "newest" });
    if (index < keepLast) reasons.push({ rule: "last" });
    for (const rule of periods) reasons.push(...rule(at));
    if (keepWithinMs > 0 && newestAt - at.getTime() <= keepWithinMs) reasons.push({ rule: "within" });
    if (label !== null && keepLabels.includes(label)) reasons.push({ rule: "label", label });
    return reasons;
  });
}

/** Keeps the first thing that it hears of in each of so many periods; it has to hear of them newest first. */
function periodRule(
  rule: "daily" | "weekly" | "monthly",
  periods: number | undefined,
  periodOf: (at: Date) => string,
): (at: Date) => Reason[] {
  let left = periods ?? 0;
  let last = "";
  return (at) => {
    const period = periodOf(at);
    if (left === 0 || period === last) return [];
    last = period;
    left--;
    return [{ rule, period }];
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** A week belongs to the year that its Thursday is in: ISO 8601. */
function weekOf(at: Date): string {
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
