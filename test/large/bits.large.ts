import { describeDamage } from "../hostile/damage-story.ts";

describeDamage({
  everyByte: 1,
  allBits: true,
  everyLength: 1,
  large: { sizeBytes: 9_000_000, flips: 10_000, cuts: 500 },
  timeoutMs: 4 * 3_600_000,
});
