import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import type { KnownStore } from "../../../../src/kinds/kind.ts";
import { COMPARE_DEFAULTS } from "../../../../src/model/index.ts";
import { compare, knownStore, type Step, short } from "./compared.ts";
import { Fixture } from "./fixture.ts";

describe("history", () => {
  const branch = (it: Fixture) => it.git("branch", "idea");
  const table: readonly [fact: string, started: Step | undefined, step: Step, found: readonly string[]][] = [
    ["goes on", undefined, (it) => it.commit("more"), ["commits-added"]],
    [
      "loses commits",
      (it) => it.commit("lost"),
      (it) => it.git("reset", "-q", "--hard", "HEAD~1"),
      ["history-rewritten refs/heads/main"],
    ],
    ["gains a branch", undefined, branch, ["ref-added refs/heads/idea"]],
    ["loses a branch", branch, (it) => it.git("branch", "-D", "idea"), ["ref-removed refs/heads/idea"]],
    ["has another branch checked out", branch, (it) => it.git("checkout", "-q", "idea"), ["head-changed"]],
    ["has no branch checked out", undefined, (it) => it.git("checkout", "-q", "--detach"), ["head-changed"]],
    [
      "loses a commit that only HEAD reached",
      (it) => {
        it.git("checkout", "-q", "--detach");
        it.commit("loose");
      },
      (it) => it.git("checkout", "-q", "main"),
      ["head-changed", "history-rewritten HEAD"],
    ],
    [
      "keeps a commit that a branch names now",
      (it) => {
        it.git("checkout", "-q", "--detach");
        it.commit("loose");
      },
      (it) => it.git("checkout", "-q", "-b", "kept"),
      ["head-changed", "ref-added refs/heads/kept"],
    ],
    [
      "has a tag moved",
      (it) => it.git("tag", "mark"),
      (it) => {
        it.commit("more");
        it.git("tag", "-f", "mark");
      },
      ["commits-added", "ref-changed refs/tags/mark"],
    ],
    [
      "gains a stash",
      (it) => it.write("notes.md", "x"),
      (it) => it.git("stash", "push", "-q"),
      ["file-changed memory/notes.md", "ref-added refs/stash"],
    ],
  ];
  test.each(table)("%s", async (_, ...[started, step, found]) => {
    expect(short(await compare(step, started === undefined ? {} : { started }))).toEqual(found);
  });

  test("counts what is new and what is lost, and shows subjects only when asked", async () => {
    const started = (it: Fixture) => {
      it.commit("secret one");
      it.commit("secret two");
    };
    const step = (it: Fixture) => {
      it.git("reset", "-q", "--hard", "HEAD~2");
      it.commit("new");
    };
    const [added, rewritten] = await compare(step, { started });
    expect(added).toMatchObject({ code: "commits-added", numbers: { commits: 1, before: 3, after: 2 } });
    expect(rewritten).toMatchObject({ code: "history-rewritten", numbers: { commits: 2, before: 3, after: 2 } });
    expect(rewritten?.samples).toHaveLength(2);
    expect(JSON.stringify([added, rewritten])).not.toContain("secret");
    const [, shown] = await compare(step, { started, showContent: true, samples: 1 });
    expect(shown?.samples).toMatchObject([{ before: "secret two" }]);
  });

  test("a dropped stash is lost, whatever number the others have now", async () => {
    const started = (it: Fixture) => {
      for (const thought of ["one", "two", "three"]) it.write("notes.md", thought).git("stash", "push", "-q");
    };
    const [lost] = await compare((it) => it.git("stash", "drop", "-q", "stash@{1}"), { started });
    expect(lost).toMatchObject({ code: "ref-removed", numbers: { stashes: 1, before: 3, after: 2 } });
  });

  test("may be shallow on either side", async () => {
    using fixture = Fixture.withCommit();
    fixture.commit("two");
    fixture.commit("three");
    const shallow = join(fixture.folder, "shallow");
    fixture.gitIn(fixture.folder, "clone", "-q", "--depth=1", `file://${fixture.repo}`, shallow);
    const whole = await knownStore(fixture);
    const { entries: content, summary, digest } = await fixture.capture({ location: shallow });
    const cut = { ...whole, content, summary, digest };
    const ask = async (pair: { base: KnownStore; current: KnownStore }) => {
      const found = await gitKind.compare(pair, COMPARE_DEFAULTS, fixture.fresh("scratch"));
      return found.filter(({ place }) => !place.ref?.startsWith("refs/remotes/"));
    };
    expect(await ask({ base: cut, current: whole })).toEqual([]);
    const [rewritten] = await ask({ base: whole, current: cut });
    expect(rewritten).toMatchObject({
      code: "history-rewritten",
      place: {},
      numbers: { commits: 2, before: 3, after: 1 },
    });
  });

  test("begins with the first commit, and a repository may have none", async () => {
    using fixture = Fixture.init();
    fixture.write("a.md", "a");
    const base = await knownStore(fixture);
    fixture.commit("first");
    const current = await knownStore(fixture);
    const ask = (pair: { base: KnownStore; current: KnownStore }) =>
      gitKind.compare(pair, COMPARE_DEFAULTS, fixture.fresh("scratch"));
    expect(short(await ask({ base, current }))).toEqual(["commits-added", "ref-added refs/heads/main"]);
    expect(short(await ask({ base: current, current: base }))).toEqual(["ref-removed refs/heads/main"]);
  });

  test("of another object format is another history", async () => {
    using fixture = Fixture.withCommit();
    using other = Fixture.withCommit("--object-format=sha256");
    other.write("notes.md", "# Note\n").commit("more");
    const pair = { base: await knownStore(fixture), current: await knownStore(other) };
    const found = short(await gitKind.compare(pair, COMPARE_DEFAULTS, fixture.fresh("scratch")));
    expect(found).toContain("store-changed");
  });
});
