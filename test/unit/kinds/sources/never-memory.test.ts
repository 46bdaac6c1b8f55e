import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { startsLikeKey, whyNeverMemory } from "../../../../src/kinds/sources/never-memory.ts";
import { git, leftOut, locate, make, makeRepository, words } from "./places.ts";

const SENSITIVE = [
  ".env",
  ".env.local",
  ".envrc",
  "prod.env",
  ".ENV",
  "auth.json",
  "auth-profiles.json",
  ".credentials.json",
  ".claude-mem/settings.json",
  ".aws/credentials",
  ".netrc",
  "id_rsa",
  "id_ed25519_sk",
  "server.pem",
  "minisign.key",
];
const TEMPORARY = [
  ".lock",
  ".tmp-4711",
  "cursor.json.tmp",
  "notes.md~",
  ".notes.md.swp",
  "#notes.md#",
  ".#notes.md",
  ".~lock.notes.odt#",
  ".DS_Store",
];
const MEMORY = [
  "MEMORY.md",
  ".env.example",
  "environment.md",
  "settings.json",
  "credentials/notes.md",
  "id_rsa.pub",
  "keys.md",
  "Cargo.lock",
  "package-lock.json",
  "tmp/notes.md",
  "state.db",
  "memory.jsonl",
  "author.json",
];
const KEYS = {
  "an OpenSSH key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl",
  "an RSA key": "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
  "a PGP key": "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n",
  "an age identity": "AGE-SECRET-KEY-1QQ",
  "an identity as keygen writes it": `# created: 2026-01-01\n# public key: age1pq1${"q".repeat(2000)}\nAGE-SECRET-KEY-PQ-1QQ`,
  "a minisign key": "untrusted comment: minisign encrypted secret key\nRWRTY0IyAAAA",
  "a PuTTY key": "PuTTY-User-Key-File-3: ssh-ed25519\n",
};

describe("what is never memory", () => {
  test.each(SENSITIVE)("%s is sensitive", (name) => expect(whyNeverMemory(`/agent/${name}`)).toBe("sensitive"));
  test.each(TEMPORARY)("%s is temporary", (name) => expect(whyNeverMemory(`/agent/${name}`)).toBe("temporary"));
  test.each(MEMORY)("%s may be memory", (name) => expect(whyNeverMemory(`/agent/${name}`)).toBeUndefined());

  test.each(Object.entries(KEYS))("%s is told by how it starts", (_name, text) => {
    expect(startsLikeKey(Buffer.from(text))).toBe(true);
  });

  test("text about keys is none", () => {
    for (const text of [
      "",
      "# AGE-SECRET-KEY-1\n",
      "-----BEGIN CERTIFICATE-----",
      "see -----BEGIN PRIVATE KEY-----",
      "age1qq",
    ])
      expect(startsLikeKey(Buffer.from(text))).toBe(false);
  });

  test("many line breaks are looked through at once", () => {
    expect(startsLikeKey(Buffer.from("\n \n".repeat(1300)))).toBe(false);
  });
});

describe("looking for stores", () => {
  test("leaves it out of folders and patterns, with the reason", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/.env", "m/sub/.lock", "m/sub/b.md", "m/x.tmp");
      writeFileSync(join(folder, "m/strange"), KEYS["an age identity"]);
      const left = ["sensitive m/.env", "sensitive m/strange", "temporary m/sub/.lock", "temporary m/x.tmp"];
      for (const source of ["m", "file:m"]) {
        const located = await locate(folder, [source]);
        expect(words(located)).toEqual(["file m [. a.md sub sub/b.md]"]);
        expect(leftOut(located)).toEqual(left);
      }
      const fitting = await locate(folder, ["m/{a.md,.env,strange}"]);
      expect(words(fitting)).toEqual(["file m [a.md]"]);
      expect(leftOut(fitting)).toEqual(["sensitive m/.env", "sensitive m/strange"]);
    });
  });

  test("refuses a source that is such a file itself", async () => {
    await inFolder(async (folder) => {
      make(folder, "a.md", ".env", "x.tmp");
      writeFileSync(join(folder, "strange"), KEYS["an OpenSSH key"]);
      const { problems } = await locate(folder, ["a.md", ".env", "x.tmp", "strange"]);
      expect(problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
        "source-sensitive .env",
        "source-sensitive strange",
        "source-sensitive x.tmp",
      ]);
    });
  });

  test("takes it when the user wants it", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/.env", "m/x.tmp");
      writeFileSync(join(folder, "strange"), KEYS["an OpenSSH key"]);
      const located = await locate(folder, ["m", "strange"], { includeSensitive: true });
      expect(words(located)).toEqual(["file m [. .env a.md x.tmp]", "file . [strange]"].sort());
      expect(located.leftOut).toEqual([]);
    });
  });

  test("an exclusion of the user is the reason when there is one", async () => {
    await inFolder(async (folder) => {
      make(folder, "m/a.md", "m/.env");
      expect(leftOut(await locate(folder, ["m", "!.env"]))).toEqual(["excluded m/.env"]);
    });
  });

  test("leaves uncommitted ones out of a repository, and what may appear there", async () => {
    await inFolder(async (folder) => {
      const repository = join(folder, "m");
      mkdirSync(repository);
      makeRepository(repository, "a.md", "old.pem");
      make(repository, "b.md", ".env", "sub/x.tmp");
      writeFileSync(join(repository, "strange"), KEYS["a PGP key"]);
      writeFileSync(join(repository, "old.pem"), "changed\n");
      git(repository, "add", ".env");
      const located = await locate(folder, ["m"]);
      const [store] = located.stores;
      expect(store?.exclude).toEqual([".env", "old.pem", "strange", "sub/x.tmp"]);
      expect(leftOut(located)).toEqual([
        "sensitive m/.env",
        "sensitive m/old.pem",
        "sensitive m/strange",
        "temporary m/sub/x.tmp",
      ]);
      expect(store?.withholds?.("later/.env")).toBe("sensitive");
      expect(store?.withholds?.("later/c.md")).toBeUndefined();
    });
  });
});

async function inFolder(story: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "memsnap-never-"));
  try {
    await story(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
