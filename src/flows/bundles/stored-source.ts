import { type BundleSource, fileSource } from "../../bundle/index.ts";
import type { Context } from "../context.ts";
import { type FoundBundle, fetchStored } from "./stored.ts";

/**
 * A stored bundle, read where it lies. Its ends and parts are read by ranges; when all of it is asked for, or where the vault
 * has no ranges, it is fetched once into `dir`, a private folder, and compared with its receipt.
 */
export function storedSource(found: FoundBundle, dir: string, context: Context): Required<BundleSource> {
  const { vault, stored } = found;
  let fetched: Promise<string> | undefined;
  const file = async (): Promise<Required<BundleSource>> => {
    fetched ??= fetchStored(found, dir, context);
    return fileSource(await fetched);
  };
  return {
    name: stored.name,
    async open() {
      const ranges = fetched === undefined ? await vault.open(stored) : null;
      return ranges ?? (await file()).open();
    },
    async *stream() {
      yield* (await file()).stream();
    },
  };
}
