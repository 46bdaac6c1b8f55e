import type { VaultUrl } from "./url.ts";
import type { Vault, VaultContext } from "./vault.ts";

/**
 * Opens a vault. Its client is loaded now and not before: most runs need none of the others.
 * @throws AppError `vault-*`, `bad-option` for what the environment lacks
 */
export async function openVault(url: VaultUrl, context: VaultContext): Promise<Vault> {
  switch (url.kind) {
    case "folder":
      return (await import("./folder/index.ts")).openFolderVault(url, context);
    case "cache":
      return (await import("./cache/index.ts")).openCacheVault(url, context);
    case "artifact":
      return (await import("./artifact/index.ts")).openArtifactVault(url, context);
    case "s3":
      return (await import("./s3/index.ts")).openS3Vault(url, context);
  }
}
