import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { compare, prune, signingKeygen } from "../../../../src/flows/index.ts";
import { generateSigningKey, signingKeyText } from "../../../../src/signing/index.ts";
import { LEAST } from "../../../../src/signing/key-stream.ts";
import { codeOf, errorOf } from "../../bundle/age/bytes.ts";
import { SigningDesk } from "./desk.ts";

describe("a snapshot", () => {
  test("is compared with a baseline only when that is signed as asked", async () => {
    using desk = await SigningDesk.open();
    const { bundle: base } = await desk.signed();
    const against = (...trustedKeys: string[]) => ({ against: { base, trustedKeys } });
    expect((await desk.signed({ label: "a", ...against(desk.keys.ours) })).comparison?.verdict).toBe("pass");
    const { notCompared, bundle } = await desk.signed({ label: "b", ...against(desk.keys.theirs) });
    expect(notCompared).toMatchObject({ code: "signature-untrusted", message: expect.stringContaining(bundle) });
  });

  test("is not begun when it cannot be signed", async () => {
    using desk = await SigningDesk.open();
    const locked = await signingKeyText(generateSigningKey(), { passphrase: "right", cost: LEAST });
    desk.write({ "locked.key": locked, pass: "right\n" });
    desk.write({ wrong: "wrong\n", "not.key": "AGE-SECRET-KEY-1\n" });
    const cases = [
      { signingKeyFile: "locked.key" },
      { signingKeyFile: "locked.key", signingPassphraseFile: "wrong" },
      { signingKeyFile: "not.key" },
      { signingKeyFile: "absent.key" },
    ];
    for (const more of cases) expect(await codeOf(desk.signed(more))).toBe("bad-signing-key");
    const error = await errorOf(desk.snapshot(["absent"], { signingPassphraseFile: "pass" }));
    expect(error?.problems.map(({ code }) => code)).toEqual(["bad-option", "source-missing"]);
    expect(existsSync(desk.path("bundles"))).toBe(false);
    const { signedBy } = await desk.signed({ signingKeyFile: "locked.key", signingPassphraseFile: "pass" });
    expect(signedBy).toMatch(/^[0-9A-F]{16}$/);
  });

  test("is published with its signature or not at all", async () => {
    using desk = await SigningDesk.open();
    const name = "scout-20261103T120000Z-00000001.tar.zst";
    mkdirSync(desk.path("bundles", `${name}.minisig`, "in-the-way"), { recursive: true });
    await expect(desk.signed()).rejects.toThrow();
    expect(readdirSync(desk.path("bundles"))).toEqual([`${name}.minisig`]);
  });
});

describe("a vault", () => {
  const vault = "folder:vault";

  test("keeps the signature in the receipt and beside the bundle, and removes it with it", async () => {
    using desk = await SigningDesk.open();
    const first = await desk.signed({ vault });
    desk.write({ "mem/MEMORY.md": "# More\n" });
    await desk.signed({ vault, label: "kept" });
    const files = () => readdirSync(desk.path("vault")).filter((name) => name.endsWith(".minisig"));
    expect(files()).toHaveLength(2);
    for (const named of ["latest", first.vault?.reference ?? ""])
      expect(
        await desk.restore(named, `back-${named.length}`, {
          ...(named === "latest" && { vault }),
          trustedKeys: [desk.keys.ours],
        }),
      ).toMatchObject({ partial: false });
    expect(await codeOf(desk.restore("latest", "other", { vault, trustedKeys: [desk.keys.theirs] }))).toBe(
      "signature-untrusted",
    );
    const current = ["mem"];
    const trusted = { root: desk.folder, trustedKeys: [desk.keys.ours] };
    expect((await compare({ base: "latest", vault, current, ...trusted }, desk.context())).verdict).toBe("pass");
    await prune({ vault, retention: { keepLast: 1, keepLabels: [] } }, desk.context());
    expect(files()).toHaveLength(1);
    expect(readdirSync(desk.path("vault"))).toHaveLength(4);
  });

  test.each(["latest", "latest:scout", "name"])("is asked for %s, whatever the folder holds", async (which) => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed({ vault });
    const base = which === "name" ? basename(bundle) : which;
    desk.write({ "mem/MEMORY.md": "# Another\n", [`${base}/mem/MEMORY.md`]: "# Another\n" });
    const { base: found } = await compare({ base, vault, current: ["mem"], root: desk.folder }, desk.context());
    expect([found.what, found.agent]).toEqual(["bundle", "scout"]);
    const { comparison } = await desk.signed({ against: { base, vault } });
    expect(comparison?.base.what).toBe("bundle");
  });

  test("stores a memory again that it holds unsigned, or signed by another", async () => {
    using desk = await SigningDesk.open();
    const outcome = async (more: object) => (await desk.snapshot(["mem"], { vault, ...more })).vault?.outcome;
    expect(await outcome({})).toBe("stored");
    expect(await outcome({})).toBe("unchanged");
    expect(await outcome({ signingKeyFile: "theirs.key" })).toBe("stored");
    expect(await outcome({ signingKeyFile: "ours.key" })).toBe("stored");
    expect(await outcome({ signingKeyFile: "ours.key" })).toBe("unchanged");
    expect(await outcome({})).toBe("unchanged");
  });
});

describe("a new signing key", () => {
  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("is for its owner alone, and never takes the place of a file", async () => {
    using desk = await SigningDesk.open();
    expect(statSync(desk.path("ours.key")).mode & 0o777).toBe(0o600);
    const before = readFileSync(desk.path("ours.key"), "utf8");
    expect(await codeOf(signingKeygen({ out: "ours.key" }, desk.context()))).toBe("output-exists");
    expect(readFileSync(desk.path("ours.key"), "utf8")).toBe(before);
  });

  test("is given back when it goes to no file", async () => {
    using desk = await SigningDesk.open();
    const { secretKey, file, keyId } = await signingKeygen({}, desk.context());
    expect([file, secretKey?.split("\n").length]).toEqual([null, 3]);
    const { signedBy } = await desk.snapshot(["mem"], { signingKey: secretKey ?? "" });
    expect(signedBy).toBe(keyId);
  });
});
