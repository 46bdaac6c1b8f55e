import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import { TEXT } from "../../secrets/planted.ts";
import { findings, PLANTED, redact, TOKEN } from "../secrets.ts";
import { codeOf, inFolder } from "../stage.ts";
import { redacted, staged } from "./redacted.ts";
import { stagedText } from "./stores.ts";

const MARK = "[REDACTED:github]";

describe("secrets in files", () => {
  test("are found at their lines, and in names", () =>
    inFolder(async (folder) => {
      const found = await staged(folder, {
        "a.md": `one\ntwo ${TOKEN}\n\n${PLANTED.gitlab} ${TOKEN}\n`,
        [`sub/${TOKEN}.txt`]: "nothing",
      });
      expect(await findings(fileKind, found.store, found.staged)).toEqual([
        "content memory/a.md: 2 github (line 2, line 4)",
        "content memory/a.md: 1 gitlab (line 4)",
        `name memory/sub/${MARK}.txt: 1 github`,
      ]);
    }));

  test("are found where blocks of a large file meet", () =>
    inFolder(async (folder) => {
      const line = `${"x".repeat(63)}\n`;
      const content = line.repeat(16 * 1024 * 3).split("");
      for (const at of [1, 2]) content.splice(at * 1024 * 1024 - 20, TOKEN.length + 2, ` ${TOKEN} `);
      const found = await staged(folder, { "a.txt": content.join("") });
      expect((await findings(fileKind, found.store, found.staged)).join()).toContain("2 github");
      const after = await redact(fileKind, { ...found, into: folder });
      expect(stagedText(after.staged, "a.txt")).toBe(content.join("").replaceAll(TOKEN, MARK));
    }));
});

describe("redacted files in UTF-16", () => {
  const encodings: readonly (readonly [string, string, (text: string) => Buffer])[] = [
    ["the lower byte first", "\ufeff", (text) => Buffer.from(text, "utf16le")],
    ["the upper byte first", "\ufeff", (text) => Buffer.from(text, "utf16le").swap16()],
    ["no byte order mark", "", (text) => Buffer.from(text, "utf16le")],
    ["no byte order mark and the upper byte first", "", (text) => Buffer.from(text, "utf16le").swap16()],
  ];

  test.each(encodings)("hold marks in it, with %s", (_, start, encode) =>
    inFolder(async (folder) => {
      const text = (secret: string): string =>
        `${start}${"日本 key, ".repeat(150_000)}\r\n${secret} é\r\n${secret}\r\n`;
      const before = await staged(folder, { "a.txt": encode(text(TOKEN)) });
      expect(await findings(fileKind, before.store, before.staged)).toEqual([
        "content memory/a.txt: 2 github (line 2, line 3)",
      ]);
      const after = await redact(fileKind, { ...before, into: folder });
      const entry = after.staged.entries.find(({ type }) => type === "file");
      expect(after.left).toEqual([]);
      expect(entry?.type === "file" && readFileSync(entry.file).equals(encode(text(MARK)))).toBe(true);
    }),
  );

  test("keep the length of what is no text", () =>
    inFolder(async (folder) => {
      const around = [Buffer.from([0, 1, 0, 0, 0, 2, 0]), Buffer.from([0, 0, 3])] as const;
      const [before, after] = [TOKEN, "*".repeat(TOKEN.length)].map((text) =>
        Buffer.concat([around[0], Buffer.from(text, "utf16le"), around[1]]),
      );
      const { staged: now } = await redacted(folder, { "a.bin": before as Buffer });
      const entry = now.entries.find(({ type }) => type === "file");
      expect(entry?.type === "file" && readFileSync(entry.file)).toEqual(after);
    }));
});

test("base64 that says a secret is redacted whole", () =>
  inFolder(async (folder) => {
    const encoded = Buffer.from(`key ${TOKEN}, and more of it`).toString("base64");
    const { staged: now, left } = await redacted(folder, { "a.yaml": `data:\n  token: ${encoded}\n  other: 1\n` });
    expect(left).toEqual([]);
    expect(stagedText(now, "a.yaml")).toBe(`data:\n  token: ${MARK}\n  other: 1\n`);
  }));

describe("redacted files", () => {
  test("hold marks, stay JSON, and have the digest of what they hold", () =>
    inFolder(async (folder) => {
      const record = { text: `token:\n${TOKEN}`, url: PLANTED.basicauth, big: 1 };
      const { staged: after, left } = await redacted(folder, {
        "log.jsonl": `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`,
        "note.md": `é ${TOKEN} 日本\n`,
        "same.md": "no secret\n",
      });
      expect(left).toEqual([]);
      expect(stagedText(after, "note.md")).toBe(`é ${MARK} 日本\n`);
      expect(stagedText(after, "same.md")).toBe("no secret\n");
      const [first, second] = (stagedText(after, "log.jsonl") ?? "").trim().split("\n");
      expect(JSON.parse(first ?? "")).toEqual({ text: `token:\n${MARK}`, url: "[REDACTED:basicauth]/x", big: 1 });
      expect(second).toBe(first);
    }));

  test("that are no text keep their length", () =>
    inFolder(async (folder) => {
      const { staged: after } = await redacted(folder, {
        "cache.bin": Buffer.concat([Buffer.of(0, 1, 2), Buffer.from(TOKEN), Buffer.of(3)]),
      });
      expect(stagedText(after, "cache.bin")).toBe(`\0\x01\x02${"*".repeat(TOKEN.length)}\x03`);
    }));

  test("hold no secret any more, whatever they held", () =>
    inFolder(async (folder) => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(TEXT, async (text) => {
          const into = join(folder, `${count++}`);
          const before = await staged(into, { "a.txt": text });
          const after = await redact(fileKind, { ...before, into });
          expect(after.left).toEqual([]);
        }),
        { numRuns: 15 },
      );
    }));
});

describe("rules about files", () => {
  test("leave files out, and drop, mask and hash members of JSON", () =>
    inFolder(async (folder) => {
      const { staged: after, applied } = await redacted(
        folder,
        {
          "people/carol.md": "Carol",
          "profile.json": '{\n  "user": {"mail": "c@host", "age": 5},\n  "n": 12345678901234567890,\n  "x": 1.0\n}\n',
          "log.jsonl": '{"by":"Carol","at":1}\n\n{"by":"Dave","at":[1,2]}\n',
        },
        [
          { do: "drop", path: "memory/people/*" },
          { do: "hash", path: "**/profile.json", pointer: "/user/mail" },
          { do: "drop", path: "**/profile.json", pointer: "/user/age" },
          { do: "mask", path: "**/*.jsonl", pointer: "/by" },
          { do: "drop", path: "**/*.jsonl", pointer: "/at/*" },
        ],
      );
      expect(stagedText(after, "people/carol.md")).toBeUndefined();
      expect(after.leftOut).toEqual([{ path: "memory/people/carol.md", reason: "excluded" }]);
      expect(stagedText(after, "profile.json")).toMatch(
        /^\{\n {2}"user": \{"mail": "hash:[0-9a-f]{16}"\},\n {2}"n": 12345678901234567890,\n {2}"x": 1.0\n\}\n$/,
      );
      expect(stagedText(after, "log.jsonl")).toBe('{"by":"***","at":1}\n\n{"by":"***","at":[null,null]}\n');
      expect(applied).toEqual([
        "content memory/log.jsonl: 2 drop",
        "content memory/log.jsonl: 2 mask",
        "content memory/people/carol.md: 1 drop",
        "content memory/profile.json: 1 drop",
        "content memory/profile.json: 1 hash",
      ]);
    }));

  test("find nothing below a number, however it is spelt, and name a file without what its name holds", () =>
    inFolder(async (folder) => {
      const rules = [{ do: "mask", path: "**", pointer: "/a/*" }] as const;
      const { staged: after } = await redacted(folder, { "n.json": '{"a": 1.0}' }, rules);
      expect(stagedText(after, "n.json")).toBe('{"a": 1.0}');
      const broken = redacted(join(folder, "other"), { [`${TOKEN}.json`]: `{${TOKEN}` }, rules);
      await expect(broken).rejects.toMatchObject({ code: "secrets-found" });
      await broken.catch((error: Error) => expect(inspect(error)).not.toContain(TOKEN));
    }));

  test("refuse what they cannot read", () =>
    inFolder(async (folder) => {
      const work = redacted(folder, { "log.jsonl": "{}\nno json\n" }, [{ do: "mask", path: "**", pointer: "/a" }]);
      expect(await codeOf(work)).toBe("secrets-found");
    }));
});
