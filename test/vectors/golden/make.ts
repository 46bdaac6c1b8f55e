/*
 * Makes the golden bundles, and puts one of them into docs/format.md: `node test/vectors/golden/make.ts`. Run it when a vector is added, never to make a test pass:
 * a bundle that was written once must open for ever. age draws a key for every file, so encrypted ones that are there are
 * kept as they are.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBundle } from "../../../src/bundle/index.ts";
import { EXAMPLE, withExample } from "./example.ts";
import { INVALID } from "./invalid.ts";
import { tarOf } from "./tar-of.ts";
import { type Recipe, VALID } from "./valid.ts";
import { BUNDLES, type Expected, keysOf } from "./vector.ts";

const MAX_SHOWN_BYTES = 1024;
const DOCUMENT = join(import.meta.dirname, "..", "..", "..", "docs", "format.md");

for (const recipe of [...VALID, ...INVALID]) {
  const path = join(BUNDLES, recipe.name);
  const isKept = recipe.name.endsWith(".age") && recipe.outcome === "ok" && existsSync(path);
  if (!isKept) writeFileSync(path, await recipe.make());
  writeFileSync(`${path}.json`, `${JSON.stringify(await expectedOf(recipe, path), null, 2)}\n`);
}

writeFileSync(DOCUMENT, await withExample(readFileSync(DOCUMENT, "utf8"), readFileSync(join(BUNDLES, EXAMPLE))));

async function expectedOf(recipe: Recipe, path: string): Promise<Expected> {
  const { shows, outcome, identity, passphrase } = recipe;
  const expected: Expected = {
    shows,
    outcome,
    ...(identity === undefined ? {} : { identity }),
    ...(passphrase === undefined ? {} : { passphrase }),
    sha256: sha256(readFileSync(path)),
  };
  if (outcome !== "ok") return expected;
  const keys = await keysOf(expected);
  const { manifest } = await openBundle(path, keys);
  return { ...expected, tarSha256: sha256(await tarOf(path, keys)), manifest, contents: contentsOf(recipe) };
}

function contentsOf({ items = [] }: Recipe): Record<string, string> {
  const shown = items.flatMap(({ path, content }) =>
    content === undefined || content.length > MAX_SHOWN_BYTES ? [] : [[path, content.toString("utf8")] as const],
  );
  return Object.fromEntries(shown);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
