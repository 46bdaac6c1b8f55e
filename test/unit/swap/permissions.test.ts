import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { asBoundUser, inFolder, modeOf, picture, plant } from "./trees.ts";

const SWAP = new URL("../../../src/swap/index.ts", import.meta.url).href;

describe("permissions", () => {
  const script = (target: string, rest: string): string => `
    import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
    import { join } from "node:path";
    import { openTarget } from ${JSON.stringify(SWAP)};
    const facts = { units: new Set(), databases: new Set() };
    const outcome = await (async () => {
      await using staged = await openTarget(${JSON.stringify(target)}, { cwd: "/", id: "0000", atExit: () => () => {} });
      const inner = join(staged.tree, "read-only/inner");
      mkdirSync(inner, { recursive: true });
      writeFileSync(join(inner, "secret.md"), "secret", { mode: 0o000 });
      chmodSync(inner, 0o311);
      chmodSync(join(staged.tree, "read-only"), 0o555);
      const plan = await staged.plan(facts);
      ${rest}
      await staged.putInPlace(plan);
    })().catch((error) => error.code ?? String(error));
    process.stdout.write(JSON.stringify(outcome ?? "done"));`;

  test.each(["new", "."])("of read-only folders and unreadable files come back, into %s", (to) =>
    inFolder(async (folder) => {
      const target = join(folder, to);
      const outcome = await asBoundUser(script(target, ""));
      if (outcome === undefined) return;
      expect(outcome).toBe("done");
      expect(modeOf(target, "read-only")).toBe("555");
      expect(modeOf(target, "read-only/inner")).toBe("311");
      expect(modeOf(target, "read-only/inner/secret.md")).toBe("0");
      expect(readdirSync(target)).toEqual(["read-only"]);
    }),
  );

  test("of a read-only folder at the target stay, and it is filled", () =>
    inFolder(async (folder) => {
      plant(folder, { "read-only/old.md": "old" });
      chmodSync(join(folder, "read-only"), 0o555);
      const outcome = await asBoundUser(script(folder, ""));
      if (outcome === undefined) return;
      expect(outcome).toBe("done");
      expect(modeOf(folder, "read-only")).toBe("555");
      expect(readdirSync(join(folder, "read-only")).sort()).toEqual(["inner", "old.md"]);
    }));

  test("are as they were after a failure, and read-only staging folders go away", () =>
    inFolder(async (folder) => {
      plant(folder, { "read-only/old.md": "old" });
      chmodSync(join(folder, "read-only"), 0o555);
      const theirs = JSON.stringify(join(folder, "read-only/inner"));
      const outcome = await asBoundUser(
        script(
          folder,
          `chmodSync(join(${theirs}, ".."), 0o755); writeFileSync(${theirs}, "x"); chmodSync(join(${theirs}, ".."), 0o555);`,
        ),
      );
      if (outcome === undefined) return;
      expect(outcome).toBe("busy");
      expect(modeOf(folder, "read-only")).toBe("555");
      expect(picture(folder)).toEqual({ "read-only": null, "read-only/inner": "x", "read-only/old.md": "old" });
    }));

  test("that forbid to write to the target are told, and nothing is left", () =>
    inFolder(async (folder) => {
      chmodSync(folder, 0o555);
      const outcomes = [await asBoundUser(script(folder, "")), await asBoundUser(script(join(folder, "a/b"), ""))];
      if (outcomes[0] === undefined) return;
      expect(outcomes).toEqual(["output-unwritable", "output-unwritable"]);
      expect(readdirSync(folder)).toEqual([]);
    }));
});
