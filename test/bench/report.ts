import type { Found, Judged } from "./goals.ts";
import type { Machine } from "./machine.ts";
import { median } from "./measure.ts";
import type { Series } from "./series.ts";
import { table } from "./table.ts";

/** What a bench found, and where. */
export interface Report extends Found {
  readonly machine: Machine;
  readonly goals: readonly Judged[];
}

/** Everything as Markdown. */
export function describeFound({ machine, sizeBytes, series, goals }: Report): string {
  const versions = Object.entries(machine.versions).map(([program, version]) => `${program} ${version}`);
  return `
A memory of ${sizeBytes / 1e6} MB on ${machine.processor}, ${machine.cores} cores, ${gigabytes(machine.memoryBytes)}, ${machine.system}; ${versions.join(", ")}.

${table([["task", "program", "seconds", "from", "to", "peak memory"], ...series.map(lineOf)])}
${table([["goal", "found", "at most", "", "guard", ""], ...goals.map(judgedLine)])}`;
}

function lineOf({ task, name, samples }: Series): string[] {
  const seconds = samples.map((sample) => sample.seconds);
  const peaks = samples.flatMap(({ peakBytes }) => peakBytes ?? []);
  const peak = peaks.length === 0 ? "-" : `${(Math.max(...peaks) / 1e6).toFixed(0)} MB`;
  return [task, name, ...[median(seconds), Math.min(...seconds), Math.max(...seconds)].map(inSeconds), peak];
}

function judgedLine({ about, unit, value, atMost, reached, guard, guarded }: Judged): string[] {
  const inUnit = (number: number): string => `${unit === "MB" ? number.toFixed(0) : number.toFixed(2)} ${unit}`;
  const wanted =
    reached === undefined || atMost === undefined ? ["-", ""] : [inUnit(atMost), reached ? "reached" : "MISSED"];
  return [about, inUnit(value), ...wanted, guard === undefined ? "-" : inUnit(guard), guarded ? "" : "BROKEN"];
}

function inSeconds(seconds: number): string {
  return seconds < 1 ? seconds.toFixed(3) : seconds.toFixed(2);
}

function gigabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 30)} GiB`;
}
