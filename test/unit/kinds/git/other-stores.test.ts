import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import { Fixture, onPosix, summaryOf } from "./fixture.ts";

describe("capturing around other stores", () => {
  test("paths of other stores are neither captured nor counted as deleted", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("facts.db", "old").commit("database");
    fixture.write("facts.db", "new").write("facts.db-wal", "log").write("more/other.db", "x");
    const { staged, restored } = await fixture.roundTrip({ exclude: ["facts.db", "more"] });
    expect(summaryOf(staged)).toMatchObject({ changed: [], deleted: [] });
    expect(readFileSync(join(restored, "facts.db"), "utf8")).toBe("old");
  });

  onPosix("what is gone from the place of another store does not come back from HEAD", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("more/gone.md", "old").write("more/kept.md", "old").write("more/folder", "was a file");
    fixture.write("facts.db", "old");
    symlinkSync("notes.md", join(fixture.repo, "more", "link"));
    symlinkSync("notes.md", join(fixture.repo, "more", "other"));
    fixture.commit("all");
    fixture.remove("more/gone.md").remove("more/folder").remove("more/link").remove("facts.db");
    fixture.write("more/folder/new.md", "new").write("more/link/new.md", "new").write("more/kept.md", "new");
    const { staged, findings, restored } = await fixture.roundTrip({ exclude: ["facts.db", "more"] });
    expect(summaryOf(staged)).toMatchObject({
      changed: [],
      deleted: ["facts.db", "more/folder", "more/gone.md", "more/link"],
    });
    expect(findings).toEqual([]);
    expect(readdirSync(join(restored, "more"))).toEqual(["kept.md", "other"]);
    expect(existsSync(join(restored, "facts.db"))).toBe(false);
  });

  test("what lies in a repository of another store does not come back from HEAD", async () => {
    using fixture = Fixture.withCommit();
    fixture.gitIn(join(fixture.repo, "topics"), "init", "-q");
    const { staged, findings, restored } = await fixture.roundTrip({ exclude: ["topics"] });
    expect(summaryOf(staged)).toMatchObject({ changed: [], deleted: ["topics/cats.md"] });
    expect(findings).toEqual([]);
    expect(existsSync(join(restored, "topics"))).toBe(false);
  });
});

describe("restoring beside other stores", () => {
  test("what is there already stays, and is not HEAD's older version", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("facts.db", "old").commit("database");
    fixture.write("facts.db", "new");
    const store = fixture.extract(await fixture.capture({ exclude: ["facts.db"] }));
    const tree = fixture.fresh("tree");
    mkdirSync(join(tree, "memory"));
    writeFileSync(join(tree, "memory", "facts.db"), "new");
    await gitKind.restore(store, tree);
    expect(readFileSync(join(tree, "memory", "facts.db"), "utf8")).toBe("new");
    expect(fixture.gitIn(join(tree, "memory"), "status", "--porcelain")).toBe(" M facts.db\n");
  });

  onPosix("nothing is written through a link that another store has put there", async () => {
    using fixture = Fixture.withCommit();
    const store = fixture.extract(await fixture.capture());
    const [tree, outside] = [fixture.fresh("tree"), fixture.fresh("outside")];
    symlinkSync(outside, join(tree, "memory"));
    await expect(gitKind.restore(store, tree)).rejects.toMatchObject({ code: "archive-violation" });
    expect(readdirSync(outside)).toEqual([]);
  });

  test("a .git that is there already is not obeyed", async () => {
    using fixture = Fixture.withCommit();
    const store = fixture.extract(await fixture.capture());
    const tree = fixture.fresh("tree");
    mkdirSync(join(tree, "memory", ".git"), { recursive: true });
    await expect(gitKind.restore(store, tree)).rejects.toMatchObject({ code: "repository-damaged" });
  });
});
