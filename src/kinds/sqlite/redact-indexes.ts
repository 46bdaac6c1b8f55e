import { AppError, type SecretMatcher } from "../../model/index.ts";
import { shownName } from "../secret-tally.ts";
import { type Connection, quoteName } from "./connection.ts";
import { FULL_TEXT } from "./redact-columns.ts";
import { readTables } from "./schema.ts";
import { SAMPLES } from "./secrets.ts";

/** Builds full-text indexes anew from what their tables hold now: they keep words of rows, struck out or not. */
export function rebuildIndexes(connection: Connection, matcher: SecretMatcher): void {
  for (const { name, module, content } of readTables(connection).virtual) {
    if (!FULL_TEXT.test(module)) continue;
    // An index without its text cannot be built anew, and nobody can tell which of its words were struck out.
    if (content === "none")
      throw new AppError(
        "secrets-found",
        `the full-text table ${shownName(name, matcher)} keeps no text, so its words cannot be redacted`,
      );
    connection.prepare(`INSERT INTO ${quoteName(name)}(${quoteName(name)}) VALUES ('rebuild')`).run();
  }
}

/** Removes what the query planner remembers of indexed values; the next ANALYZE gathers it again. */
export function forgetSamples(connection: Connection): void {
  for (const name of readTables(connection).ordinary)
    if (SAMPLES.test(name)) connection.exec(`DELETE FROM ${quoteName(name)}`);
}
