/** Starts the door when it runs from the sources; `dist/` has a launcher in this place. */
import { main } from "./index.ts";

process.exitCode = await main(Number(process.argv[2]));
