import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { StoredBundle } from "../../src/vault/index.ts";
import { type Member, remake } from "../harness/actions/archive.ts";
import { trustedRun } from "../harness/actions/trusted-run.ts";
import { ActionsFixture, sharedBlobs } from "./actions-fixture.ts";
import { Uploads } from "./uploads.ts";

const MAIN = "refs/heads/main";
const PULL = "refs/pull/7/merge";
const NO_TOKEN = { GITHUB_TOKEN: "" };

const blobs = sharedBlobs();
afterAll(blobs.close);
let fixture: ActionsFixture;
let uploads: Uploads;
beforeEach(async () => {
  fixture = await ActionsFixture.start(await blobs.get());
  uploads = new Uploads();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
  uploads[Symbol.dispose]();
});

function into(): string {
  const folder = join(uploads.folder, "got");
  mkdirSync(folder);
  return folder;
}

/** Exchanges the archive of the entry whose key ends so. */
async function reshape(ending: string, make: (members: readonly Member[]) => readonly Member[]): Promise<void> {
  const store = await blobs.get();
  for (const { key, blob } of fixture.services.entries)
    if (key.endsWith(ending)) await store.write(blob, await remake(await store.read(blob), make));
}

describe("the cache of a run", () => {
  test("that may not write says so", async () => {
    const vault = await fixture.open("cache:", {}, { ref: "", reads: [MAIN] });
    await expect(vault.put(await uploads.make())).rejects.toMatchObject({ code: "vault-denied" });
    const mode = await fixture.open("cache:", { ACTIONS_CACHE_MODE: "read" });
    await expect(mode.put(await uploads.make())).rejects.toMatchObject({ code: "vault-denied" });
  });

  test("that is out of order is unreachable, and not empty", async () => {
    fixture.services.faults.push({ fits: /CacheService/, answer: { status: 503, body: { msg: "out of order" } } });
    const vault = await fixture.open("cache:", NO_TOKEN);
    await expect(vault.list()).rejects.toMatchObject({ code: "vault-unreachable" });
  });

  test("is found without a token: what it has stored, and the newest of an agent that it may read", async () => {
    const main = await fixture.open("cache:", NO_TOKEN);
    const [first, second, other] = [
      await uploads.make(),
      await uploads.make(),
      await uploads.make({ agent: "scout-2" }),
    ];
    for (const upload of [first, second, other]) await main.put(upload);
    const pull = await fixture.open(
      "cache:",
      { ...NO_TOKEN, GITHUB_RUN_ID: "5", GITHUB_REF_NAME: "7/merge", GITHUB_BASE_REF: "main" },
      { ref: PULL, reads: [PULL, MAIN] },
    );
    const found = await pull.list({ agent: "scout" });
    expect(found.map(({ receipt, origin }) => [receipt, origin])).toEqual([[second.receipt, null]]);
    expect((await main.list({ name: first.receipt.bundle })).map(({ receipt }) => receipt)).toContainEqual(
      first.receipt,
    );
    await expect(pull.remove(found[0] as StoredBundle)).rejects.toMatchObject({ code: "vault-denied" });
    await expect(pull.sweep({ olderThanMs: 0, dryRun: true })).rejects.toMatchObject({ code: "vault-denied" });
  });

  test("of another branch is out of reach, and left out with the reason", async () => {
    const topic = await fixture.open("cache:", {}, { ref: "refs/heads/topic", reads: ["refs/heads/topic"] });
    const { name } = await topic.put(await uploads.make());
    const skipped: string[] = [];
    expect(await (await fixture.open("cache:")).list({}, (one) => skipped.push(one))).toEqual([]);
    expect(skipped).toEqual([`${name}.receipt.json`]);
  });

  test("has no origin when its key names a run that was on another ref", async () => {
    fixture.services.runs.push(trustedRun(12, { event: "pull_request", head_branch: "topic" }));
    const pull = { ref: PULL, reads: [PULL, MAIN] };
    const honest = await fixture.open("cache:", { GITHUB_RUN_ID: "12" }, pull);
    expect(await honest.put(await uploads.make())).toMatchObject({ origin: { event: "pull_request" } });
    const forged = await fixture.open("cache:", { GITHUB_RUN_ID: "4711" }, pull);
    expect(await forged.put(await uploads.make())).toMatchObject({ origin: null });
  });

  test("has no origin when a pull request has saved the same key", async () => {
    const upload = await uploads.make();
    expect(await (await fixture.open("cache:")).put(upload)).toMatchObject({ origin: { branch: "main" } });
    const { entries } = fixture.services;
    for (const one of entries.map((entry) => ({ ...entry, ref: PULL }))) entries.push({ ...one, id: one.id + 100 });
    const reader = await fixture.open("cache:", {}, { ref: PULL, reads: [PULL, MAIN] });
    expect(await reader.list()).toMatchObject([{ origin: null }]);
  });

  test("keeps its origin for all that the pull request cannot reach", async () => {
    const main = await fixture.open("cache:");
    const stored = await main.put(await uploads.make());
    const { entries } = fixture.services;
    for (const one of entries.map((entry) => ({ ...entry, ref: PULL }))) entries.push({ ...one, id: one.id + 100 });
    expect(await main.list()).toEqual([stored]);
    expect(stored).toMatchObject({ origin: { branch: "main" } });
  });

  test.each<[string, (outside: string) => (members: readonly Member[]) => readonly Member[]]>([
    [
      "an absolute name",
      (outside) => (members) => [...members, { header: { name: join(outside, "evil") }, content: Buffer.from("evil") }],
    ],
    [
      "a name that climbs out",
      () => (members) => [...members, { header: { name: "../../evil" }, content: Buffer.from("evil") }],
    ],
    [
      "a link and a file behind it",
      (outside) => (members) => [
        { header: { name: "link", type: "symlink", linkname: outside }, content: Buffer.alloc(0) },
        { header: { name: "link/evil" }, content: Buffer.from("evil") },
        ...members,
      ],
    ],
    [
      "a folder that is a link",
      (outside) => () => [
        { header: { name: ".memsnap-vault", type: "symlink", linkname: outside }, content: Buffer.alloc(0) },
        { header: { name: ".memsnap-vault/bundle/evil" }, content: Buffer.from("evil") },
      ],
    ],
  ])("writes nowhere but into its own folder, whatever the archive holds: %s", async (_, hostile) => {
    const vault = await fixture.open("cache:");
    const stored = await vault.put(await uploads.make());
    const outside = join(fixture.folder, "outside");
    mkdirSync(join(outside, "bundle"), { recursive: true });
    await reshape(".tar.zst", hostile(outside));
    await vault.get(stored, into()).catch((error) => expect(error.code).toBe("vault-corrupt"));
    expect(readdirSync(outside, { recursive: true })).toEqual(["bundle"]);
    expect(existsSync(join(fixture.folder, "evil"))).toBe(false);
    expect(readdirSync(fixture.folder)).toEqual(["outside"]);
  });

  test("that holds something else than one file is corrupt", async () => {
    const vault = await fixture.open("cache:");
    const stored = await vault.put(await uploads.make());
    const more = { header: { name: ".memsnap-vault/bundle/more" }, content: Buffer.from("more") };
    await reshape(".tar.zst", (members) => [...members, more]);
    await expect(vault.get(stored, into())).rejects.toMatchObject({ code: "vault-corrupt" });
  });

  test("is for actions only", async () => {
    await expect(fixture.open("cache:", { ACTIONS_RUNTIME_TOKEN: "" })).rejects.toMatchObject({ code: "bad-option" });
  });
});

describe("artifacts", () => {
  test("of another run are listed and fetched with a token alone, on any machine", async () => {
    const upload = await uploads.make();
    await (await fixture.open("artifact:nightly")).put(upload);
    expect(fixture.services.artifacts.map(({ name }) => name)).toContain(`nightly.${upload.receipt.bundle}`);
    const outside = await fixture.open("artifact:nightly", { ACTIONS_RUNTIME_TOKEN: "", GITHUB_RUN_ID: "" });
    const [stored] = await outside.list();
    expect(stored).toMatchObject({ receipt: upload.receipt, origin: { runId: 4711, workflow: "memory.yml" } });
    await outside.get(stored as StoredBundle, into());
    await expect(outside.put(await uploads.make())).rejects.toMatchObject({ code: "bad-option" });
    expect(await (await fixture.open("artifact:")).list()).toEqual([]);
  });

  test("of the same run need no token", async () => {
    const vault = await fixture.open("artifact:", NO_TOKEN);
    const stored = await vault.put(await uploads.make());
    expect(await vault.list()).toEqual([stored]);
    await vault.get(stored, into());
    await vault.remove(stored);
    expect(fixture.services.artifacts).toEqual([]);
    const other = await fixture.open("artifact:", { ...NO_TOKEN, GITHUB_RUN_ID: "5" }, { runId: 5 });
    await expect(other.remove(stored)).rejects.toMatchObject({ code: "vault-denied" });
  });

  test("that may not be uploaded or removed say so", async () => {
    const vault = await fixture.open("artifact:", {}, { ref: "" });
    await expect(vault.put(await uploads.make())).rejects.toMatchObject({ code: "vault-denied" });
    const stored = await (await fixture.open("artifact:")).put(await uploads.make());
    const answer = { status: 403, body: { message: "Resource not accessible by integration" } };
    fixture.services.faults.push({ fits: /^DELETE/, answer });
    await expect(vault.remove(stored)).rejects.toMatchObject({ code: "vault-denied" });
  });

  test("of more than one page are all found", async () => {
    const vault = await fixture.open("artifact:");
    const stored = await vault.put(await uploads.make());
    const [first] = fixture.services.artifacts;
    for (let id = 1000; id < 1250; id++)
      if (first !== undefined) fixture.services.artifacts.unshift({ ...first, id, name: `other-${id}` });
    expect(await vault.list()).toEqual([stored]);
  });
});

describe.each(["cache:", "artifact:"])("what one run has stored in %s", (url) => {
  test("is listed by itself, with a token and without", async () => {
    fixture.services.runs.push(trustedRun(5));
    const [first, second] = [await uploads.make(), await uploads.make()];
    await (await fixture.open(url)).put(first);
    const other = await fixture.open(url, { GITHUB_RUN_ID: "5" }, { runId: 5 });
    await other.put(second);
    const names = async (runId: number) => (await other.list({ runId })).map(({ name }) => name);
    expect([await names(4711), await names(5)]).toEqual([[first.receipt.bundle], [second.receipt.bundle]]);
    const blind = await fixture.open(url, { ...NO_TOKEN, GITHUB_RUN_ID: "5" }, { runId: 5 });
    expect((await blind.list({ runId: 5 })).map(({ name }) => name)).toEqual([second.receipt.bundle]);
    expect(await blind.list({ runId: 6 })).toEqual([]);
  });
});
