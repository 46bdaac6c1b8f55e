import { describeDamage } from "./damage-story.ts";

const SHORT = {
  everyByte: 23,
  allBits: false,
  everyLength: 37,
  large: { sizeBytes: 9_000_000, flips: 24, cuts: 12, everyCommand: 4 },
  timeoutMs: 120_000,
};

describeDamage("plain", SHORT);
describeDamage("sealed", SHORT);
