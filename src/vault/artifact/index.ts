/**
 * Artifacts of workflow runs as a vault: one for each bundle, raw and not zipped, and one, uploaded last, for its receipt. They
 * expire. Of other runs than this one they are found with a token. May import the room's shared files; never unzips anything.
 */
export { openArtifactVault } from "./vault.ts";
