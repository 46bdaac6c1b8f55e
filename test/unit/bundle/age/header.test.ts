import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Decrypter, Encrypter } from "age-encryption";
import {
  type AgeKeys,
  createAgeHeader,
  decryptStream,
  encryptStream,
  generateIdentity,
  isAge,
  isArmoredAge,
  parseIdentities,
} from "../../../../src/bundle/age/index.ts";
import { codeOf, errorOf, gather, inPieces } from "./bytes.ts";

const CREATED_AT = new Date("2026-01-02T03:04:05Z");
const message = Buffer.from("what the agent remembers");

interface Pair {
  readonly identity: string;
  readonly recipient: string;
}

async function newPair(postQuantum: boolean): Promise<Pair> {
  const { identityFileText, recipient } = await generateIdentity({ postQuantum, createdAt: CREATED_AT });
  const [identity = ""] = await parseIdentities(identityFileText, "new identity");
  return { identity, recipient };
}

async function sealTo(locks: Parameters<typeof createAgeHeader>[0]): Promise<Buffer> {
  return gather(encryptStream(inPieces(message), await createAgeHeader(locks)));
}

function open(file: Buffer, keys: AgeKeys): Promise<Buffer> {
  return gather(decryptStream(inPieces(file), keys));
}

let classic: Pair;
let hybrid: Pair;
let stranger: Pair;

beforeAll(async () => {
  [classic, hybrid, stranger] = await Promise.all([newPair(false), newPair(true), newPair(false)]);
});

describe("a file sealed to recipients", () => {
  test("opens for each of them, of either type", async () => {
    const file = await sealTo({ recipients: [classic.recipient, hybrid.recipient] });
    for (const { identity } of [classic, hybrid]) expect(await open(file, { identities: [identity] })).toEqual(message);
  });

  test("opens when the fitting key is one among others", async () => {
    const file = await sealTo({ recipients: [classic.recipient] });
    const keys = { identities: [stranger.identity, hybrid.identity, classic.identity], passphrases: ["irrelevant"] };
    expect(await open(file, keys)).toEqual(message);
  });

  test("opens with its file key alone", async () => {
    const header = await createAgeHeader({ recipients: [hybrid.recipient] });
    const file = await gather(encryptStream(inPieces(message), header));
    expect(await open(file, { fileKey: header.fileKey })).toEqual(message);
    expect(await codeOf(open(file, { fileKey: randomBytes(16) }))).toBe("bundle-corrupt");
  });

  test("names a recipient that is given twice once", async () => {
    const { header } = await createAgeHeader({ recipients: [classic.recipient, classic.recipient] });
    expect(header.toString().match(/^-> /gm)).toHaveLength(1);
  });

  test("does not open for others: wrong-key, exit 6", async () => {
    const file = await sealTo({ recipients: [classic.recipient, hybrid.recipient] });
    const error = await errorOf(open(file, { identities: [stranger.identity] }));
    expect(error).toMatchObject({ code: "wrong-key", exitCode: 6 });
    expect(await codeOf(open(file, { passphrases: ["pass"] }))).toBe("wrong-key");
  });

  test("without any key is no-key, exit 6", async () => {
    const file = await sealTo({ recipients: [classic.recipient] });
    expect(await errorOf(open(file, {}))).toMatchObject({ code: "no-key", exitCode: 6 });
  });
});

describe("a file sealed with a passphrase", () => {
  test("opens with it, in our reader and in the library", async () => {
    const file = await sealTo({ passphrase: "correct horse ü", scryptLogN: 5 });
    expect(await open(file, { passphrases: ["wrong", "correct horse ü"], identities: [classic.identity] })).toEqual(
      message,
    );
    const decrypter = new Decrypter();
    decrypter.addPassphrase("correct horse ü");
    expect(message.equals(await decrypter.decrypt(file))).toBe(true);
  });

  test("by the library opens in our reader", async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase("pass");
    encrypter.setScryptWorkFactor(5);
    const file = Buffer.from(await encrypter.encrypt(message));
    expect(await open(file, { passphrases: ["pass"] })).toEqual(message);
  });

  test("does not open with another, or with identities, or with nothing", async () => {
    const file = await sealTo({ passphrase: "pass", scryptLogN: 5 });
    expect(await codeOf(open(file, { passphrases: ["Pass"] }))).toBe("wrong-key");
    expect(await codeOf(open(file, { identities: [classic.identity] }))).toBe("wrong-key");
    expect(await codeOf(open(file, {}))).toBe("no-key");
  });

  test("is refused before any work when its work factor is too high", async () => {
    const file = await sealTo({ passphrase: "pass", scryptLogN: 5 });
    const costly = Buffer.from(file.toString("latin1").replace(/^(-> scrypt \S+) 5$/m, "$1 30"), "latin1");
    expect(await codeOf(open(costly, { passphrases: ["pass"] }))).toBe("bundle-corrupt");
  });
});

describe("sealing is refused", () => {
  test("to nobody, to a passphrase and recipients together, and to too many", async () => {
    expect(await codeOf(createAgeHeader({}))).toBe("no-recipient");
    expect(await codeOf(createAgeHeader({ recipients: [classic.recipient], passphrase: "pass" }))).toBe("bad-option");
    const many = Array.from({ length: 257 }, (_, index) => `age1${index}`);
    expect(await codeOf(createAgeHeader({ recipients: many }))).toBe("bad-recipient");
  });

  test("with an empty passphrase", async () => {
    expect(await codeOf(createAgeHeader({ passphrase: "" }))).toBe("bad-option");
  });
});

describe("a file with a hostile header", () => {
  test("without end is read to a limit only", async () => {
    let readBytes = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from("age-encryption.org/v1\n");
      for (const line = Buffer.alloc(64 * 1024, "-> x y\n\n"); readBytes < 64 * 1024 * 1024; readBytes += line.length)
        yield line;
    }
    expect(await codeOf(gather(decryptStream(endless(), { identities: [classic.identity] })))).toBe("bundle-corrupt");
    expect(readBytes).toBeLessThan(2 * 1024 * 1024);
  });

  test("with too many stanzas is refused before any is tried", async () => {
    const stanzas = "-> x y\n\n".repeat(300);
    const file = Buffer.from(`age-encryption.org/v1\n${stanzas}--- ${"A".repeat(43)}\n`);
    expect(await codeOf(open(file, { identities: [classic.identity] }))).toBe("bundle-corrupt");
  });

  test("is told by its first bytes", async () => {
    expect(await codeOf(open(Buffer.alloc(0), {}))).toBe("bundle-truncated");
    expect(await codeOf(open(Buffer.from("age-encryption.org/v2\n"), {}))).toBe("bundle-version");
    expect(await codeOf(open(Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"), {}))).toBe("not-a-bundle");
    expect(await codeOf(open(Buffer.from("SQLite format 3\0"), {}))).toBe("not-a-bundle");
    expect(isAge(Buffer.from("age-encryption.org/v1\n"))).toBe(true);
    expect(isAge(Buffer.from("age-encryption.or"))).toBe(false);
    expect(isArmoredAge(Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\r\n"))).toBe(true);
  });
});
