import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Room } from "../room.ts";
import { runLast } from "../run-rounds.ts";
import { memsnap } from "../tools/memsnap.ts";
import type { Dimension, Operation } from "./dimension.ts";
import { type Change, commits, files, type Make, rows, size, tables } from "./memories.ts";
import { fillVault } from "./vault.ts";

/** Exit code of a comparison that found more than the policy allows. */
const DIFFERS = 4;

/** Everything that there can be much of. */
export const DIMENSIONS: readonly Dimension[] = [
  ofMemory("size", [1, 10, 100, 1_000], size),
  ofMemory("files", [1, 100, 10_000, 100_000], files),
  ofMemory("tables", [1, 100, 1_000, 10_000], tables),
  ofMemory("rows", [1, 10_000, 100_000, 1_000_000], rows),
  ofMemory("commits", [1, 100, 1_000, 10_000], commits),
  { name: "bundles", steps: [1, 100, 1_000, 10_000], make: vaultOf },
];

function ofMemory(
  name: string,
  steps: readonly number[],
  { make, change }: { readonly make: Make; readonly change: Change },
): Dimension {
  return {
    name,
    steps,
    make: async (count, room) => {
      const [one, other] = [room.fresh(), room.fresh()];
      const memory = join(one, "memory");
      mkdirSync(memory);
      make(memory, count);
      const ours = memsnap({ memory, own: one }, room.dist);
      const [before, after] = [join(one, "bundles"), join(other, "bundles")];
      await runLast(ours.prepare);
      await runLast(ours.snapshot(before));
      cpSync(memory, join(other, "memory"), { recursive: true });
      change(join(other, "memory"), count);
      await runLast(memsnap({ memory: join(other, "memory"), own: one }, room.dist).snapshot(after));
      return [
        { name: "snapshot", commands: (into) => ours.snapshot(into) },
        { name: "verify", commands: () => [ours.verify(before)] },
        { name: "restore", commands: (into) => [ours.restore(before, into)] },
        { name: "inspect", commands: () => [ours.inspect(before)] },
        { name: "compare", commands: () => [{ ...ours.compare(before, after), mayEndWith: [0, DIFFERS] }] },
      ];
    },
  };
}

async function vaultOf(count: number, room: Room): Promise<Operation[]> {
  const dir = room.fresh();
  const memory = join(dir, "memory");
  mkdirSync(memory);
  files.make(memory, 1);
  const vault = join(dir, "vault");
  const ours = memsnap({ memory, own: dir }, room.dist);
  await runLast(ours.prepare);
  await runLast(ours.snapshot(vault));
  fillVault(vault, count);
  const url = `folder:${vault}`;
  return [
    { name: "list", commands: () => [ours.run("list", "--vault", url)] },
    { name: "prune, dry", commands: () => [ours.run("prune", "--vault", url, "--keep-last", "1", "--dry-run")] },
    { name: "prune", once: true, commands: () => [ours.run("prune", "--vault", url, "--keep-last", "1")] },
  ];
}
