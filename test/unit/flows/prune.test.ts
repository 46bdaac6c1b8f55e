import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "@jest/globals";
import { prune } from "../../../src/flows/index.ts";
import { pruneSummary, pruneText } from "../../../src/report/index.ts";
import { Desk } from "./desk.ts";

const DAY_MS = 86_400_000;

test("a bundle that was copied into a vault without its receipt is left there, and named", async () => {
  using desk = new Desk().write({ "mem/note.md": "n" });
  const { bundle } = await desk.snapshot(["mem"]);
  mkdirSync(desk.path("vault"));
  const name = basename(bundle);
  copyFileSync(bundle, desk.path("vault", name));
  const now = () => new Date(Date.now() + 2 * DAY_MS);
  const result = await prune({ vault: "folder:vault", retention: { keepLast: 1 } }, desk.context({ now }));
  expect(result).toMatchObject({ bundles: [], swept: [], unreceipted: [name] });
  expect(readdirSync(desk.path("vault"))).toEqual([name]);
  expect(pruneText(result)).toContain(name);
  expect(pruneSummary(result)).toContain("1 bundle without a receipt");
});
