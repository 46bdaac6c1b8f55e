/** The agent of the demo: learns until it is told to stop; prints the number of its last step. */
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "../../test/harness/agent-memory.ts";

/** Steps between two commits of notes. */
export const NOTES_EVERY = 400;
/** Steps that the agent has behind it when the demo starts. */
export const FIRST_STEPS = 800;

if (import.meta.main) {
  const agent = new Agent(process.argv[2] as string);
  let step = 0;
  while (step < FIRST_STEPS) agent.learn(++step, NOTES_EVERY);
  process.stdout.write("ready\n");
  let told = false;
  process.stdin.on("data", () => {
    told = true;
  });
  while (!told) {
    agent.learn(++step, NOTES_EVERY);
    await sleep(4);
  }
  agent.close();
  process.stdout.write(`${step}\n`, () => process.exit(0));
}
