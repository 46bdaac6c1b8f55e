import { type Query, runQuery } from "./sqlite/query.ts";

/** What a child process can be asked to do, by name: plain JSON in, plain JSON out. A new task is a line here. */
export const TASKS: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
  query: (input: Query) => runQuery(input),
};
