import type { Listing } from "./vault.ts";

/** What `bundleName` of the model gives: agent, and the last digits of the id. */
const BUNDLE = /^([a-z0-9_-]{1,64})-\d{8}T\d{6}Z-([0-9a-f]{8})\.tar\.zst(?:\.age)?$/;
const RECEIPT_ENDING = ".receipt.json";
const CHECKSUM_ENDING = ".sha256";
const SIGNATURE_ENDING = ".minisig";

/** Whether a file has the name of a bundle; those of sidecars are others. */
export function isNameOfBundle(name: string): boolean {
  return BUNDLE.test(name);
}

/** The agent that the name of a bundle speaks of; `undefined` when it is no such name. */
export function agentOfName(name: string): string | undefined {
  return BUNDLE.exec(name)?.[1];
}

/** Names of what stands beside a bundle. */
export interface SidecarNames {
  readonly checksum: string;
  readonly receipt: string;
  /** In folders only, where other programs read it; everywhere else the receipt carries what is in it. */
  readonly signature: string;
}

/** What stands beside a bundle. */
export function sidecarNames(bundle: string): SidecarNames {
  return {
    checksum: bundle + CHECKSUM_ENDING,
    receipt: bundle + RECEIPT_ENDING,
    signature: bundle + SIGNATURE_ENDING,
  };
}

/** What may be the bundle that a receipt of this name speaks of; `undefined` for a name that is not a receipt's. */
export function bundleOfReceipt(name: string): string | undefined {
  return name.endsWith(RECEIPT_ENDING) ? name.slice(0, -RECEIPT_ENDING.length) : undefined;
}

/** The bundle that a sidecar of this name stands beside; `undefined` when the name is not that of a sidecar. */
export function bundleOfSidecar(name: string): string | undefined {
  const ending = [RECEIPT_ENDING, CHECKSUM_ENDING, SIGNATURE_ENDING].find((one) => name.endsWith(one));
  const bundle = ending === undefined ? "" : name.slice(0, -ending.length);
  return isNameOfBundle(bundle) ? bundle : undefined;
}

/** Whether a bundle is asked for, by its name alone, so that no other receipt has to be read. */
export function isAskedFor(bundle: string, { agent, name, idEnding }: Listing = {}): boolean {
  const [, ofAgent, ending] = BUNDLE.exec(bundle) ?? [];
  return [
    [agent, ofAgent],
    [name, bundle],
    [idEnding, ending],
  ].every(([asked, found]) => asked === undefined || asked === found);
}
