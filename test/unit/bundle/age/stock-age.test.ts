import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  createAgeHeader,
  decryptStream,
  encryptStream,
  generateIdentity,
  parseIdentities,
} from "../../../../src/bundle/age/index.ts";
import { gather, inPieces, patternBytes } from "./bytes.ts";

const run = promisify(execFile);
const SIZES = [0, 1, 64 * 1024, 200_001];

const age = spawnSync("age", ["--version"], { encoding: "utf8" });
const hasAge = age.status === 0;
// Stock age asks a terminal for passphrases; `script` of util-linux lends it one.
const hasTerminal =
  hasAge && spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") === true;
const recipientSuite = hasAge ? describe : describe.skip;
const passphraseSuite = hasTerminal ? describe : describe.skip;
const absent = "skipped: no `age` is installed";
const noTerminal = "skipped: no `age`, or no util-linux `script` to lend it a terminal";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stock-age-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

recipientSuite(`stock age with recipients${hasAge ? "" : ` (${absent})`}`, () => {
  test("opens what we seal, with the identity file we make", async () => {
    const { identityFileText, recipient } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
    const [key, file] = [join(folder, "key.txt"), join(folder, "ours.age")];
    writeFileSync(key, identityFileText, { mode: 0o600 });
    for (const sizeBytes of SIZES) {
      const plaintext = patternBytes(sizeBytes);
      const header = await createAgeHeader({ recipients: [recipient] });
      writeFileSync(file, await gather(encryptStream(inPieces(plaintext), header)));
      const { stdout } = await run("age", ["-d", "-i", key, file], { encoding: "buffer", maxBuffer: 1e7 });
      expect(stdout.equals(plaintext)).toBe(true);
    }
  });

  test("seals what we open, to several recipients, with identity files it makes", async () => {
    const [key, other, plain, file] = ["stock.txt", "other.txt", "plain", "theirs.age"].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    await run("age-keygen", ["-o", key]);
    await run("age-keygen", ["-o", other]);
    const recipients = await Promise.all(
      [other, key].map(async (path) => (await run("age-keygen", ["-y", path])).stdout.trim()),
    );
    const identities = await parseIdentities(readFileSync(key, "utf8"), key);
    for (const sizeBytes of SIZES) {
      const plaintext = patternBytes(sizeBytes);
      writeFileSync(plain, plaintext);
      await run("age", [...recipients.flatMap((recipient) => ["-r", recipient]), "-o", file, plain]);
      const opened = await gather(decryptStream(inPieces(readFileSync(file), 1000), { identities }));
      expect(opened.equals(plaintext)).toBe(true);
      rmSync(file);
    }
  });
});

passphraseSuite(`stock age with a passphrase${hasTerminal ? "" : ` (${noTerminal})`}`, () => {
  const passphrase = "correct horse battery staple";
  const plaintext = patternBytes(70_000);

  test("opens what we seal", async () => {
    const [file, opened] = [join(folder, "passphrase.age"), join(folder, "opened")];
    const header = await createAgeHeader({ passphrase, scryptLogN: 10 });
    writeFileSync(file, await gather(encryptStream(inPieces(plaintext), header)));
    await atTerminal(`age -d -o '${opened}' '${file}'`, [passphrase]);
    expect(readFileSync(opened).equals(plaintext)).toBe(true);
  });

  test("seals what we open", async () => {
    const [plain, file] = [join(folder, "to-seal"), join(folder, "sealed.age")];
    writeFileSync(plain, plaintext);
    await atTerminal(`age -p -o '${file}' '${plain}'`, [passphrase, passphrase]);
    const opened = await gather(decryptStream(inPieces(readFileSync(file)), { passphrases: [passphrase] }));
    expect(opened.equals(plaintext)).toBe(true);
  });
});

/** Runs a command at a pseudo-terminal and answers each of its questions, which end in ": ". */
function atTerminal(command: string, answers: readonly string[]): Promise<void> {
  const waiting = [...answers];
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: ["pipe", "pipe", "ignore"] });
    child.stdout.on("data", (output: Buffer) => {
      if (output.toString().includes(": ")) child.stdin.write(`${waiting.shift() ?? ""}\n`);
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}
