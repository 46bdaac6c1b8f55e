/**
 * The Actions cache as a vault: an entry for each bundle and one, written last, for its receipt. GitHub evicts entries, so it is a
 * convenience and never the only place. May import the room's shared files; never unpacks an archive into a folder of others.
 */
export { openCacheVault } from "./vault.ts";
