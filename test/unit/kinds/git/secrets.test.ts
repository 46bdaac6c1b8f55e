import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import type { StagedStore } from "../../../../src/kinds/kind.ts";
import { findings, PLANTED, redact, TOKEN } from "../secrets.ts";
import { codeOf } from "../stage.ts";
import { contents, Fixture, summaryOf } from "./fixture.ts";

const MARK = "[REDACTED:github]";

/** One secret that was removed again, one in a message, one on another branch, one that is not committed. */
function withSecrets(): Fixture {
  const fixture = Fixture.withCommit();
  fixture.write("old.md", `x ${TOKEN}\n`).commit("second");
  fixture.remove("old.md").commit(`third ${PLANTED.gitlab}`);
  fixture.git("checkout", "-q", "-b", "other");
  fixture.write("topics/other.md", `${PLANTED.figma}\n`).commit("on other");
  fixture.git("checkout", "-q", "main");
  return fixture.write("notes.md", `now ${TOKEN}\n`);
}

async function restored(fixture: Fixture, staged: StagedStore): Promise<string> {
  const extracted = fixture.extract(staged);
  expect(await fixture.check(extracted)).toEqual([]);
  const tree = fixture.fresh("tree");
  await gitKind.restore(extracted, tree);
  return join(tree, "memory");
}

describe("secrets in a repository", () => {
  test("are found in every commit, in messages, in paths and in what is not committed", async () => {
    using fixture = withSecrets();
    const found = await findings(gitKind, fixture.located(), await fixture.capture());
    expect(found.map((line) => line.replace(/[0-9a-f]{12}/, "OID"))).toEqual([
      "history memory: 1 gitlab (commit OID)",
      "content memory/notes.md: 1 github (line 1)",
      "history memory/old.md: 1 github (blob OID)",
      "history memory/topics/other.md: 1 figma (blob OID)",
    ]);
  });

  test("are found where blocks of a large object meet", async () => {
    using fixture = Fixture.init();
    const text = `${"x ".repeat(4 * 1024 * 1024 - 20)}${TOKEN} ${"y ".repeat(1024 * 1024)}${TOKEN}\n`;
    fixture.write("large.txt", text).commit("large");
    const [line] = await findings(gitKind, fixture.located(), await fixture.capture());
    expect(line).toContain("history memory/large.txt: 2 github");
  });

  test("are found in names that were committed", async () => {
    using fixture = Fixture.init();
    fixture.write(`keys/${TOKEN}.md`, "x").commit("first");
    expect(await findings(gitKind, fixture.located(), await fixture.capture())).toEqual([
      `history memory/keys/${MARK}.md: 1 github`,
    ]);
  });
});

describe("names in a repository", () => {
  test("are searched also where the same content has another name", async () => {
    using fixture = Fixture.init();
    fixture.write("a.md", "same").write(`b/${TOKEN}/a.md`, "same").write(`b/${TOKEN}/b.md`, "same").commit("first");
    expect(await findings(gitKind, fixture.located(), await fixture.capture())).toEqual([
      `history memory/b/${MARK}: 1 github`,
    ]);
  });

  test("that a rule drops are known to be there whatever else has the same content, committed or staged", async () => {
    using committed = Fixture.init();
    committed.write("a.md", "same").write("people/a.md", "same").commit("first");
    using staged = Fixture.withCommit();
    staged.write("people/a.md", "of one who is new").git("add", "people/a.md");
    const redactions = [{ do: "drop", path: "memory/people/**" }] as const;
    for (const fixture of [committed, staged]) {
      const from = { store: fixture.located(), staged: await fixture.capture(), into: fixture.fresh("redacted") };
      expect(await codeOf(redact(gitKind, from, { redactions }))).toBe("secrets-found");
    }
  });
});

describe("a redacted repository", () => {
  test("has marks in the files of its work tree, and its history as it was", async () => {
    using fixture = withSecrets();
    const into = fixture.fresh("redacted");
    const after = await redact(gitKind, { store: fixture.located(), staged: await fixture.capture(), into });
    expect(after.left.map((line) => line.split(" ")[0])).toEqual(["history", "history", "history"]);
    const folder = await restored(fixture, after.staged);
    expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe(`now ${MARK}\n`);
    expect(fixture.gitIn(folder, "rev-parse", "other")).toBe(fixture.git("rev-parse", "other"));
  });

  test("without its history is one commit of what HEAD holds", async () => {
    using fixture = withSecrets();
    fixture.write("topics/cats.md", `Cats ${TOKEN}\n`).git("add", "topics/cats.md");
    fixture.git("commit", "-q", "-m", "cats");
    const into = fixture.fresh("redacted");
    const staged = await fixture.capture();
    const after = await redact(gitKind, { store: fixture.located(), staged, into }, { git: "drop-history" });
    expect(after.left).toEqual([]);
    expect(after.applied).toEqual(["history memory: 1 drop"]);
    expect(summaryOf(after.staged)).toMatchObject({ commits: 1, refs: [{ name: "refs/heads/main" }] });
    const folder = await restored(fixture, after.staged);
    const text = (path: string): string => readFileSync(join(folder, path), "utf8");
    expect(Object.keys(contents(folder)).sort()).toEqual(["notes.md", "topics/", "topics/cats.md"]);
    expect([text("notes.md"), text("topics/cats.md")]).toEqual([`now ${MARK}\n`, `Cats ${MARK}\n`]);
    expect(fixture.gitIn(folder, "status", "--porcelain")).toBe(" M notes.md\n");
    expect(fixture.gitIn(folder, "cat-file", "--batch-all-objects", "--batch")).not.toContain(TOKEN);

    const again = await redact(gitKind, { store: fixture.located(), staged, into }, { git: "drop-history" });
    expect(again.staged.digest).toBe(after.staged.digest);
  });

  test("keeps its history where there is nothing to drop it for", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", `now ${TOKEN}\n`);
    const options = { git: "drop-history" } as const;
    const into = fixture.fresh("redacted");
    const after = await redact(gitKind, { store: fixture.located(), staged: await fixture.capture(), into }, options);
    expect(summaryOf(after.staged).head.oid).toBe(fixture.git("rev-parse", "HEAD").trim());
    expect(after.left).toEqual([]);
  });

  test("without a commit has its files redacted", async () => {
    using fixture = Fixture.init();
    fixture.write("notes.md", `${TOKEN}\n`);
    const into = fixture.fresh("redacted");
    const after = await redact(gitKind, { store: fixture.located(), staged: await fixture.capture(), into });
    expect(readFileSync(join(await restored(fixture, after.staged), "notes.md"), "utf8")).toBe(`${MARK}\n`);
  });
});

describe("rules about files of a repository", () => {
  const redactions = [{ do: "drop", path: "memory/topics/*" }] as const;

  test("are refused for what was committed while the history stays", async () => {
    using fixture = Fixture.withCommit();
    const request = { store: fixture.located(), staged: await fixture.capture(), into: fixture.fresh("redacted") };
    expect(await codeOf(redact(gitKind, request, { redactions, git: "allow" }))).toBe("secrets-found");
  });

  test("are followed when the history goes", async () => {
    using fixture = Fixture.withCommit();
    const request = { store: fixture.located(), staged: await fixture.capture(), into: fixture.fresh("redacted") };
    const after = await redact(gitKind, request, { redactions, git: "drop-history" });
    expect(Object.keys(contents(await restored(fixture, after.staged)))).toEqual(["notes.md"]);
  });
});
