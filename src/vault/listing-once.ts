import { given } from "../model/index.ts";
import { isAskedFor } from "./names.ts";
import type { Listing, Vault } from "./vault.ts";

/**
 * The same vault, which is asked once only for the bundles of `agent`, or of all agents; whoever asks for these, or for those of one
 * agent of all, gets them from there. Nothing else is remembered. Not for whoever wants to see what was stored meanwhile.
 */
export function listingOnce(vault: Vault, { agent }: Pick<Listing, "agent">): Vault {
  let listed: ReturnType<Vault["list"]> | undefined;
  return {
    ...vault,
    async list(listing = {}, onSkipped) {
      const { agent: asked, ...narrower } = listing;
      const isWithin = (agent === undefined || asked === agent) && Object.keys(narrower).length === 0;
      if (!isWithin || onSkipped !== undefined) return vault.list(listing, onSkipped);
      listed ??= vault.list(given({ agent }));
      return (await listed).filter(({ name }) => isAskedFor(name, listing));
    },
  };
}
