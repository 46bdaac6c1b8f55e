import { describeBytes } from "./bytes-contract.ts";
import { describeListing } from "./listing-contract.ts";
import type { Ability, VaultFixture } from "./vault-fixture.ts";

/** Tests that a backend keeps what `vault.ts` promises; `make` gives an empty vault for each test. */
export function describeVault(name: string, make: () => Promise<VaultFixture>, lacks: readonly Ability[] = []): void {
  describeBytes(name, make, lacks);
  describeListing(name, make, lacks);
}
