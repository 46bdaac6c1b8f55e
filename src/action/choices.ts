import type { ChosenBundle } from "../flows/index.ts";
import { printable } from "../report/index.ts";
import { say } from "./log.ts";
import type { Outputs } from "./outputs.ts";

/** Bundles whose refusal is logged, at most. */
const MAX_LOGGED = 10;

/** Which bundles of vaults a step has taken. */
export interface Choices {
  readonly hear: (choice: ChosenBundle) => void;
  /** What the vault calls the bundle that outputs speak of: a baseline before what is compared with it. */
  keyOf(outputs: Outputs): string;
}

/** Logs what is passed over, and remembers what is taken. */
export function openChoices(): Choices {
  const keys = new Map<string, string>();
  return {
    hear({ reference, key, passedOver }) {
      keys.set(reference, key);
      for (const { name, why } of passedOver.slice(0, MAX_LOGGED)) say(printable(`passed over ${name}: ${why}`));
      const more = passedOver.length - MAX_LOGGED;
      if (more > 0) say(`passed over ${more} more`);
    },
    keyOf: (outputs) => keys.get(outputs["baseline-ref"] ?? outputs["bundle-path"] ?? outputs["vault-ref"] ?? "") ?? "",
  };
}
