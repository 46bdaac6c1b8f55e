import { z } from "zod";
import { ERRORS, type ErrorCode } from "../../model/index.ts";
import { type Apart, MAX_FINDINGS } from "../kind.ts";
import { checkDatabase } from "./check.ts";

const MIB = 1024 * 1024;
/** For a database of any size. An examination of an ordinary one takes 30 to 60 MiB beside the program itself. */
const MEMORY_BYTES = 512 * MIB;
/** The largest value that SQLite takes, text or blob. */
const MAX_VALUE_BYTES = 1_000_000_000;
/** Copies of a value in memory, at most: of text that is not valid UTF-8 there is one in SQLite, one here, and both as a blob. */
const COPIES = 5;
const TIME_MS = 60_000;
/** A hundredth of what a slow disk gives. */
const BYTES_PER_MS = MIB / 1000;

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/**
 * What SQLite may use up where it works on a database that anyone may have made. Eight kilobytes of one are enough to fill
 * all memory or to take forever, by a generated column or an index over `hex(zeroblob(...))`, or by a view.
 */
export const APART: Apart = {
  check: {
    name: "check-database",
    run: checkDatabase,
    answer: z.array(z.strictObject({ code: z.enum(CODES), path: z.string(), message: z.string() })).max(MAX_FINDINGS),
  },
  limitsFor: (sizeBytes) => ({
    memoryBytes: MEMORY_BYTES + COPIES * Math.min(sizeBytes, MAX_VALUE_BYTES),
    timeoutMs: TIME_MS + sizeBytes / BYTES_PER_MS,
  }),
};
