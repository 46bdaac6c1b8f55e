import { v7 as uuidv7 } from "uuid";
import type { Context } from "../flows/index.ts";
import { atExit } from "./signals.ts";

/** The world of this process, with what each door says of its own. */
export function hostContext(own: Pick<Context, "cwd" | "tempDir" | "env" | "progress">): Context {
  return {
    ...own,
    now: () => new Date(),
    newId: (at) => uuidv7({ msecs: at.getTime() }),
    atExit,
  };
}
