/** The command line from its sources, for runs without `dist/`. */
import { main } from "../../../src/cli/index.ts";

process.exitCode = await main(process.argv.slice(2));
