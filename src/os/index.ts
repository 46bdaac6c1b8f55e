/**
 * What several rooms ask of the operating system: locks that hold across processes and end with them, names and content that
 * outlive a power cut, and where processes and threads of our own begin. May import the model. Knows nothing of what it locks or
 * writes.
 */

export { type Lock, takeLock } from "./lock.ts";
export { ownProgram } from "./own-program.ts";
export { syncFile, syncFolder, syncTree } from "./sync.ts";
export { SyncAhead } from "./sync-ahead.ts";
