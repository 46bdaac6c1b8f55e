import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { generateIdentity } from "../../../../src/bundle/index.ts";
import { inspect } from "../../../../src/flows/index.ts";
import type { Receipt } from "../../../../src/model/index.ts";
import { parsePublicKeys, publicKeyText } from "../../../../src/signing/index.ts";
import { codeOf } from "../../bundle/age/bytes.ts";
import { everywhere, SigningDesk } from "./desk.ts";

function receiptOf(path: string): Receipt {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Turns one bit of a file over. */
function flip(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] as number) ^ 1;
  writeFileSync(path, bytes);
}

describe("a signed bundle", () => {
  test("is taken by every command that trusts its key, by line and by file", async () => {
    using desk = await SigningDesk.open();
    const [key] = parsePublicKeys(desk.keys.ours, "ours");
    desk.write({
      "ours.pub": key === undefined ? "" : publicKeyText(key),
      "both.txt": Object.values(desk.keys).join("\n"),
    });
    const { bundle, signedBy, receipt } = await desk.signed();
    expect(signedBy).toBe(key?.id);
    expect(receiptOf(receipt).signature).toBe(readFileSync(`${bundle}.minisig`, "utf8"));
    for (const trusted of [[desk.keys.ours], ["ours.pub"], ["both.txt"], [desk.keys.theirs, "ours.pub"]])
      expect(await desk.outcomes(bundle, ...trusted)).toEqual(everywhere("no error"));
    expect(await desk.restore(bundle, "back", { trustedKeys: ["ours.pub"] })).toMatchObject({ signedBy: key?.id });
    expect(desk.files("back", "mem")).toEqual(desk.files("mem"));
  });

  test("is as good as any other for whoever asks for no signature", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    expect(await desk.verify(bundle)).toMatchObject({ ok: true });
    expect(await desk.restore(bundle, "back")).toMatchObject({ signedBy: null });
  });

  test("is refused by every command that trusts another key", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    expect(await desk.outcomes(bundle, desk.keys.theirs)).toEqual(everywhere("signature-untrusted"));
  });

  test("is known by its receipt where nothing else stands beside it", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    rmSync(`${bundle}.minisig`);
    expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("no error"));
  });

  test("is read whole, whatever is wanted of it", async () => {
    using desk = await SigningDesk.open();
    desk.write({ "mem/large.bin": randomBytes(12 * 2 ** 20) });
    const { bundle, sizeBytes } = await desk.signed({ level: 1 });
    const only = ["mem/MEMORY.md"];
    expect(await desk.restore(bundle, "a", { only })).toMatchObject({ partial: true, signedBy: null });
    const { partial, readBytes } = await desk.restore(bundle, "b", { only, trustedKeys: [desk.keys.ours] });
    expect([partial, readBytes]).toEqual([false, sizeBytes]);
  });

  test("that is sealed can be proven with its key, and no receipt stands in for that", async () => {
    using desk = await SigningDesk.open();
    const { recipient, identityFileText } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
    const { bundle } = await desk.signed({ encrypt: true, recipients: [recipient] });
    const trustedKeys = [desk.keys.ours];
    const identities = identityFileText.split("\n").filter((line) => line.startsWith("AGE"));
    expect(await codeOf(inspect({ bundle, trustedKeys }, desk.context()))).toBe("no-key");
    expect(await desk.compared({ base: bundle, current: ["mem"], trustedKeys })).toBe("no-key");
    expect(await inspect({ bundle, trustedKeys, identities }, desk.context())).toMatchObject({
      signedBy: expect.any(String),
    });
    expect(await desk.compared({ base: bundle, current: ["mem"], trustedKeys, identities })).toBe("no error");
  });
});

describe("what is refused", () => {
  test("is a bundle that nobody has signed", async () => {
    using desk = await SigningDesk.open();
    const { bundle, signedBy } = await desk.snapshot(["mem"]);
    expect(signedBy).toBeNull();
    expect(existsSync(`${bundle}.minisig`)).toBe(false);
    expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("signature-missing"));
  });

  test("is a bundle under the signature of another, whoever copies all that stands beside it", async () => {
    using desk = await SigningDesk.open();
    const { bundle: signed } = await desk.signed();
    desk.write({ "mem/MEMORY.md": "# Forged\n" });
    const { bundle: forged, receipt } = await desk.snapshot(["mem"], { agent: "scout" });
    copyFileSync(`${signed}.minisig`, `${forged}.minisig`);
    expect(await desk.outcomes(forged, desk.keys.ours)).toEqual(everywhere("signature-wrong"));
    rmSync(`${forged}.minisig`);
    const signature = readFileSync(`${signed}.minisig`, "utf8");
    desk.edit(receipt, (text) => JSON.stringify({ ...JSON.parse(text), signature }));
    expect(await desk.outcomes(forged, desk.keys.ours)).toEqual(everywhere("signature-wrong"));
  });

  test("is a signature whose trusted comment was exchanged, or that was damaged", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    const other = readFileSync(`${(await desk.signed({ label: "other" })).bundle}.minisig`, "utf8").split("\n");
    const own = readFileSync(`${bundle}.minisig`, "utf8");
    const changes: ((text: string) => string)[] = [
      (text) =>
        text
          .split("\n")
          .with(2, other[2] ?? "")
          .join("\n"),
      (text) =>
        text
          .split("\n")
          .with(2, other[2] ?? "")
          .with(3, other[3] ?? "")
          .join("\n"),
      () => "",
      (text) => text.slice(0, -20),
      () => randomBytes(999).toString("latin1"),
    ];
    for (const change of changes) {
      writeFileSync(`${bundle}.minisig`, change(own), "latin1");
      expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("signature-wrong"));
    }
    writeFileSync(`${bundle}.minisig`, own.replaceAll("\n", "\r\n"));
    expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("no error"));
    writeFileSync(`${bundle}.minisig`, own + "\n".repeat(2 ** 14));
    expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("sidecar-mismatch"));
  });

  test("leaves the target as it was, and nothing behind", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    desk.write({ "back/mem/MEMORY.md": "old\n" });
    const before = readdirSync(desk.folder, { recursive: true });
    const trustedKeys = [desk.keys.theirs];
    expect(await codeOf(desk.restore(bundle, "back", { force: true, trustedKeys }))).toBe("signature-untrusted");
    expect(await codeOf(desk.restore(bundle, "new", { trustedKeys }))).toBe("signature-untrusted");
    const after = readdirSync(desk.folder, { recursive: true }).filter((path) => !`${path}`.includes(".memsnap"));
    expect(after).toEqual(before);
    expect(desk.files("back")).toEqual({ "mem/MEMORY.md": "old\n" });
    expect(desk.leftovers()).toEqual([]);
  });

  test("is told beside everything else that is wrong, also where the bundle cannot be read", async () => {
    using desk = await SigningDesk.open();
    const { bundle, sizeBytes } = await desk.signed();
    flip(bundle, sizeBytes >> 1);
    const { checks } = await desk.verify(bundle, { trustedKeys: [desk.keys.ours] });
    const failed = checks.filter(({ status }) => status === "failed").map(({ name }) => name);
    expect(failed).toEqual(expect.arrayContaining(["sidecar", "signature"]));
    rmSync(`${bundle}.minisig`);
    rmSync(`${bundle}.receipt.json`);
    const { findings } = await desk.verify(bundle, { trustedKeys: [desk.keys.ours] });
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["signature-missing"]));
  });

  test("is a receipt or a baseline file in the place of a signed bundle", async () => {
    using desk = await SigningDesk.open();
    const { receipt } = await desk.signed();
    const trustedKeys = [desk.keys.ours];
    expect(await desk.compared({ base: receipt, current: ["mem"], trustedKeys })).toBe("signature-missing");
    expect(await desk.compared({ base: receipt, current: ["mem"] })).toBe("no error");
  });

  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("is a signature that is no file, and would never end", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.signed();
    rmSync(`${bundle}.minisig`);
    symlinkSync("/dev/zero", `${bundle}.minisig`);
    expect(await desk.outcomes(bundle, desk.keys.ours)).toEqual(everywhere("sidecar-mismatch"));
  });

  test("is live memory on both sides, or where a signed baseline is expected", async () => {
    using desk = await SigningDesk.open();
    const trustedKeys = [desk.keys.ours];
    desk.write({ "theirs/MEMORY.md": "# Memory\n" });
    expect(await desk.compared({ base: "theirs", current: ["mem"], trustedKeys })).toBe("signature-missing");
    expect(await codeOf(desk.signed({ against: { base: "theirs", trustedKeys } }))).toBe("signature-missing");
  });

  test("is not opened to look into its databases", async () => {
    using desk = await SigningDesk.open();
    const { bundle } = await desk.database("mem/facts.db", "tea").snapshot(["mem"]);
    const { checks, ok } = await desk.verify(bundle, { trustedKeys: [desk.keys.ours] });
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === "databases")?.status).toBe("skipped");
    expect(checks.find(({ name }) => name === "digests")?.status).toBe("passed");
  });

  test("is a file of keys that is too large for one", async () => {
    using desk = await SigningDesk.open();
    desk.write({ "keys.pub": `${desk.keys.ours}\n`.repeat(20_000) });
    const { bundle } = await desk.signed();
    expect(await codeOf(desk.verify(bundle, { trustedKeys: ["keys.pub"] }))).toBe("bad-trusted-key");
  });
});
