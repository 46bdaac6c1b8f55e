/** Folder in a target in which `restore` keeps its lock, its journal and what was there before. */
export const OWN_FOLDER = ".memsnap";
/** How the name of a folder starts in which a target that does not exist yet is made ready, beside it. */
export const STAGING_PREFIX = ".memsnap-restore-";

/** What `bundleName` gives, and what is put beside it. */
const BUNDLE = /^[a-z0-9_-]+-\d{8}T\d{6}Z-[0-9a-f]{8}\.tar\.zst(\.age)?(\.sha256|\.receipt\.json|\.minisig)?$/;
const PARTIAL = /^\..+\.tar\.zst(\.age)?\.partial$/i;

/** Name of the folder in which a bundle is made, beside the place where it will stand. */
export function partialName(bundle: string): string {
  return `.${bundle}.partial`;
}

/** Whether a name is one that `partialName` gives a bundle. */
export function isPartialName(name: string): boolean {
  return PARTIAL.test(name);
}

/** Whether a name is that of a bundle, or of what stands beside one, as a snapshot gives it. */
export function isBundleName(name: string): boolean {
  return BUNDLE.test(name);
}

/** Whether a name is one that only we give; what bears it is no memory. Case does not count, as on some disks. */
export function isOwnName(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === OWN_FOLDER || lower.startsWith(STAGING_PREFIX) || isPartialName(lower);
}
