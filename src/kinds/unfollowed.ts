import { constants, openSync } from "node:fs";

// Windows knows neither flag; there a link that takes the place of a file shows in its stat.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file for reading that may be replaced by a link or a pipe at any time: a link is an error, a pipe does not
 * keep us waiting.
 */
export function openUnfollowed(path: string): number {
  return openSync(path, FLAGS);
}
