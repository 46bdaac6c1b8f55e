/** A terminal that closes or is interrupted, a service manager, a cancelled job. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const steps = new Set<() => void>();

/** Keeps a step that must be made when a signal ends the process; the returned function forgets it again. */
export function atExit(step: () => void): () => void {
  if (steps.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  steps.add(step);
  return () => {
    steps.delete(step);
    if (steps.size === 0) stopListening();
  };
}

function end(signal: NodeJS.Signals): void {
  for (const step of [...steps].reverse()) {
    try {
      step();
    } catch {
      // The others have to be made all the same, and nobody is left to be told.
    }
  }
  steps.clear();
  stopListening();
  // Ends the process by the signal itself, which is what the parent asks about.
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, end);
}
