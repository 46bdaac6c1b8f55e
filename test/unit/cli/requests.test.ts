import { describe, expect, test } from "@jest/globals";
import { readCommandLine } from "../../../src/cli/arguments.ts";
import { keygenRequest, signingKeygenRequest } from "../../../src/cli/keygen-requests.ts";
import {
  baselineRequest,
  compareRequest,
  drillRequest,
  inspectRequest,
  restoreRequest,
  snapshotRequest,
  verifyRequest,
} from "../../../src/cli/requests.ts";
import type { Said } from "../../../src/cli/said.ts";

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

  test("of a snapshot says what to compare it with, and nothing about that without a baseline", () => {
    const { against, problems } = snapshotRequest(said("snapshot a --out b --baseline c --policy p --identity k"));
    expect(against).toEqual({ base: "c", identityFiles: ["k"], policyFile: "p", showContent: false });
    expect(problems).toEqual([]);
    const without = snapshotRequest(said("snapshot a --out b --policy p --show-content"));
    expect(without).not.toHaveProperty("against");
    expect(without.problems?.map(({ path }) => path)).toEqual(["--policy", "--show-content"]);
  });

  test("of a comparison tells its sides apart, and of a baseline where it goes", () => {
    const line = "compare b c !d --depth summaries --samples 3 --limit 9 --sarif s --root r";
    expect(compareRequest(said(line))).toEqual({
      base: "b",
      current: ["c", "!d"],
      identityFiles: [],
      showContent: false,
      reports: { sarif: "s" },
      depth: "summaries",
      samples: 3,
      limit: 9,
      root: "r",
      problems: [],
    });
    expect(compareRequest(said("compare b --samples many")).problems?.map(({ path }) => path)).toEqual([
      "CURRENT",
      "--samples",
    ]);
    expect(baselineRequest(said("baseline a --write f --agent x"))).toMatchObject({
      sources: ["a"],
      write: "f",
      agent: "x",
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

  test("of a signing key is another than that of an identity", () => {
    expect(signingKeygenRequest(said("keygen --pq"))).toBeUndefined();
    expect(signingKeygenRequest(said("keygen --signing --out k --signing-passphrase-file p"))).toEqual({
      out: "k",
      passphraseFile: "p",
      problems: [],
    });
    expect(signingKeygenRequest(said("keygen --signing --pq"))?.problems).toMatchObject([{ path: "--pq" }]);
    const { problems } = keygenRequest(said("keygen --signing-passphrase-file p"));
    expect(problems).toMatchObject([{ path: "--signing-passphrase-file" }]);
  });

  test("says whose run has to have stored a bundle, and nothing of runs by itself", () => {
    const trust = (options: string) => verifyRequest(said(`verify latest --vault artifact: ${options}`)).trust;
    expect(verifyRequest(said("verify latest --vault artifact:"))).not.toHaveProperty("trust");
    expect(trust("--run-id 7")).toEqual({ areAsked: true, runs: { runId: 7, allowForks: true } });
    expect(trust("--run-branch main")).toMatchObject({ runs: { branches: ["main"], conclusion: "success" } });
    const wrong = verifyRequest(said("verify latest --vault artifact: --run-id x"));
    expect(wrong.problems).toMatchObject([{ path: "--run-id" }]);
  });

  test("says who signs and who has to have signed, and never trusts nobody by mistake", () => {
    const signing = said("snapshot a --out b --signing-key-file k --signing-passphrase-file p --trusted-key t");
    const { problems, ...request } = snapshotRequest(signing);
    expect(request).toMatchObject({ signingKeyFile: "k", signingPassphraseFile: "p" });
    expect(problems).toMatchObject([{ path: "--trusted-key" }]);
    expect(snapshotRequest(said("snapshot a --out b --baseline c --trusted-key t")).against).toMatchObject({
      trustedKeys: ["t"],
    });
    const requests = { verifyRequest, inspectRequest, restoreRequest, drillRequest, compareRequest, baselineRequest };
    for (const [name, read] of Object.entries(requests))
      expect(read(said(`${name.replace("Request", "")} b --trusted-key t --trusted-key u`))).toMatchObject({
        trustedKeys: ["t", "u"],
      });
    expect(verifyRequest(said("verify b --trusted-key="))).toMatchObject({ problems: [{ path: "--trusted-key" }] });
  });
});
