import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { make } from "../../kinds/sqlite/databases.ts";
import { Desk } from "../desk.ts";

const ROWS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)";
/** From the label of the seal to the digest in it, which only a reader of everything before can compare. */
const DIGEST_IN_SEAL = 32;

test("an error of the read comes before what was found while it went on, and nothing of that is left", async () => {
  using desk = new Desk();
  const bundle = await damagedAtItsEnd(desk);
  const { checks, findings } = await desk.verify(bundle);
  expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(["bundle-corrupt", "sidecar-mismatch"]);
  expect(checks.find(({ name }) => name === "databases")).toMatchObject({ status: "skipped" });
  await expect(desk.restore(bundle, "target")).rejects.toMatchObject({ code: "bundle-corrupt" });
  expect(existsSync(desk.path("target"))).toBe(false);
  expect(desk.leftovers()).toEqual([]);
});

/** A bundle with three databases, all of which have come out of it when its damage is met. */
async function damagedAtItsEnd(desk: Desk): Promise<string> {
  mkdirSync(desk.path("mem"), { recursive: true });
  for (const name of ["a", "b", "c"])
    make(desk.path("mem", `${name}.db`), `CREATE TABLE t AS ${ROWS} SELECT i, hex(randomblob(64)) AS x FROM n`);
  const { bundle } = await desk.snapshot(["mem"]);
  const bytes = readFileSync(bundle);
  const at = bytes.lastIndexOf("MEMSNAP1") + DIGEST_IN_SEAL;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(bundle, bytes);
  return bundle;
}
