/**
 * What both doors know of the machine below them: clock, ids, signals. Imports flows (types), Node and `uuid`. Never reads
 * arguments or inputs, never prints.
 */
export { hostContext } from "./context.ts";
