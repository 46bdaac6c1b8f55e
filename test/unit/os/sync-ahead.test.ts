import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { SyncAhead } from "../../../src/os/index.ts";
import { inFolder } from "../kinds/stage.ts";

test("files that are there are synced", () =>
  inFolder(async (folder) => {
    const ahead = new SyncAhead();
    for (const name of ["a", "b"]) {
      writeFileSync(join(folder, name), name);
      ahead.add(join(folder, name));
    }
    await expect(ahead.done()).resolves.toBeUndefined();
  }));

test("a failure is told at the end, whatever follows it", () =>
  inFolder(async (folder) => {
    const ahead = new SyncAhead();
    ahead.add(join(folder, "absent"));
    writeFileSync(join(folder, "there"), "");
    ahead.add(join(folder, "there"));
    await expect(ahead.done()).rejects.toMatchObject({ code: "ENOENT" });
  }));
