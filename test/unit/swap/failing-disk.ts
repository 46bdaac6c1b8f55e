import { DISK, type Disk } from "../../../src/swap/disk.ts";

/** What a disk throws when its process is to be thought dead. */
export class Death extends Error {}

/** A disk that hears of each call before it is made; calls are counted from 1. */
function watched(hear: (call: keyof Disk, count: number, path: string) => void): Disk {
  let count = 0;
  const wrap =
    <Rest extends [string] | [string, string] | [string, number]>(name: keyof Disk, call: (...rest: Rest) => void) =>
    (...rest: Rest): void => {
      hear(name, ++count, rest[0]);
      call(...rest);
    };
  return {
    rename: wrap("rename", DISK.rename),
    setMode: wrap("setMode", DISK.setMode),
    makeFolder: wrap("makeFolder", DISK.makeFolder),
    write: wrap("write", DISK.write),
    remove: wrap("remove", DISK.remove),
    sync: wrap("sync", DISK.sync),
  };
}

/**
 * A disk on which nothing happens any more from the n-th call on: what its users do after that, taking back included, is as if
 * their process had been killed there.
 */
export function mortalDisk(n: number): Disk {
  return watched((_, count) => {
    if (count >= n) throw new Death();
  });
}

/** Does something on a disk that dies at its n-th call; tells whether it died. */
export async function diesAt(n: number, act: (disk: Disk) => unknown): Promise<boolean> {
  try {
    await act(mortalDisk(n));
    return false;
  } catch {
    return true;
  }
}

/** A disk whose n-th call is the death of this process. */
export function deadlyDisk(n: number): Disk {
  return watched((_, count) => {
    if (count >= n) process.kill(process.pid, "SIGKILL");
  });
}

/** A disk that has no space left for its n-th call, if that needs any, and has some again for the next. */
export function fullDisk(n: number): Disk {
  const needsSpace = new Set<keyof Disk>(["write", "rename", "makeFolder"]);
  return watched((call, count) => {
    if (count === n && needsSpace.has(call)) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  });
}

/** A disk that takes down its calls, each with its first path. */
export function loggingDisk(log: string[]): Disk {
  return watched((call, _, path) => log.push(`${call} ${path}`));
}
