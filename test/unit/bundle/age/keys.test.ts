import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  generateIdentity,
  parseIdentities,
  parseIdentity,
  parseRecipient,
  parseRecipients,
} from "../../../../src/bundle/age/index.ts";
import { codeOf, errorOf } from "./bytes.ts";

const CREATED_AT = new Date("2026-01-02T03:04:05.678Z");
const SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN agent@example.com";
const PLUGIN_RECIPIENT = "age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt";

let identity = "";
let recipient = "";
let hybridIdentity = "";
let hybridRecipient = "";

beforeAll(async () => {
  const classic = await generateIdentity({ postQuantum: false, createdAt: CREATED_AT });
  const hybrid = await generateIdentity({ postQuantum: true, createdAt: CREATED_AT });
  [identity = ""] = await parseIdentities(classic.identityFileText, "classic");
  [hybridIdentity = ""] = await parseIdentities(hybrid.identityFileText, "hybrid");
  recipient = classic.recipient;
  hybridRecipient = hybrid.recipient;
});

describe("a new identity", () => {
  test("is a file as age-keygen writes it", async () => {
    const { identityFileText, recipient } = await generateIdentity({ postQuantum: false, createdAt: CREATED_AT });
    expect(identityFileText).toMatch(
      /^# created: 2026-01-02T03:04:05Z\n# public key: age1[a-z0-9]{58}\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n$/,
    );
    expect(identityFileText).toContain(`# public key: ${recipient}\n`);
  });

  test("can be post-quantum", () => {
    expect(hybridRecipient).toMatch(/^age1pq1[a-z0-9]{1900,}$/);
    expect(hybridIdentity).toMatch(/^AGE-SECRET-KEY-PQ-1[A-Z0-9]{58}$/);
  });
});

describe("recipients", () => {
  test("of both types are read from a file with comments, blank lines, CRLF and a byte order mark", async () => {
    const text = `\uFEFF# the team\r\n\r\n${recipient}\r\n  # indented\r\n${hybridRecipient}`;
    expect(await parseRecipients(text, "team.txt")).toEqual([recipient, hybridRecipient]);
  });

  test("that are none are told by line number, all at once", async () => {
    const error = await errorOf(
      parseRecipients(`${recipient}\nhello\n# fine\n${SSH_KEY}\n${PLUGIN_RECIPIENT}\n`, "team.txt"),
    );
    expect(error?.problems.map(({ code, path }) => ({ code, path }))).toEqual(
      Array.from({ length: 3 }, () => ({ code: "bad-recipient", path: "team.txt" })),
    );
    expect(error?.problems.map(({ message }) => /line (\d+)/.exec(message)?.[1])).toEqual(["2", "4", "5"]);
  });

  test("with one character changed are refused", async () => {
    const mistyped = recipient.replace(/.$/, (last) => (last === "q" ? "p" : "q"));
    expect(await codeOf(parseRecipient(mistyped))).toBe("bad-recipient");
    expect(await codeOf(parseRecipient(recipient.slice(0, -1)))).toBe("bad-recipient");
    expect(await codeOf(parseRecipient(recipient.toUpperCase()))).toBe("bad-recipient");
    expect(await codeOf(parseRecipient(hybridRecipient.slice(0, -7)))).toBe("bad-recipient");
  });

  test("that are well formed but cannot be sealed to are refused", async () => {
    // Thirty-two zero bytes in correct Bech32: a point of low order.
    const zeroPoint = `age1${"q".repeat(52)}5cu47z`;
    expect(await codeOf(parseRecipient(zeroPoint))).toBe("bad-recipient");
  });

  test("that are secret by mistake are never repeated", async () => {
    for (const secret of [identity, hybridIdentity, identity.toLowerCase(), "hunter2-is-my-passphrase"]) {
      const alone = await errorOf(parseRecipient(secret));
      const inFile = await errorOf(parseRecipients(`\n${secret}\n`, "team.txt"));
      expect([alone?.code, inFile?.code]).toEqual(["bad-recipient", "bad-recipient"]);
      expect(everythingSaidBy(alone) + everythingSaidBy(inFile)).not.toContain(secret.slice(-12));
    }
  });

  test("may not be missing from their file", async () => {
    expect(await codeOf(parseRecipients("# nobody\n", "team.txt"))).toBe("bad-recipient");
  });
});

describe("identities", () => {
  test("of both types are read from a file with comments, blank lines and CRLF", async () => {
    const text = `# created: today\r\n${identity}\r\n\r\n# public key: ${hybridRecipient}\r\n${hybridIdentity}\r\n`;
    expect(await parseIdentities(text, "key.txt")).toEqual([identity, hybridIdentity]);
  });

  test("that are none are told by line number and never repeated", async () => {
    const mistyped = identity.replace(/.$/, (last) => (last === "Q" ? "P" : "Q"));
    const bad = [mistyped, identity.slice(0, -3), "AGE-PLUGIN-YUBIKEY-1QQPQQQQ", "token-of-mine"];
    const error = await errorOf(parseIdentities(`${identity}\n${bad.join("\n")}\n`, "key.txt"));
    expect(error?.problems.map(({ message }) => /line (\d+)/.exec(message)?.[1])).toEqual(["2", "3", "4", "5"]);
    for (const text of bad) expect(everythingSaidBy(error)).not.toContain(text.slice(20) || text);
    expect(await codeOf(parseIdentity(mistyped))).toBe("bad-identity");
    expect(everythingSaidBy(await errorOf(parseIdentity(mistyped)))).not.toContain(mistyped.slice(20));
  });

  test.each([
    ["a recipient", () => recipient],
    [
      "an SSH key",
      () => "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n",
    ],
    ["a file protected by a passphrase", () => "age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 15\nabc\n"],
    ["an armored file protected by a passphrase", () => "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"],
    ["an empty file", () => "\n"],
    ["binary", () => "SQLite format 3\0\u0001"],
  ])("are not %s", async (_, text) => {
    const error = await errorOf(parseIdentities(text(), "key.txt"));
    expect(error?.code).toBe("bad-identity");
    expect(error?.problems).toHaveLength(1);
  });
});

function everythingSaidBy(error: Error | undefined): string {
  if (error === undefined) return "";
  const cause = error.cause instanceof Error ? everythingSaidBy(error.cause) : String(error.cause ?? "");
  return `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)} ${cause}`;
}
