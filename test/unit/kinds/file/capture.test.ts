import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { codeOf, inFolder, type Meanwhile } from "../stage.ts";
import { capture, HAS_MODES, located, stagedText } from "./stores.ts";

const LARGE = 300 * 1024;

/** Captures a folder of one file while something happens to it. */
async function captureOne(
  [name, content]: [string, string | Buffer],
  meanwhile: (file: string, folder: string) => Meanwhile,
): Promise<{ code: string | undefined; text: string | undefined }> {
  return inFolder(async (folder) => {
    const source = join(folder, "source");
    mkdirSync(source);
    writeFileSync(join(source, name), content);
    const store = located(source);
    let text: string | undefined;
    const work = capture(store, join(folder, "staging"), meanwhile(join(source, name), source));
    const code = await codeOf(work.then((staged) => (text = stagedText(staged, name))));
    return { code, text };
  });
}

describe("a quiet folder", () => {
  test("is captured byte for byte, empty folders and files too", async () => {
    await inFolder(async (folder) => {
      const source = join(folder, "source");
      mkdirSync(join(source, "notes", "empty"), { recursive: true });
      writeFileSync(join(source, "notes", "a.md"), "no line feed at the end");
      writeFileSync(join(source, "zero"), "");
      writeFileSync(join(source, "log.jsonl"), '{"a":1}\n{"b":');
      const staged = await capture(located(source), join(folder, "staging"));
      expect(staged.entries.map(({ path, type }) => `${type} ${path}`)).toEqual([
        "folder files/memory",
        "file files/memory/log.jsonl",
        "folder files/memory/notes",
        "file files/memory/notes/a.md",
        "folder files/memory/notes/empty",
        "file files/memory/zero",
      ]);
      expect(stagedText(staged, "notes/a.md")).toBe("no line feed at the end");
      expect(stagedText(staged, "log.jsonl")).toBe('{"a":1}\n{"b":');
      expect(staged.summary).toEqual({ kind: "file", files: 3, folders: 3 });
    });
  });

  test("has a digest that knows names, content and the executable bit, and nothing else", async () => {
    await inFolder(async (folder) => {
      const source = join(folder, "source");
      mkdirSync(source);
      writeFileSync(join(source, "run.sh"), "true\n");
      let count = 0;
      const digest = async (): Promise<string> =>
        (await capture(located(source), join(folder, `staging-${count++}`))).digest;
      const first = await digest();
      utimesSync(join(source, "run.sh"), 1, 1);
      if (HAS_MODES) chmodSync(join(source, "run.sh"), 0o600);
      expect(await digest()).toBe(first);
      if (HAS_MODES) {
        chmodSync(join(source, "run.sh"), 0o700);
        expect(await digest()).not.toBe(first);
        chmodSync(join(source, "run.sh"), 0o600);
      }
      writeFileSync(join(source, "run.sh"), "fals\n");
      expect(await digest()).not.toBe(first);
      writeFileSync(join(source, "run.sh"), "true\n");
      renameSync(join(source, "run.sh"), join(source, "run2.sh"));
      expect(await digest()).not.toBe(first);
    });
  });

  test("keeps permission bits, and no others", async () => {
    if (!HAS_MODES) return;
    await inFolder(async (folder) => {
      const source = join(folder, "source");
      mkdirSync(source);
      writeFileSync(join(source, "a"), "a");
      chmodSync(join(source, "a"), 0o4750);
      const staged = await capture(located(source), join(folder, "staging"));
      expect(staged.entries.find(({ path }) => path.endsWith("/a"))?.mode).toBe(0o750);
    });
  });
});

describe("a file that changes after it was pinned", () => {
  test("is captured as it was, when it is small", async () => {
    for (const change of [
      (file: string): void => writeFileSync(file, "later"),
      (file: string): void => rmSync(file),
      (file: string): void => renameSync(file, `${file}.old`),
    ]) {
      const { code, text } = await captureOne(["cursor.json", '{"at":1}'], (file) => ({
        afterPin: () => change(file),
      }));
      expect([code, text]).toEqual([undefined, '{"at":1}']);
    }
  });

  test("makes the caller start again, when it is large", async () => {
    for (const change of [
      (file: string): void => appendFileSync(file, "later"),
      (file: string): void => truncateSync(file, 10),
      (file: string): void => writeFileSync(file, Buffer.alloc(LARGE, "b")),
      (file: string): void => rmSync(file),
    ]) {
      const { code } = await captureOne(["a.bin", Buffer.alloc(LARGE, "a")], (file) => ({
        afterPin: () => change(file),
      }));
      expect(code).toBe("kept-changing");
    }
  });

  test("is not read through a link that took its place", async () => {
    const { code, text } = await captureOne(["a.bin", Buffer.alloc(LARGE, "a")], (file, source) => ({
      afterPin: () => {
        writeFileSync(join(source, "secret"), Buffer.alloc(LARGE, "s"));
        rmSync(file);
        symlinkSync(join(source, "secret"), file);
      },
    }));
    expect([code, text]).toEqual(["kept-changing", undefined]);
  });

  test("is no part of the moment when it is gone before, with all below it", async () => {
    await inFolder(async (folder) => {
      const source = join(folder, "source");
      mkdirSync(join(source, "topics"), { recursive: true });
      for (const name of ["cursor.json", "cursor.json.tmp", "topics/a.md"]) writeFileSync(join(source, name), "x");
      const store = located(source);
      renameSync(join(source, "cursor.json.tmp"), join(source, "cursor.json"));
      rmSync(join(source, "topics"), { recursive: true });
      const staged = await capture(store, join(folder, "staging"));
      expect(staged.entries.map(({ path }) => path)).toEqual(["files/memory", "files/memory/cursor.json"]);
      expect(staged.summary).toEqual({ kind: "file", files: 1, folders: 1 });
    });
  });

  test("makes the caller start again, when the whole store is gone before, or something turned into something else", async () => {
    await inFolder(async (folder) => {
      const source = join(folder, "source");
      mkdirSync(source);
      writeFileSync(join(source, "a"), "a");
      const store = located(source);
      rmSync(join(source, "a"));
      mkdirSync(join(source, "a"));
      expect(await codeOf(capture(store, join(folder, "turned")))).toBe("kept-changing");
      const single = { ...store, members: [{ path: "b", type: "file" as const }] };
      expect(await codeOf(capture(single, join(folder, "single")))).toBe("kept-changing");
      rmSync(source, { recursive: true });
      expect(await codeOf(capture(store, join(folder, "gone")))).toBe("kept-changing");
    });
  });

  test("may do so once the copy is complete", async () => {
    const { code, text } = await captureOne(["a.txt", "first"], (file) => ({
      afterStage: () => writeFileSync(file, "next"),
    }));
    expect([code, text]).toEqual([undefined, "first"]);
  });
});

describe("a log that grows after it was pinned", () => {
  const line = `${JSON.stringify({ text: "x".repeat(200) })}\n`;
  const lines = line.repeat(Math.ceil(LARGE / line.length));

  test("is captured up to its last whole line of that moment", async () => {
    const { code, text } = await captureOne(["log.jsonl", `${lines}{"half":`], (file) => ({
      afterPin: () => appendFileSync(file, "true}\n"),
    }));
    expect(code).toBeUndefined();
    expect(text).toBe(lines);
  });

  test("is captured so however slowly its writer puts down a record", async () => {
    for (const before of [lines, line]) {
      const { text } = await captureOne(["log.jsonl", `${before}{"half":`], (file) => ({
        afterPin: () => void setTimeout(() => appendFileSync(file, "true}\n"), 300),
      }));
      expect(text).toBe(before);
    }
  });

  test("keeps its last line when the line feed comes with the next record", async () => {
    const { text } = await captureOne(["log.ndjson", `${lines}{"whole":true}`], (file) => ({
      afterPin: () => appendFileSync(file, '\n{"next":true}'),
    }));
    expect(text).toBe(`${lines}{"whole":true}`);
  });

  test("makes the caller start again when it was rewritten, even longer than before", async () => {
    const { code } = await captureOne(["log.jsonl", lines], (file) => ({
      afterPin: () => writeFileSync(file, `${"y".repeat(5000)}\n${lines}`),
    }));
    expect(code).toBe("kept-changing");
  });

  test("makes the caller start again when another file took its place", async () => {
    const { code } = await captureOne(["log.jsonl", lines], (file) => ({
      afterPin: () => {
        writeFileSync(`${file}.new`, `${lines}{}\n`);
        renameSync(`${file}.new`, file);
      },
    }));
    expect(code).toBe("kept-changing");
  });
});

test("a capture leaves the source as it was", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "source");
    mkdirSync(source);
    writeFileSync(join(source, "a"), "a");
    await capture(located(source), join(folder, "staging"));
    expect(readFileSync(join(source, "a"), "utf8")).toBe("a");
    expect(located(source).members).toHaveLength(2);
  });
});
