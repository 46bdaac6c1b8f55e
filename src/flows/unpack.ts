import type { Bundle } from "../bundle/index.ts";
import { type ExtractedStore, KINDS, openExaminer } from "../kinds/index.ts";
import { type Problem, throwProblems } from "../model/index.ts";
import { checkSidecars, readSidecars } from "./bundle-request.ts";
import type { Context } from "./context.ts";

/** What to unpack, and where to. */
export interface Unpacking {
  /** Absolute path of a private, existing folder. */
  readonly into: string;
  /** Whether an entry is wanted. */
  readonly needs: (archivePath: string) => boolean;
}

/**
 * Reads a bundle to its end, compares all of it with its manifest and its sidecars, and unpacks what is needed, which is
 * hostile until it was checked.
 * @throws AppError exits 3, 6, 7
 */
export async function unpack(bundle: Bundle, { into, needs }: Unpacking, context: Context): Promise<void> {
  const sidecars = await readSidecars(bundle.path);
  let done = 0;
  const { sha256 } = await bundle.readAll({
    extraction: { into, wanted: needs },
    onBytes(bytes) {
      done += bytes;
      context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
    },
  });
  checkSidecars(sidecars, sha256, bundle);
}

/**
 * Examines stores that were unpacked, each by its kind. `scratch` is a private folder.
 * @throws AppError exit 3 over everything that is wrong with them
 */
export async function checkStores(stores: readonly ExtractedStore[], scratch: string, context: Context): Promise<void> {
  using examiner = openExaminer({ kinds: KINDS, scratch, atExit: context.atExit });
  const problems: Problem[] = [];
  for (const [index, extracted] of stores.entries()) {
    const { name } = extracted.store;
    context.progress({ phase: "check", done: index, total: stores.length, unit: "stores", item: name });
    problems.push(...(await examiner.check(extracted)));
  }
  throwProblems(problems);
}
