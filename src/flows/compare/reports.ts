import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import type { Comparison, Problem } from "../../model/index.ts";
import { compareJunit, compareSarif, compareSummary, isEarlierReport } from "../../report/index.ts";
import { isFree, replaceFile, unwritable, whyUnwritable } from "./place.ts";

/** Files that a comparison is written to, beside what is printed. An earlier report there is replaced, anything else is not. */
export interface ReportFiles {
  readonly json?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly sarif?: string;
}

const WORDED: Record<keyof ReportFiles, (comparison: Comparison, folder: string) => string> = {
  json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
  markdown: (comparison) => `${compareSummary(comparison)}\n`,
  junit: compareJunit,
  sarif: compareSarif,
};

/** Reports, and what else is named beside them. */
export interface ReportPlan {
  readonly files: ReportFiles;
  /** What is read: no report may take its place. */
  readonly inputs: readonly string[];
}

/** Looks whether reports can be written; what is wrong joins the problems. */
export async function prepareReports({ files, inputs }: ReportPlan, cwd: string, problems: Problem[]): Promise<void> {
  const taken = new Set(inputs.map((path) => resolve(cwd, path)));
  for (const [, path] of entriesOf(files)) {
    const absolute = resolve(cwd, path);
    const why = taken.has(absolute) ? "it is named for something else as well" : await whyNoReport(absolute);
    taken.add(absolute);
    if (why !== undefined) problems.push(unwritable(path, why));
  }
}

async function whyNoReport(path: string): Promise<string | undefined> {
  const why = await whyUnwritable(path);
  if (why !== undefined || (await isFree(path, isEarlierReport))) return why;
  return "another file is there; nothing is replaced but an earlier report";
}

/** What reports are written of, and where its root is; unknown when absent. */
export interface Reported {
  readonly comparison: Comparison;
  readonly root?: string | undefined;
}

/**
 * Writes every report that is asked for, each by one rename. Files are named from the current folder, where the root lies below it.
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function writeReports({ comparison, root }: Reported, files: ReportFiles, cwd: string): Promise<void> {
  const folder = await folderOf(root, cwd);
  for (const [form, path] of entriesOf(files)) await replaceFile(resolve(cwd, path), WORDED[form](comparison, folder));
}

async function folderOf(root: string | undefined, cwd: string): Promise<string> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const path = relative(await real(cwd), await real(resolve(cwd, root ?? ".")));
  return path === "" || path.startsWith("..") || isAbsolute(path) ? "" : `${path.replaceAll("\\", "/")}/`;
}

function entriesOf(files: ReportFiles): [keyof ReportFiles, string][] {
  return Object.entries(files).filter((entry): entry is [keyof ReportFiles, string] => entry[1] !== undefined);
}
