import { z } from "zod";
import { type CompareOptions, Difference, type KindName, StoreFacts } from "../model/index.ts";
import type { Kind, KnownStore, StorePair } from "./kind.ts";
import type { Task } from "./task.ts";

type Kinds = Readonly<Record<KindName, Kind>>;

/** What a comparison is given beside the stores. `scratch` is a private folder. */
interface Given {
  readonly options: CompareOptions;
  readonly scratch: string;
}

/** The comparison of two sides of one store. */
export function compareTask(kinds: Kinds): Task<Given & { readonly pair: StorePair }, Difference[]> {
  return {
    name: "compare",
    run: ({ pair, options, scratch }) => kinds[pair.base.kind].compare(pair, options, scratch),
    answer: z.array(Difference),
  };
}

/** What a baseline keeps of one store. */
export function describeTask(kinds: Kinds): Task<Given & { readonly store: KnownStore }, StoreFacts> {
  return {
    name: "describe",
    run: ({ store, options, scratch }) => kinds[store.kind].describe(store, options, scratch),
    answer: StoreFacts,
  };
}
