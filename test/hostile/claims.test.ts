import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openBundle } from "../../src/bundle/index.ts";
import { bundle } from "./builder.ts";
import { Sandbox } from "./sandbox.ts";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

test.each([
  ["a size", 2 ** 53 - 1, 0],
  ["an offset", 10, 2 ** 53 - 11],
])("%s beyond the end of the archive is refused before room is made for it", async (_, sizeBytes, offset) => {
  const recipe = {
    items: [{ path: "files/s/a", content: Buffer.from("remembered") }],
    changeManifest(m: { entries: object[]; stores: object[] }) {
      Object.assign(m.entries[0] ?? {}, { sizeBytes, offset });
      Object.assign(m.stores[0] ?? {}, { bytes: sizeBytes });
    },
  };
  writeFileSync(sandbox.path, bundle(recipe));
  await expect(openBundle(sandbox.path, {})).rejects.toMatchObject({ code: "archive-violation" });
});
