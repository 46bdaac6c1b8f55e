/** Exit codes of the command line and the meaning of a failed step; see docs/errors.md. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  bundle: 3,
  differs: 4,
  unreachable: 5,
  key: 6,
  busy: 7,
} as const;

/** What the exit codes mean, in a few words. */
export const EXIT_MEANINGS: Record<keyof typeof EXIT, string> = {
  ok: "done",
  internal: "a fault of memsnap",
  usage: "wrong use or input",
  bundle: "the bundle is not what it should be: damaged, tampered with, unknown version",
  differs: "memory differs beyond what the policy allows",
  unreachable: "a vault or service is out of reach",
  key: "no key opens the bundle",
  busy: "the memory could not be captured or replaced consistently",
};
