import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "../../../src/model/index.ts";
import { bundle, type Recipe as Broken } from "../../hostile/builder.ts";
import type { Item } from "../../hostile/tar-builder.ts";
import type { Recipe } from "./valid.ts";
import { BUNDLES } from "./vector.ts";

export const CONTENT = Buffer.from("- the user prefers short answers\n");
export const NOTES: Item = { path: "files/s/notes.md", content: CONTENT };
export const ITEMS: readonly Item[] = [
  NOTES,
  { path: "files/s/todo.md", content: Buffer.from("- water the plants\n") },
];
const X25519 = "TEST-KEY-x25519.txt";

/** What a bad vector is called, what it fails with, and what it shows. */
export type Bad = Pick<Recipe, "name" | "outcome" | "shows">;

/** Names a bad vector. */
export function bad(name: string, outcome: ErrorCode, shows: string): Bad {
  return { name: `bad-${name}.tar.zst`, outcome, shows };
}

/** A whole bundle whose bytes are changed. */
export function raw(vector: Bad, change: (bytes: Buffer) => Buffer): Recipe {
  return { ...vector, make: async () => change(bundle({ items: ITEMS })) };
}

/** A bundle of which one thing is made otherwise. */
export function made(vector: Bad, recipe: Broken): Recipe {
  return { ...vector, make: async () => bundle(recipe) };
}

/** Changes the golden bundle for one recipient. */
export function sealed(
  vector: Bad,
  change: (bytes: Buffer) => Buffer,
  { identity }: { identity: string | undefined } = { identity: X25519 },
): Recipe {
  return {
    ...vector,
    name: `${vector.name}.age`,
    ...(identity === undefined ? {} : { identity }),
    make: async () => change(readFileSync(join(BUNDLES, "x25519.tar.zst.age"))),
  };
}

/** Flips a bit; a negative place counts from the end. */
export function flippedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  const index = at < 0 ? bytes.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
}
