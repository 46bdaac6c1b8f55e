import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import type { Comparison, Problem } from "../../model/index.ts";
import { compareJunit, compareSarif, compareSummary } from "../../report/index.ts";
import { placeProblems, replaceFile, unwritable } from "./place.ts";

/** Files that a comparison is written to, beside what is printed. An earlier report there is replaced, anything else is not. */
export interface ReportFiles {
  readonly json?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly sarif?: string;
}

/** How each report is written, and how it begins. */
const FORMS: Record<
  keyof ReportFiles,
  { word(comparison: Comparison, folder: string): string; readonly start: RegExp }
> = {
  json: { word: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`, start: /^\{\s*"verdict":/ },
  markdown: {
    word: (comparison) => `${compareSummary(comparison)}\n`,
    start: /^### \S+ Memory (compared|changed|regr)/,
  },
  junit: { word: compareJunit, start: /^<\?xml [^>]*>\s*<testsuites name="agent memory"/ },
  sarif: { word: compareSarif, start: /"driver":\s*\{\s*"name":\s*"agent-memory-snapshot"/ },
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
  for (const [form, path] of entriesOf(files)) {
    const absolute = resolve(cwd, path);
    const isEarlier = (start: string): boolean => FORMS[form].start.test(start);
    if (taken.has(absolute)) problems.push(unwritable(path, "it is named for something else as well"));
    else problems.push(...(await placeProblems(path, { cwd, noun: "report of this kind", isEarlier })));
    taken.add(absolute);
  }
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
  for (const [form, path] of entriesOf(files))
    await replaceFile(resolve(cwd, path), FORMS[form].word(comparison, folder));
}

async function folderOf(root: string | undefined, cwd: string): Promise<string> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const path = relative(await real(cwd), await real(resolve(cwd, root ?? ".")));
  return path === "" || path.startsWith("..") || isAbsolute(path) ? "" : `${path.replaceAll("\\", "/")}/`;
}

function entriesOf(files: ReportFiles): [keyof ReportFiles, string][] {
  return Object.entries(files).filter((entry): entry is [keyof ReportFiles, string] => entry[1] !== undefined);
}
