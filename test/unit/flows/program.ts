/**
 * A program: does one flow with the clock and the ids of the tests, and the signals of the host.
 * `node program.ts FLOW REQUEST CONTEXT`, both JSON. `CONTEXT` has `cwd`, `tempDir`, and what shall happen to the process:
 * `umask`, or the `phase` at whose first sign it is told to end. Prints the result or the error as JSON.
 */
import { drill, restore, snapshot, verify } from "../../../src/flows/index.ts";
import { hostContext } from "../../../src/host/index.ts";

const FLOWS = { snapshot, restore, verify, drill };
const [flow, request = "{}", around = "{}"] = process.argv.slice(2);
const { umask, phase, ...folders } = JSON.parse(around);
if (umask !== undefined) process.umask(umask);
const context = {
  ...hostContext({
    ...folders,
    progress(event) {
      if (event.phase === phase) process.kill(process.pid, "SIGTERM");
    },
  }),
  now: () => new Date("2026-11-03T12:00:00.123Z"),
  newId: () => "019a4980-0b7b-7000-8000-000000000001",
};
const outcome = await FLOWS[flow as keyof typeof FLOWS](JSON.parse(request), context).catch((error) => ({
  error: { code: error.code ?? String(error), exitCode: error.exitCode, message: error.message },
}));
process.stdout.write(JSON.stringify(outcome));
