import { TASKS as KIND_TASKS, KINDS, screenTask } from "../kinds/index.ts";
import { openMatcher } from "../secrets/index.ts";

export { linesOf, MEMORY_WORD } from "../kinds/index.ts";

/** The search for secrets is not the business of kinds alone: rooms do not know each other. */
const SCREEN = screenTask(KINDS, openMatcher);

/** What a child process can be asked to do, by name. */
export const TASKS: typeof KIND_TASKS = { ...KIND_TASKS, [SCREEN.name]: SCREEN };
