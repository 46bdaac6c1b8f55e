import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { AppError, type Comparison, type Problem } from "../../model/index.ts";
import { compareJunit, compareSarif, compareSummary } from "../../report/index.ts";

/** Files that a comparison is written to, beside what is printed. What stands there is replaced. */
export interface ReportFiles {
  readonly json?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly sarif?: string;
}

const WORDED: Record<keyof ReportFiles, (comparison: Comparison) => string> = {
  json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
  markdown: (comparison) => `${compareSummary(comparison)}\n`,
  junit: compareJunit,
  sarif: compareSarif,
};

/** Reports, and what else is named beside them. */
export interface ReportPlan {
  readonly files: ReportFiles;
  /** What is read: no report may take its place. */
  readonly inputs?: readonly string[];
}

/** Looks whether reports can be written; what is wrong joins the problems. */
export async function prepareReports(
  { files, inputs = [] }: ReportPlan,
  cwd: string,
  problems: Problem[],
): Promise<void> {
  const taken = new Set(inputs.map((path) => resolve(cwd, path)));
  for (const [, path] of entriesOf(files)) {
    const absolute = resolve(cwd, path);
    const why = taken.has(absolute) ? "it is named for something else as well" : await whyUnwritable(absolute);
    taken.add(absolute);
    if (why !== undefined)
      problems.push({ code: "output-unwritable", message: `${path} cannot be written: ${why}`, path });
  }
}

async function whyUnwritable(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return `there is no folder ${folder}`;
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return "it is no file";
  return access(folder, constants.W_OK).then(
    () => undefined,
    () => "its folder cannot be written to",
  );
}

/**
 * Writes every report that is asked for, each by one rename.
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function writeReports(comparison: Comparison, files: ReportFiles, cwd: string): Promise<void> {
  for (const [form, path] of entriesOf(files)) await replaceFile(resolve(cwd, path), WORDED[form](comparison));
}

/** Puts a small file in the place of another, or of none. @throws AppError `output-unwritable`, `disk-full` */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.partial`;
  try {
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new AppError("disk-full", `no space left to write ${path}`, { path });
    throw new AppError("output-unwritable", `${path} cannot be written (${code})`, { path, cause: error });
  }
}

function entriesOf(files: ReportFiles): [keyof ReportFiles, string][] {
  return Object.entries(files).filter((entry): entry is [keyof ReportFiles, string] => entry[1] !== undefined);
}
