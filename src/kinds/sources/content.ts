import { closeSync, readSync } from "node:fs";
import { openUnfollowed } from "../unfollowed.ts";
import { KEY_START_BYTES, startsLikeKey } from "./never-memory.ts";
import type { Place } from "./place.ts";
import type { Recognition } from "./recognition.ts";
import type { Survey } from "./survey.ts";

/** Names of what SQLite keeps beside a database and reads together with it. */
export const SIDE_FILE = /-(wal|shm|journal)$/;

/** What a file is by its first bytes; a private key is `plain` where the user wants such files. */
export type Content = "database" | "plain" | "key";

/**
 * Tells databases from other files by opening them, which also shows whether they can be read. Must not be used once
 * databases are open in SQLite: on POSIX, closing any descriptor of a file drops SQLite's locks on it.
 */
export class Contents {
  readonly #survey: Survey;
  readonly #isDatabase: Recognition["isDatabase"];
  readonly #header = Buffer.alloc(KEY_START_BYTES);

  constructor(survey: Survey, { isDatabase }: Recognition) {
    this.#survey = survey;
    this.#isDatabase = isDatabase;
  }

  /** What a regular file is; `undefined` when it cannot be read, which is noted, or is gone. */
  of(place: Place): Content | undefined {
    try {
      return this.#read(place.absolute);
    } catch (error) {
      this.#survey.unreadable(place, error);
      return undefined;
    }
  }

  /** The database that a side file (`-wal`, `-shm`, `-journal`) belongs to, which stands beside it; by name only. */
  databaseOf(sideFile: string): string | undefined {
    if (!SIDE_FILE.test(sideFile)) return undefined;
    const database = sideFile.replace(SIDE_FILE, "");
    try {
      return this.#read(database) === "database" ? database : undefined;
    } catch {
      return undefined;
    }
  }

  #read(path: string): Content {
    const fd = openUnfollowed(path);
    try {
      const start = this.#header.subarray(0, readSync(fd, this.#header, 0, KEY_START_BYTES, 0));
      if (this.#isDatabase(start)) return "database";
      return !this.#survey.takesKeys && startsLikeKey(start) ? "key" : "plain";
    } finally {
      closeSync(fd);
    }
  }
}
