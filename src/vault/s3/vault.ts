import type { S3Url } from "../url.ts";
import type { Vault, VaultContext } from "../vault.ts";
import { completeAddress } from "./address.ts";
import { makeClient, PATIENCE, type Patience } from "./client.ts";
import { listBundles } from "./list.ts";
import { Objects } from "./objects.ts";
import { putBundle } from "./put.ts";
import { getBundle, openBytes } from "./read.ts";
import { removeBundle } from "./remove.ts";
import { sweepObjects } from "./sweep.ts";

/**
 * Opens an S3-compatible store as a vault. The bucket has to exist; nothing is asked of the server yet.
 * @throws AppError `bad-option` when the environment lacks a region, or holds an endpoint that is none
 */
export async function openS3Vault(
  url: S3Url,
  { env }: Pick<VaultContext, "env">,
  patience: Patience = PATIENCE,
): Promise<Vault> {
  const address = completeAddress(url, env);
  const objects = new Objects(await makeClient(address, env, patience), address);
  return {
    kind: "s3",
    url: url.text,
    put: (upload, onBytes) => putBundle(objects, upload, onBytes),
    list: (listing, onSkipped) => listBundles(objects, listing, onSkipped),
    get: (stored, dir, onBytes) => getBundle(objects, stored, { dir, onBytes }),
    open: (stored) => openBytes(objects, stored),
    remove: (stored) => removeBundle(objects, stored),
    sweep: (options, onUnreceipted) => sweepObjects(objects, options, onUnreceipted),
  };
}
