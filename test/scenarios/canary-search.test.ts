import { expect, test } from "@jest/globals";
import { Canaries } from "../harness/canaries.ts";

test.each(["utf8", "base64", "hex"] as const)("the search for canaries finds one as %s", (encoding) => {
  const canaries = new Canaries();
  const secret = canaries.make("it");
  const bytes = Buffer.from(`before ${Buffer.from(`ab${secret}cd`).toString(encoding)} after`);
  expect(canaries.findIn([{ where: "a log", bytes }])).toEqual(["it in a log"]);
  expect(new Canaries().findIn([{ where: "a log", bytes }])).toEqual([]);
});
