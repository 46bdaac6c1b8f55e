/**
 * From the user's sources (paths, patterns, exclusions) to the stores that a snapshot captures: walks folders, tells
 * databases and repositories from plain files, and gives every path to exactly one store. May import Node's own
 * modules, `picomatch`, the other folders of this room, and the model. Never follows a symbolic link, never throws for
 * a mistake of the user, never reads more of a file than it takes to recognise it.
 */
export { type Located, type LocateRequest, locateStores } from "./locate.ts";
