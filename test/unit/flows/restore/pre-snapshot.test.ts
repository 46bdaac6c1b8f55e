import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { type Context, keygen, restore } from "../../../../src/flows/index.ts";
import { repositoryState } from "../../../harness/compare-memory.ts";
import { git, makeRepository } from "../../kinds/sources/places.ts";
import { Desk } from "../desk.ts";

describe("what is kept", () => {
  test("is sealed as the bundle is", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "a secret of the target" });
    desk.write({ passphrase: "open sesame\n", other: "close sesame\n" });
    const { bundle } = await desk.snapshot(["mem"], { encrypt: true, passphraseFile: "passphrase" });
    const { preRestore } = await desk.restore(bundle, "target", { force: true, passphraseFile: "passphrase" });
    expect(preRestore).toMatch(/\.tar\.zst\.age$/);
    expect(
      readFileSync(preRestore ?? "")
        .subarray(0, 21)
        .toString(),
    ).toBe("age-encryption.org/v1");
    await expect(desk.undo("target")).rejects.toMatchObject({ code: "no-key", exitCode: 6 });
    await expect(desk.undo("target", { passphraseFile: "other" })).rejects.toMatchObject({ exitCode: 6 });
    expect(desk.files("target")).toEqual({ "mem/a.md": "new" });
    await desk.undo("target", { passphraseFile: "passphrase" });
    expect(desk.files("target")).toEqual({ "mem/a.md": "a secret of the target" });
  });

  test("can be opened by everybody who can open the bundle", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const keys = [await makeKey(desk, "ours.txt"), await makeKey(desk, "theirs.txt")];
    const { bundle } = await desk.snapshot(["mem"], { encrypt: true, recipients: keys });
    const { preRestore } = await desk.restore(bundle, "target", { force: true, identityFiles: ["ours.txt"] });
    for (const file of ["ours.txt", "theirs.txt"])
      expect((await desk.verify(preRestore ?? "", { identityFiles: [file] })).ok).toBe(true);
  });

  test("is nobody else's business", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const { bundle } = await desk.snapshot(["mem"]);
    await desk.restore(bundle, "target", { force: true });
    if (process.platform !== "win32") expect(lstatSync(desk.path("target/.memsnap")).mode & 0o777).toBe(0o700);
    const { stores, leftOut } = await desk.snapshot(["target"]);
    expect(stores.map(({ path }) => path)).toEqual(["target"]);
    expect(leftOut).toEqual([{ path: "target/.memsnap", reason: "excluded" }]);
  });

  test("is no part of a repository that is the target", async () => {
    using desk = new Desk().write({ "mem/a.md": "a\n" });
    makeRepository(desk.path("mem"));
    const taken = await desk.snapshot(["mem"], { root: "mem" });
    await desk.restore(taken.bundle, "target");
    expect(repositoryState(desk.path("target")).status).toBe("");
    expect((await desk.snapshot(["target"], { root: "target" })).stateDigest).toBe(taken.stateDigest);
  });

  test("must be whole: a damaged database is not thrown away without the user's word", async () => {
    using desk = new Desk().database("mem/facts.db", "new").database("target/mem/facts.db", "x".repeat(9000));
    const { bundle } = await desk.snapshot(["mem"]);
    const bytes = readFileSync(desk.path("target/mem/facts.db"));
    bytes.fill(0xff, 4096, 8192);
    desk.write({ "target/mem/facts.db": bytes });
    const refused = desk.restore(bundle, "target", { force: true });
    await expect(refused).rejects.toMatchObject({ code: "pre-snapshot-failed", exitCode: 2 });
    await expect(refused).rejects.toThrow("--no-pre-snapshot");
    expect(readFileSync(desk.path("target/mem/facts.db")).equals(bytes)).toBe(true);
    expect(readdirSync(desk.path("target"))).toEqual(["mem"]);
    await desk.restore(bundle, "target", { force: true, preSnapshot: false });
    expect(readFileSync(desk.path("target/mem/facts.db")).equals(bytes)).toBe(false);
  });

  test.each<[string, string, (desk: Desk) => unknown]>([
    ["a repository ignores", "mem/notes/private", (desk) => desk.write({ "target/mem/notes/private/a.md": "mine" })],
    ["another restore keeps", "mem/topics/.memsnap", (desk) => desk.write({ "target/mem/topics/.memsnap/a.md": "x" })],
  ])("must be whole: what %s is not thrown away with its folder without the user's word", async (_what, path, add) => {
    using desk = new Desk().write({
      "mem/notes/.gitignore": "private/\n",
      "mem/topics/a.md": "a\n",
      "target/else.md": "",
    });
    makeRepository(desk.path("mem/notes"));
    // A submodule that nobody has filled is nothing to lose.
    git(desk.path("mem/notes"), "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`);
    git(desk.path("mem/notes"), "commit", "--quiet", "--message=two");
    const { bundle } = await desk.snapshot(["mem"]);
    await desk.restore(bundle, "target", { force: true });
    add(desk);
    const refused = desk.undo("target");
    await expect(refused).rejects.toMatchObject({ code: "pre-snapshot-failed", exitCode: 2, problems: [{ path }] });
    expect(existsSync(desk.path("target", path, "a.md"))).toBe(true);
    await desk.undo("target", { preSnapshot: false });
    expect(desk.files("target")).toEqual({ "else.md": "" });
  });

  test("is not kept again when it was changed meanwhile", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const { bundle } = await desk.snapshot(["mem"]);
    const progress: Context["progress"] = ({ phase }) => {
      if (phase === "read back") desk.write({ "target/mem/a.md": "changed during the restore" });
    };
    const outcome = await restore({ bundle, to: "target", force: true }, desk.context({ progress })).catch(
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ code: "kept-changing", exitCode: 7 });
    expect(desk.files("target")).toEqual({ "mem/a.md": "changed during the restore" });
    rmSync(desk.path("target/mem"), { recursive: true });
    expect(readdirSync(desk.path("target"))).toEqual([]);
  });
});

async function makeKey(desk: Desk, out: string): Promise<string> {
  return (await keygen({ out, postQuantum: false }, desk.context())).recipient;
}
