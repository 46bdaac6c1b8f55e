/**
 * From the user's sources (paths, patterns, exclusions) to the stores that a snapshot captures: walks folders, tells
 * databases and repositories from plain files by what it is told of them, and gives every path to exactly one store.
 * May import Node's own modules, `picomatch`, the files beside `kind.ts`, and the model. Never follows a symbolic link, never throws for
 * a mistake of the user, never reads more of a file than it takes to recognise it.
 */
export { type Located, type LocateRequest, locateStores } from "./locate.ts";
export { compilePattern, withSlashes } from "./pattern.ts";
export type { Changes, Recognition } from "./recognition.ts";
