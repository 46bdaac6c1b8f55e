/** A program: swaps into a target that was made ready for the story, and dies at its n-th call. `node swap-program.ts TARGET N`. */
import { STORY, stepsOf, swapPrepared } from "./cut-off.ts";
import { deadlyDisk } from "./failing-disk.ts";

const [target = "", n = "1"] = process.argv.slice(2);
swapPrepared(target, { steps: await stepsOf(target, STORY.facts), facts: STORY.facts }, deadlyDisk(Number(n)));
