import { readFileSync, writeFileSync } from "node:fs";
import type { Scene } from "./scene.ts";

/** Bundles that must be refused, and how they are opened. */
export interface Refusal {
  readonly scene: Scene;
  /** Arguments with the keys. */
  readonly keys: readonly string[];
  readonly exitCodes: readonly number[];
}

/** Programs that run at once. */
const AT_ONCE = 2;

/**
 * What goes wrong when bundles are verified and restored that must be refused: exit codes other than those, and anything that
 * appears at the target, above it, or stays in the temporary folder. Empty when all is well.
 */
export async function faultsOfRefusal(
  bundles: Iterable<readonly [what: string, bytes: Buffer]>,
  { scene, keys, exitCodes }: Refusal,
): Promise<string[]> {
  const faults: string[] = [];
  const next = bundles[Symbol.iterator]();
  const work = async (worker: number): Promise<void> => {
    const file = scene.path(`damaged-${worker}.bundle`);
    const target = `target-${worker}/deep/memory`;
    for (let item = next.next(); !item.done; item = next.next()) {
      const [what, bytes] = item.value;
      writeFileSync(file, bytes);
      for (const args of [
        ["verify", file],
        ["restore", file, "--to", target],
      ]) {
        const { exitCode, stderr } = await scene.run([...args, ...keys]);
        if (!exitCodes.includes(exitCode ?? -1)) faults.push(`${what}: ${args[0]} ended with ${exitCode} ${stderr}`);
      }
      if (!readFileSync(file).equals(bytes)) faults.push(`${what}: the bundle was changed`);
    }
  };
  const before = scene.listing();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
  const left = scene.listing().filter((path) => !before.includes(path) && !/^damaged-\d\.bundle$/.test(path));
  return [...faults, ...left.map((path) => `${path} appeared`), ...scene.leftovers().map((path) => `${path} was left`)];
}
