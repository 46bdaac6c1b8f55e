/** The action from its sources, for runs without `dist/`. */
import { main } from "../../../src/action/index.ts";

process.exitCode = await main();
