import { afterEach, describe, expect, test } from "@jest/globals";
import { keysOf } from "../../../src/action/judging.ts";

const NAME = "INPUT_TRUSTED-KEY";
const LINE = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

function trusted(text: string): readonly string[] | undefined {
  process.env[NAME] = text;
  return keysOf({ identities: [], problems: [] }).trustedKeys;
}

afterEach(() => {
  delete process.env[NAME];
});

describe("the input trusted-key", () => {
  test("holds keys, or the whole text of a public key file", () => {
    expect(trusted(LINE)).toEqual([LINE]);
    expect(trusted(`untrusted comment: minisign public key\n${LINE}\n`)).toEqual([LINE]);
  });

  test("asks for nothing only when it is empty, and not when the key is missing in it", () => {
    expect(trusted("")).toBeUndefined();
    expect(trusted("untrusted comment: minisign public key")).toHaveLength(1);
  });
});
