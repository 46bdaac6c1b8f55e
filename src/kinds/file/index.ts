/**
 * Kind `file`: everything that is neither a database nor a repository, byte for byte with its mode, empty folders too.
 * May import Node's own modules, `kind.ts` and the model. Never follows a symbolic link, never writes to a source,
 * never decides what belongs to a store: that is `sources`.
 */
import type { Kind } from "../kind.ts";
import { openFiles } from "./capture.ts";
import { checkFiles } from "./check.ts";
import { alikeFiles, compareFileStores, comparisonLimits, describeFiles } from "./compare/index.ts";
import { redactFiles } from "./redact.ts";
import { restoreFiles } from "./restore.ts";
import { findInFiles } from "./secrets.ts";

/** Plain files and folders as a kind of memory. */
export const fileKind: Kind = {
  name: "file",
  open: openFiles,
  check: checkFiles,
  restore: restoreFiles,
  describe: describeFiles,
  compare: compareFileStores,
  alike: alikeFiles,
  comparing: { limitsFor: comparisonLimits },
  secrets: { find: findInFiles, redact: redactFiles },
};

export { lookAtFile, type Standing } from "./look.ts";
