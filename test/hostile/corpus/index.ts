/**
 * Hostile bundles, each with one thing wrong and the code that it has to fail with. Made in code, from docs/format.md and not
 * with our own writer. README.md of the folder above says which rule each group stands for.
 */
import { BOMBS } from "./bombs.ts";
import type { Case } from "./case.ts";
import { NAMES_REFUSED } from "./names.ts";
import { PAX } from "./pax.ts";
import { STREAMS } from "./streams.ts";
import { TAR_ARCHIVES } from "./tar-archives.ts";
import { TAR_HEADERS } from "./tar-headers.ts";

export type { Case } from "./case.ts";

/** All bundles that are wrong in what every reader has to look at. */
export const CORPUS: readonly Case[] = [
  ...TAR_HEADERS,
  ...TAR_ARCHIVES,
  ...PAX,
  ...STREAMS,
  ...NAMES_REFUSED,
  ...BOMBS,
];
