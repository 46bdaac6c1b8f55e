/** Starts the door when it runs from the sources; `dist/` has a launcher in this place. */
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

const FLUSH_EVERY_MS = 200;

// Half of what a child costs is to read these sources, so what Node makes of them is kept; not at the end, since most are killed.
enableCompileCache(join(import.meta.dirname, "..", "..", "node_modules", ".cache", "memsnap"));
setInterval(flushCompileCache, FLUSH_EVERY_MS).unref();

const { main } = await import("./index.ts");
process.exitCode = await main(Number(process.argv[2]));
