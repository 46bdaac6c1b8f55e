import { expect, test } from "@jest/globals";
import { captureFailure, isFull } from "../../../../src/kinds/sqlite/failure.ts";
import type { AppError } from "../../../../src/model/index.ts";

const failure = (code: string): Error => Object.assign(new Error("disk I/O error"), { code });

// A database in WAL mode is not even read without a file beside it, for which a full disk has no room.
test.each(["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN", "ENOSPC", "EDQUOT"])(
  "a disk that is full is told from a database that is damaged: %s",
  (code) => {
    expect(isFull(failure(code))).toBe(true);
    expect((captureFailure(failure(code), "memory.db") as AppError).code).toBe("disk-full");
  },
);

test.each([
  ["SQLITE_CORRUPT_VTAB", "source-damaged"],
  ["SQLITE_BUSY_SNAPSHOT", "busy"],
  ["SQLITE_IOERR_READ", "source-unreadable"],
  ["ENOENT", "source-missing"],
])("a disk that is full is not what %s says", (code, expected) => {
  expect(isFull(failure(code))).toBe(false);
  expect((captureFailure(failure(code), "memory.db") as AppError).code).toBe(expected);
});
