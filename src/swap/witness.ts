import { createHash } from "node:crypto";
import { type BigIntStats, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareBytewise } from "../model/index.ts";
import { isThere } from "./step.ts";

/**
 * What can be told of things at a target, and of all that is in them, by looking at them: size, time, which file it is. Equal
 * before and after means that nobody has written there in between. Opens nothing: others may hold locks.
 */
export function lookAtAll(target: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  const waiting = [...paths].sort(compareBytewise).reverse();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const place = join(target, path);
    const database = place.replace(/-(shm|journal)$/, "");
    // Reading a database touches its `-shm`, and takes away a `-journal` that means nothing any more.
    if (database !== place && isThere(database)) continue;
    const stat = lstatSync(place, { bigint: true, throwIfNoEntry: false });
    hash.update(`${path}\0${seen(stat)}\0`);
    if (stat?.isDirectory()) for (const name of readdirSync(place).sort()) waiting.push(`${path}/${name}`);
  }
  return hash.digest("hex");
}

// Not the time of the last change to its inode: a link that is made to a file and removed again changes that.
function seen(stat: BigIntStats | undefined): string {
  if (stat === undefined) return "absent";
  const state = stat.isDirectory() ? [] : [stat.size, stat.mtimeNs];
  return [stat.mode, stat.dev, stat.ino, ...state].join(" ");
}
