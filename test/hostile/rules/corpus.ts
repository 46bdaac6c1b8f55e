/* Reads the corpus without a test runner, which is what takes the time; ends with 1 at the first case that is not refused as it has to be. */
import { CORPUS } from "../corpus/index.ts";
import { Sandbox } from "../sandbox.ts";

const MEMORY_BYTES = 150 * 2 ** 20;

const sandbox = new Sandbox();
try {
  for (const { rule, what, code, make } of CORPUS) {
    const bytes = await make();
    const before = peakBytes();
    const outcome = await sandbox.read(bytes).catch((error: unknown) => `failed: ${error}`);
    const tookBytes = peakBytes() - before;
    if (outcome === code && tookBytes < MEMORY_BYTES) continue;
    process.stderr.write(`● ${rule} › ${what}\n`);
    process.exitCode = 1;
    break;
  }
} finally {
  sandbox.remove();
}

/** What was resident at most until now. */
function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
