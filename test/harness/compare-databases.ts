import { compareDatabases } from "../../src/kinds/sqlite/compare/index.ts";
import { readPrivate } from "../../src/kinds/sqlite/connection.ts";
import { summarise } from "../../src/kinds/sqlite/summary.ts";
import { COMPARE_DEFAULTS } from "../../src/model/index.ts";

/** A program: compares two databases; says on one line of JSON what differs, how long that took, and the most memory it had. */
async function known(file: string) {
  const summary = await readPrivate(file, (connection) => summarise(connection, true));
  const entry = { path: "sqlite/memory.sqlite", type: "file", mode: 0o600, sizeBytes: 0, file } as const;
  const about = { kind: "sqlite", name: "memory", path: "memory.db", digest: "", entries: 1, bytes: 0 } as const;
  return { ...about, summary, content: [entry] };
}

const [base = "", current = ""] = process.argv.slice(2);
const pair = { base: await known(base), current: await known(current) };
const started = performance.now();
const differences = await compareDatabases(pair, COMPARE_DEFAULTS);
const seconds = (performance.now() - started) / 1000;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ differences, seconds, peakBytes }));
