import { describe, expect, test } from "@jest/globals";
import { readCommandLine } from "../../../src/cli/arguments.ts";
import { keygenRequest, restoreRequest, type Said, snapshotRequest, verifyRequest } from "../../../src/cli/requests.ts";

function said(text: string, passphrase?: string): Said {
  const line = readCommandLine(text.split(" "));
  return { line, problems: line.problems, ...(passphrase === undefined ? {} : { passphrase }) };
}

describe("the request of a command line", () => {
  test("holds what was said, and nothing that was not", () => {
    expect(
      snapshotRequest(said("snapshot a --out b --level 19 --links skip --recipient r --passphrase-file p")),
    ).toEqual({
      sources: ["a"],
      out: "b",
      encrypt: true,
      recipients: ["r"],
      recipientsFiles: [],
      level: 19,
      links: "skip",
      passphraseFile: "p",
      rawPages: false,
      allowFuzzy: false,
      problems: [],
    });
  });

  test("waits for locks as long as is said", () => {
    const timeout = (text: string) => snapshotRequest(said(`snapshot a --out b --lock-timeout ${text}`)).lockTimeoutMs;
    expect(["5", "500ms", "2m"].map(timeout)).toEqual([5_000, 500, 120_000]);
    expect(snapshotRequest(said("snapshot a --out b --raw-pages --allow-fuzzy"))).toMatchObject({
      rawPages: true,
      allowFuzzy: true,
    });
  });

  test("is plain only when that was said", () => {
    expect(snapshotRequest(said("snapshot a --out b --no-encrypt")).encrypt).toBe(false);
  });

  test("carries wrong values as problems beside those of the command line", () => {
    const { problems, ...request } = snapshotRequest(said("snapshot a --level 99 --links maybe --lock-timeout soon"));
    expect(problems?.map(({ path }) => path)).toEqual(["--out", "--level", "--links", "--lock-timeout"]);
    expect(request).not.toHaveProperty("level");
    expect(request.out).toBe("");
  });

  test("takes the passphrase of standard input in the place of its file", () => {
    const request = verifyRequest(said("verify b --passphrase-file -", "secret"));
    expect(request).toMatchObject({ passphrase: "secret", bundle: "b", quick: false });
    expect(request).not.toHaveProperty("passphraseFile");
  });

  test("of restore and keygen holds their switches", () => {
    expect(restoreRequest(said("restore b --to c --only x --only y --dry-run --identity k"))).toMatchObject({
      to: "c",
      only: ["x", "y"],
      dryRun: true,
      force: false,
      identityFiles: ["k"],
    });
    expect(keygenRequest(said("keygen --pq"))).toEqual({ postQuantum: true, problems: [] });
  });
});
