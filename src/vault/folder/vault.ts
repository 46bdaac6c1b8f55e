import { resolve } from "node:path";
import type { FolderUrl } from "../url.ts";
import type { Vault, VaultContext } from "../vault.ts";
import { listBundles } from "./list.ts";
import { putBundle } from "./put.ts";
import { getBundle, openBytes } from "./read.ts";
import { removeBundle } from "./remove.ts";
import { sweepFolder } from "./sweep.ts";

/** Opens a folder as a vault. It need not exist before something is put into it. */
export function openFolderVault({ path, text }: FolderUrl, { cwd, now }: Pick<VaultContext, "cwd" | "now">): Vault {
  const folder = resolve(cwd, path);
  return {
    kind: "folder",
    url: text,
    put: (upload, onBytes) => putBundle(folder, upload, onBytes),
    list: (listing, onSkipped) => listBundles(folder, listing, onSkipped),
    get: (stored, dir, onBytes) => getBundle(folder, stored, { dir, onBytes }),
    open: (stored) => openBytes(folder, stored),
    remove: (stored) => removeBundle(folder, stored),
    sweep: ({ olderThanMs, dryRun }, onUnreceipted) =>
      sweepFolder(folder, { before: now().getTime() - olderThanMs, dryRun, onUnreceipted }),
  };
}
