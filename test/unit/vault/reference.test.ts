import { describe, expect, test } from "@jest/globals";
import { findBundle, parseReference, type Vault } from "../../../src/vault/index.ts";
import { storedBundle, vaultOf } from "./stored.ts";

const AGENTS = ["scout", "scout", "scribe"];
/** Newest first, as a vault lists them. */
const BUNDLES = AGENTS.map((agent, index) => storedBundle(0xabc0 + index, { agent }));
const [newest, older, other] = BUNDLES;
/** Another snapshot with the last eight digits of the first. */
const TWIN = storedBundle(0xabc0, {
  agent: "twin",
  snapshotId: newest?.receipt.snapshotId.replace("bcce", "abcd") ?? "",
});

function found(text: string, bundles = BUNDLES) {
  return findBundle(vaultOf(bundles), parseReference(text).wanted);
}

describe("of a vault that is said elsewhere", () => {
  test.each([
    ["the latest", "latest", newest],
    ["the latest of an agent", "latest:scribe", other],
    ["a name", older?.name ?? "", older],
    ["an id", older?.receipt.snapshotId ?? "", older],
    ["an id in capitals", older?.receipt.snapshotId.toUpperCase() ?? "", older],
    ["the digits of a name", "0000abc2", other],
  ])("%s is found", async (_, text, bundle) => {
    expect(parseReference(text).vault).toBeNull();
    expect(await found(text)).toBe(bundle);
  });

  test.each(["lastest", "latest:", "latest:A", "latest:a:b", "abc2", "", "bundles/x", "0000abc2 ", "x.tar.zst"])(
    "%j says nothing",
    (text) => {
      expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: "bad-option" }));
    },
  );
});

describe("a bundle that is not there", () => {
  test.each([
    ["latest:nobody", ["nobody", "scout, scribe"]],
    [storedBundle(1).name, [storedBundle(1).name, newest?.name ?? "", older?.name ?? ""]],
    ["ffffffff", ["ffffffff", newest?.name ?? "", other?.name ?? ""]],
  ])("is told as such with what there is: %s", async (text, words) => {
    const refused = found(text);
    await expect(refused).rejects.toMatchObject({ code: "vault-not-found" });
    for (const word of words) await expect(refused).rejects.toThrow(word);
  });

  test("is told as such of an empty vault", async () => {
    await expect(found("latest", [])).rejects.toMatchObject({ code: "vault-not-found" });
  });

  test("is told with few names of many", async () => {
    const many = Array.from({ length: 9 }, (_, index) => storedBundle(index));
    await expect(found("ffffffff", many)).rejects.toThrow(/ and 4 more$/);
  });
});

test("digits that two snapshots end with are refused, and the whole id is not", async () => {
  await expect(found("0000abc0", [...BUNDLES, TWIN])).rejects.toMatchObject({ code: "bad-option" });
  expect(await found(TWIN.receipt.snapshotId, [...BUNDLES, TWIN])).toBe(TWIN);
});

test("a bundle whose receipt is none is told with what is wrong with it", async () => {
  const name = older?.name ?? "";
  const vault: Vault = {
    ...vaultOf([]),
    async list(_, onSkipped) {
      onSkipped?.(`${name}.receipt.json`, "is no JSON");
      return [];
    },
  };
  const skipped: string[] = [];
  const finding = findBundle(vault, { by: "name", name }, (what) => skipped.push(what));
  await expect(finding).rejects.toThrow(/receipt\.json is no JSON/);
  expect(skipped).toEqual([`${name}.receipt.json`]);
});
