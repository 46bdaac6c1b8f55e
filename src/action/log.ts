import { debug, info } from "@actions/core";
import type { Progress } from "../flows/index.ts";
import { counted, humanSize, logSafe, printable } from "../report/index.ts";

/** Prints a text to the job's log, where no line of it can command the runner. */
export function say(text: string): void {
  info(logSafe(text.trimEnd()));
}

/** Hears progress and logs each phase once; stores and files as they come only in a debug log. */
export function progressLog(): (event: Progress) => void {
  let phase = "";
  let item: string | undefined;
  return (event) => {
    if (event.phase !== phase) {
      const all = event.unit === "bytes" ? humanSize : (count: number) => counted(count, event.unit.slice(0, -1));
      say(event.total === undefined ? event.phase : `${event.phase} (${all(event.total)})`);
    }
    if (event.item !== undefined && (event.item !== item || event.phase !== phase))
      debug(logSafe(`${event.phase}: ${printable(event.item)}`));
    ({ phase, item } = event);
  };
}
