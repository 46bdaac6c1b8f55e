/**
 * A vault in a folder: the bundles with their sidecars, as `snapshot --out` makes it too. May import what lies directly in the
 * vault's room, the model and Node. Follows no link in the folder, overwrites nothing, and gives a bundle its receipt last.
 */
export { openFolderVault } from "./vault.ts";
