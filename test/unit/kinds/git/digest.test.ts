import { chmodSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { contents, Fixture, onPosix } from "./fixture.ts";

test("the same state has the same digest, however it is packed and whatever its past", async () => {
  using fixture = Fixture.withCommit();
  for (const content of ["two", "three"]) fixture.write("notes.md", content).commit(content);
  fixture.write("run.sh", "x", 0o744).write("new.md", "new", 0o600);
  const { digest } = await fixture.capture();

  fixture.git("gc", "-q", "--aggressive", "--prune=now");
  rmSync(join(fixture.repo, ".git", "logs"), { recursive: true });
  fixture.git("config", "user.name", "Somebody Else");
  chmodSync(join(fixture.repo, "run.sh"), 0o755);
  chmodSync(join(fixture.repo, "new.md"), 0o644);
  expect((await fixture.capture({ name: "other", path: "elsewhere/other" })).digest).toBe(digest);
});

test("a restored repository has the digest of its source", async () => {
  using fixture = Fixture.withCommit();
  for (const thought of ["one", "two"]) fixture.write("notes.md", thought).git("stash", "push", "-q");
  fixture.write("notes.md", "staged").git("add", "-A");
  fixture.write("notes.md", "edited").write("new.md", "new").remove("topics");
  const { staged, restored } = await fixture.roundTrip();
  expect((await fixture.capture({ location: restored })).digest).toBe(staged.digest);
});

onPosix("another state has another digest", async () => {
  using fixture = Fixture.withCommit();
  const steps: (() => unknown)[] = [
    () => undefined,
    () => fixture.write("new.md", "new"),
    () => fixture.write("new.md", "neW"),
    () => chmodSync(join(fixture.repo, "new.md"), 0o755),
    () => fixture.remove("topics/cats.md"),
    () => fixture.git("tag", "mark"),
    () => fixture.git("add", "new.md"),
    () => fixture.git("stash", "push", "-q"),
    () => fixture.git("symbolic-ref", "HEAD", "refs/heads/other"),
  ];
  const digests: string[] = [];
  for (const step of steps) {
    step();
    digests.push((await fixture.capture()).digest);
  }
  expect(new Set(digests).size).toBe(steps.length);
});

test("the same repository gives the same bundle bytes", async () => {
  using fixture = Fixture.withCommit();
  for (let at = 0; at < 20; at++) fixture.write("notes.md", `${"line\n".repeat(at)}${at}`).commit(String(at));
  const bytes = async () => {
    const [entry] = (await fixture.capture()).entries;
    return entry?.type === "file" ? readFileSync(entry.file) : undefined;
  };
  expect(await bytes()).toEqual(await bytes());
});

interface Written {
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

test("any work tree comes back as it was", async () => {
  const name = fc.constantFrom("a", "b", "c.md", "ü.md", "-d");
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const files = fc.array(fc.record({ path, content: fc.string({ maxLength: 20 }), executable: fc.boolean() }), {
    maxLength: 8,
  });
  const comesBack = async (committed: Written[], staged: Written[], written: Written[]) => {
    using fixture = Fixture.withCommit();
    for (const file of committed) put(fixture, file);
    fixture.commit("committed");
    for (const file of staged) put(fixture, file);
    fixture.git("add", "-A");
    for (const file of written) put(fixture, file);
    if (written.length > 4) fixture.remove("topics");

    const { restored, findings } = await fixture.roundTrip();
    expect(findings).toEqual([]);
    expect(contents(restored)).toEqual(contents(fixture.repo));
    const status = ["status", "--porcelain=v1", "--untracked-files=all", "--no-renames"];
    expect(fixture.gitIn(restored, ...status)).toBe(fixture.git(...status));
  };
  await fc.assert(fc.asyncProperty(files, files, files, comesBack), { numRuns: 15 });
});

/** Writes a file; a file in the way of its folder, or a folder in its own way, is removed. */
function put(fixture: Fixture, { path, content, executable }: Written): void {
  const present = contents(fixture.repo);
  const parts = path.split("/");
  const ways = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  for (const way of ways)
    if (way === path || present[way] !== undefined) rmSync(join(fixture.repo, way), { recursive: true, force: true });
  fixture.write(path, content, executable ? 0o755 : 0o644);
}
