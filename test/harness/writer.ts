/**
 * A program: an agent that learns until it is told to stop. Arguments: the folder of its memory, the steps that it has behind it
 * when it says `ready`, the steps between two commits of notes, and the pause after each in milliseconds.
 * Ends with the number of its last step, or fails with what went wrong, a busy database among it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "./agent-memory.ts";

const [dir = "", ...numbers] = process.argv.slice(2);
const [firstSteps = 0, notesEvery = 10, pauseMs = 0] = numbers.map(Number);
const agent = new Agent(dir);
let step = 0;
while (step < firstSteps) agent.learn(++step, notesEvery);
process.stdout.write("ready\n");

let told = false;
process.stdin.on("data", () => {
  told = true;
});
while (!told) {
  agent.learn(++step, notesEvery);
  await sleep(pauseMs);
}
agent.close();
process.stdout.write(`${step}\n`, () => process.exit(0));
