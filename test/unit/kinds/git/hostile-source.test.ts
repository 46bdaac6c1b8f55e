import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listWorktreeChanges } from "../../../../src/kinds/git/index.ts";
import { Fixture, onPosix } from "./fixture.ts";

const HOOKS = [
  "post-index-change",
  "post-checkout",
  "reference-transaction",
  "fsmonitor-watchman",
  "pre-auto-gc",
  "update",
];

/** A repository whose config, hooks and attributes start a program wherever git lets them. */
function boobyTrapped(): { fixture: Fixture; hasFired: () => boolean } {
  const fixture = Fixture.init();
  const marker = join(fixture.folder, "fired");
  const trap = join(fixture.folder, "trap.sh");
  writeFileSync(trap, `#!/bin/sh\ntouch '${marker}'\ncat\n`);
  chmodSync(trap, 0o755);
  fixture.write(".gitattributes", "*.md filter=trap diff=trap merge=trap\n*.txt filter=lasting\n");
  fixture.write("notes.md", "one\n").write("plain.txt", "one\n").commit("first");
  fixture.write("notes.md", "stashed\n").git("stash", "-q");
  fixture.write("notes.md", "two\n").write("plain.txt", "two\n").write("new.md", "new\n");

  const settings = ["core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy", "diff.external"];
  settings.push("filter.trap.clean", "filter.trap.smudge", "filter.lasting.process", "diff.trap.textconv");
  settings.push("diff.trap.command", "merge.trap.driver", "gpg.program", "credential.helper", "sequence.editor");
  settings.push(
    "core.alternateRefsCommand",
    "uploadpack.packObjectsHook",
    "core.fsmonitor",
    "alias.status",
    "pager.log",
  );
  const lines = settings.map((key) => {
    const at = key.lastIndexOf(".");
    const [section, name] = key.slice(0, at).split(".");
    return `[${section}${name === undefined ? "" : ` "${name}"`}]\n\t${key.slice(at + 1)} = ${trap}\n`;
  });
  lines.push('[filter "trap"]\n\trequired = true\n[log]\n\tshowSignature = true\n');
  lines.push(`[remote "origin"]\n\turl = ext::${trap}\n\tuploadpack = ${trap}\n\tpromisor = true\n`);
  lines.push('[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = origin\n');
  const hooks = join(fixture.folder, "hooks");
  mkdirSync(hooks);
  for (const folder of [hooks, join(fixture.repo, ".git", "hooks")])
    for (const hook of HOOKS) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, hook), readFileSync(trap), { mode: 0o755 });
    }
  const included = join(fixture.folder, "included.config");
  writeFileSync(included, lines.join(""));
  fixture.git("config", "core.repositoryFormatVersion", "1");
  fixture.git("config", "include.path", included);
  fixture.git("config", "core.hooksPath", hooks);
  return { fixture, hasFired: () => existsSync(marker) };
}

onPosix("the trap works: plain git falls into it", () => {
  const { fixture, hasFired } = boobyTrapped();
  using _ = fixture;
  expect(hasFired()).toBe(false);
  fixture.git("diff-files", "--patch");
  expect(hasFired()).toBe(true);
});

onPosix("nothing that a repository's config, hooks or attributes name is executed", async () => {
  const { fixture, hasFired } = boobyTrapped();
  using _ = fixture;
  const changes = await listWorktreeChanges(fixture.repo);
  expect(changes.changed).toEqual(["new.md", "notes.md", "plain.txt"]);
  const { findings } = await fixture.roundTrip();
  expect(findings).toEqual([]);
  expect(hasFired()).toBe(false);
});

onPosix("a missing object is not fetched from where the config says", async () => {
  const { fixture, hasFired } = boobyTrapped();
  using _ = fixture;
  for (const oid of fixture.git("rev-parse", "HEAD:notes.md", "HEAD").trim().split("\n")) {
    rmSync(join(fixture.repo, ".git", "objects", oid.slice(0, 2), oid.slice(2)), { force: true });
    await expect(fixture.capture()).rejects.toMatchObject({ code: "source-damaged" });
  }
  expect(hasFired()).toBe(false);
});

onPosix("config, hooks and remotes of the source do not come back", async () => {
  const { fixture } = boobyTrapped();
  using _ = fixture;
  const { restored } = await fixture.roundTrip();
  const keys = fixture.gitIn(restored, "config", "--local", "--list", "--name-only").trim().split("\n");
  const own = [
    "repositoryformatversion",
    "filemode",
    "bare",
    "logallrefupdates",
    "ignorecase",
    "precomposeunicode",
    "symlinks",
  ];
  expect(keys.filter((key) => !own.includes(key.replace(/^core\./, "")))).toEqual([]);
  expect(readdirSync(join(restored, ".git")).sort()).toEqual(["HEAD", "config", "index", "logs", "objects", "refs"]);
});

test("the source is left as it was, to the byte and the time", async () => {
  using fixture = Fixture.withCommit();
  fixture.write("notes.md", "edited\n");
  // Git would like to refresh its index for a file whose time is not what it was.
  utimesSync(join(fixture.repo, "topics", "cats.md"), 1_000_000_000, 1_000_000_000);
  const before = snapshotOf(join(fixture.repo, ".git"));
  await listWorktreeChanges(fixture.repo);
  await fixture.roundTrip();
  expect(snapshotOf(join(fixture.repo, ".git"))).toEqual(before);
});

test("the source is left as it was when something is staged beside packed trees", async () => {
  using fixture = Fixture.withCommit();
  fixture.git("gc", "-q");
  for (const path of readdirSync(join(fixture.repo, ".git", "objects", "pack")))
    utimesSync(join(fixture.repo, ".git", "objects", "pack", path), 1_000_000_000, 1_000_000_000);
  fixture.write("staged.md", "staged\n").git("add", "staged.md");
  const before = snapshotOf(join(fixture.repo, ".git"));
  const { restored } = await fixture.roundTrip();
  expect(snapshotOf(join(fixture.repo, ".git"))).toEqual(before);
  expect(fixture.gitIn(restored, "diff", "--cached", "--name-only").trim()).toBe("staged.md");
});

function snapshotOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const { mtimeMs, ctimeMs, size, ino } = statSync(join(folder, path));
      return [path, [mtimeMs, ctimeMs, size, ino].join(" ")];
    }),
  );
}
