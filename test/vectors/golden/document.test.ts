import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openBundle } from "../../../src/bundle/index.ts";
import { Workshop } from "../../unit/bundle/content.ts";
import { EXAMPLE, shownBytes, withExample } from "./example.ts";
import { BUNDLES } from "./vector.ts";

const document = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "format.md"), "utf8");

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

test("the bytes that docs/format.md shows are a bundle, and hold what it says", async () => {
  const path = workshop.path("bundle");
  writeFileSync(path, shownBytes(document));
  const bundle = await openBundle(path, {});
  await bundle.readAll({ extraction: { into: workshop.folder } });
  expect(readFileSync(join(workshop.folder, "files/s/notes.md"), "utf8")).toBe("remember the milk\n");
});

test("the example of docs/format.md is the golden bundle, with its parts where they are", async () => {
  const golden = readFileSync(join(BUNDLES, EXAMPLE));
  expect(shownBytes(document).equals(golden)).toBe(true);
  expect(await withExample(document, golden)).toBe(document);
});
