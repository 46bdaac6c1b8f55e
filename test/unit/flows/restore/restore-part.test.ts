import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { generateIdentity } from "../../../../src/bundle/index.ts";
import { type Context, inspect, restore } from "../../../../src/flows/index.ts";
import { randomFrom } from "../../../harness/workload.ts";
import { Desk, NOW } from "../desk.ts";

/** Does not compress, so that the bundle is as large and damage in its middle is damage of this. */
const LARGE = Buffer.alloc(6_000_000);
const random = randomFrom(5);
for (let at = 0; at < LARGE.length; at += 4) LARGE.writeUInt32LE(Math.floor(random() * 2 ** 32), at);

/** A memory of which nearly everything is one large file; what is small stands before and behind it. */
async function taken(): Promise<Desk & { bundle: string }> {
  const desk = new Desk()
    .write({ "mem/a.md": "first", "mem/large.bin": LARGE, "mem/z.md": "last", "mem/sub/y.md": "deep" })
    .database("mem/facts.db", "remembered");
  return Object.assign(desk, await desk.snapshot(["mem"]));
}

function flip(path: string, place: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * place);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}

describe("restore --only of little", () => {
  test("reads little, and says that the rest was not checked", async () => {
    using desk = await taken();
    const result = await desk.restore(desk.bundle, "back", { only: ["mem/z.md", "mem/sub"] });
    expect(result).toMatchObject({ partial: true, stores: [{ kind: "file", path: "mem", entries: 3 }] });
    expect(result.readBytes).toBeLessThan(3_000_000);
    expect(desk.files("back")).toEqual({ "mem/z.md": "last", "mem/sub/y.md": "deep" });
  });

  test("gives the same as a restore that has read everything", async () => {
    using desk = await taken();
    const all = await desk.restore(desk.bundle, "all");
    expect([all.partial, all.readBytes > LARGE.length]).toEqual([false, true]);
    const part = await desk.restore(desk.bundle, "part", { only: ["mem/facts.db"] });
    expect(part.partial).toBe(true);
    expect(desk.files("part")["mem/facts.db"]).toBe(desk.files("all")["mem/facts.db"]);
  });

  test("does not meet damage elsewhere, which a restore of everything does", async () => {
    using desk = await taken();
    flip(desk.bundle, 0.5);
    expect((await desk.restore(desk.bundle, "part", { only: ["mem/z.md"] })).partial).toBe(true);
    await expect(desk.restore(desk.bundle, "all")).rejects.toMatchObject({ exitCode: 3 });
    await expect(desk.restore(desk.bundle, "large", { only: ["mem/large.bin"] })).rejects.toMatchObject({
      exitCode: 3,
    });
    expect([existsSync(desk.path("all")), existsSync(desk.path("large"))]).toEqual([false, false]);
  });

  test("still compares what the receipt says with the bundle", async () => {
    using desk = await taken();
    const path = `${desk.bundle}.receipt.json`;
    const receipt = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    const restoring = (): Promise<unknown> => desk.restore(desk.bundle, "back", { only: ["mem/z.md"] });
    for (const lie of [{ stateDigest: "0".repeat(64) }, { sizeBytes: 1 }, { sha256: "0".repeat(64) }]) {
      writeFileSync(path, JSON.stringify({ ...receipt, ...lie }));
      await expect(restoring()).rejects.toMatchObject({ code: "sidecar-mismatch" });
    }
    expect(existsSync(desk.path("back"))).toBe(false);
  });

  test("works on an encrypted bundle", async () => {
    using desk = new Desk().write({ "mem/large.bin": LARGE, "mem/z.md": "last" });
    const { recipient, identityFileText } = await generateIdentity({ postQuantum: false, createdAt: NOW });
    desk.write({ "key.txt": identityFileText });
    const { bundle } = await desk.snapshot(["mem"], { encrypt: true, recipients: [recipient] });
    const result = await desk.restore(bundle, "back", { only: ["mem/z.md"], identityFiles: ["key.txt"] });
    expect([result.partial, desk.files("back")]).toEqual([true, { "mem/z.md": "last" }]);
  });
});

describe("of a bundle in a vault", () => {
  const heard = (desk: Desk): { context: Context; bytes: Map<string, number> } => {
    const bytes = new Map<string, number>();
    const progress: Context["progress"] = ({ phase, done }) => void bytes.set(phase, done);
    return { context: desk.context({ progress }), bytes };
  };

  test("only what is wanted is read, where it lies", async () => {
    using desk = await taken();
    const { context, bytes } = heard(desk);
    const bundle = `folder:bundles/${basename(desk.bundle)}`;
    const result = await restore({ bundle, to: "back", only: ["mem/z.md"] }, context);
    expect([result.partial, result.bundle, bytes.has("fetch")]).toEqual([true, bundle, false]);
    expect(bytes.get("read")).toBe(result.readBytes);
    expect(desk.files("back")).toEqual({ "mem/z.md": "last" });
    expect(desk.leftovers()).toEqual([]);
  });

  test("all of it is fetched when all of it is wanted, and goes away again", async () => {
    using desk = await taken();
    const { context, bytes } = heard(desk);
    const result = await restore({ bundle: `folder:bundles/${basename(desk.bundle)}`, to: "back" }, context);
    expect([result.partial, bytes.get("fetch")]).toEqual([false, result.readBytes]);
    expect(desk.files("back")["mem/large.bin"]).toHaveLength(LARGE.length);
    expect(desk.leftovers()).toEqual([]);
  });

  test("its ends are enough to inspect it", async () => {
    using desk = await taken();
    const { context, bytes } = heard(desk);
    const bundle = `folder:bundles/${basename(desk.bundle)}`;
    const { manifest, receipt, ...rest } = await inspect({ bundle }, context);
    expect([manifest?.entries.length, receipt?.bundle]).toEqual([7, basename(desk.bundle)]);
    expect([rest.bundle, bytes.size]).toEqual([bundle, 0]);
    expect(desk.leftovers()).toEqual([]);
  });
});

test("restore --only of nearly everything reads and checks the whole bundle", async () => {
  using desk = await taken();
  flip(desk.bundle, 0.99);
  await expect(desk.restore(desk.bundle, "back", { only: ["mem/large.bin"] })).rejects.toMatchObject({ exitCode: 3 });
});

test("a restore of everything reads the whole bundle, also when that is mostly its manifest", async () => {
  using desk = new Desk();
  desk.write(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`mem/${index}.md`, ""])));
  const { bundle } = await desk.snapshot(["mem"]);
  expect((await desk.restore(bundle, "back")).partial).toBe(false);
});
