/** Loaded into a program before it starts: leaves the most memory that it had resident, in bytes, in the file of MEMSNAP_PEAK_FILE. */
import { readFileSync, writeFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env.MEMSNAP_PEAK_FILE;
  if (file !== undefined) writeFileSync(file, `${peakBytes()}`);
});

function peakBytes(): number {
  // Where there is /proc, `maxRSS` would count what the parent had when it made this process.
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
