import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateIdentity } from "../../../../src/bundle/index.ts";
import { type Context, drill } from "../../../../src/flows/index.ts";
import type { ManifestStore } from "../../../../src/model/index.ts";
import { NOW } from "../desk.ts";
import { lyingBundle } from "../verify/lies.ts";
import { codes, DrillDesk, STORES } from "./desk.ts";

const HOUR_MS = 3_600_000;

const desk = new DrillDesk();
beforeAll(() => desk.fill());
afterAll(() => desk[Symbol.dispose]());

describe("a good bundle", () => {
  test("comes back store by store as the manifest says, wherever its stores lie in one another", async () => {
    const result = await desk.tryOut();
    expect(result).toMatchObject({ ok: true, outcome: "ok", agent: "scout", ageSeconds: 0, findings: [], probes: [] });
    expect(result.createdAt).toBe(NOW.toISOString());
    expect(result.stores.map(({ kind, same }) => [kind, same])).toEqual([
      ["file", true],
      ["file", true],
      ["git", true],
      ["sqlite", true],
      ["sqlite", true],
      ["sqlite", true],
    ]);
    for (const { expected, actual } of result.stores) expect(actual).toBe(expected);
  });

  test("is opened by the keys of the request", async () => {
    const { identityFileText, recipient } = await generateIdentity({ postQuantum: false, createdAt: NOW });
    const sealed = await desk.snapshot(["mem/log.jsonl"], { encrypt: true, recipients: [recipient] });
    desk.write({ "key.txt": identityFileText });
    expect(await desk.tryOut({ bundle: sealed.bundle, identityFiles: ["key.txt"] })).toMatchObject({ outcome: "ok" });
    const locked = await desk.snapshot(["mem/log.jsonl"], { encrypt: true, passphrase: "tea", out: "locked" });
    expect(await desk.tryOut({ bundle: locked.bundle, passphrase: "tea" })).toMatchObject({ outcome: "ok" });

    const other = await generateIdentity({ postQuantum: false, createdAt: NOW });
    const unopened = { outcome: "wrong-key", ok: false, snapshotId: null, stores: [], ageSeconds: null };
    const wrong = await desk.tryOut({ bundle: sealed.bundle, identities: [other.identityFileText] });
    expect(wrong).toMatchObject({ ...unopened, findings: [{ code: "wrong-key" }] });
    expect(await desk.tryOut({ bundle: sealed.bundle })).toMatchObject({ ...unopened, findings: [{ code: "no-key" }] });
  });

  test("stays good when its source changes and vanishes meanwhile", async () => {
    desk.write({ "source/a.md": "a" }).database("source/a.db", "a");
    const taken = await desk.snapshot(["source"]);
    const progress: Context["progress"] = ({ phase }) => {
      if (phase === "read") desk.write({ "source/a.md": "b" }).database("source/b.db", "b");
      if (phase === "restore") rmSync(desk.path("source"), { recursive: true, force: true });
    };
    expect(await desk.tryOut({ bundle: taken.bundle }, { progress })).toMatchObject({ ok: true });
    expect(existsSync(desk.path("source"))).toBe(false);
  });
});

describe("a valid but wrong bundle", () => {
  const later = (ms: number): Partial<Context> => ({ now: () => new Date(NOW.getTime() + ms) });

  test("is too old, to the millisecond", async () => {
    expect(await desk.tryOut({ maxAgeMs: HOUR_MS }, later(HOUR_MS))).toMatchObject({ ok: true, ageSeconds: 3600 });
    const result = await desk.tryOut({ maxAgeMs: HOUR_MS }, later(HOUR_MS + 1));
    expect(result).toMatchObject({ ok: false, outcome: "corrupt", findings: [{ code: "bundle-too-old" }] });
    expect(result.stores.every(({ same }) => same)).toBe(true);
  });

  test("is of the future, when clocks matter", async () => {
    const hourAgo = later(-HOUR_MS);
    expect(codes(await desk.tryOut({ maxAgeMs: HOUR_MS }, hourAgo))).toEqual([["bundle-from-future", "snapshot.json"]]);
    expect(await desk.tryOut({ maxAgeMs: HOUR_MS }, later(-60_000))).toMatchObject({ ok: true });
    expect(await desk.tryOut({}, hourAgo)).toMatchObject({ ok: true, ageSeconds: -3600 });
  });

  test("is another agent's", async () => {
    expect(await desk.tryOut({ agent: "scout" })).toMatchObject({ ok: true });
    expect(codes(await desk.tryOut({ agent: "other" }))).toEqual([["wrong-agent", "snapshot.json"]]);
  });

  test("is not one when its sentinels are there and hold something, by name or by path", async () => {
    const { facts, notes, files } = STORES;
    const sentinels = [facts, `./${facts}`, "mem__facts.db", `${facts}:FACTS`, `${notes}/`, files];
    expect(await desk.tryOut({ sentinels })).toMatchObject({ ok: true });
  });

  test("lacks what has to be there, or has it empty", async () => {
    desk.write({ "hollow/files/a": "" });
    execFileSync("git", ["init", "-q", desk.path("hollow/notes")]);
    const hollow = await desk.snapshot(["hollow"]);
    const watched = ["hollow/files", "hollow", "hollow/notes", "hollow/absent"];
    expect(codes(await desk.tryOut({ bundle: hollow.bundle, sentinels: watched }))).toEqual([
      ["sentinel-missing", "hollow/files"],
      ["sentinel-empty", "hollow"],
      ["sentinel-empty", "hollow/notes"],
      ["sentinel-missing", "hollow/absent"],
    ]);
    const sentinels = [STORES.empty, `${STORES.empty}:facts`, `${STORES.facts}:fact`, `${STORES.notes}:facts`];
    expect(codes(await desk.tryOut({ sentinels }))).toEqual([
      ["sentinel-empty", STORES.empty],
      ["sentinel-empty", `${STORES.empty}:facts`],
      ["sentinel-missing", `${STORES.facts}:fact`],
      ["sentinel-missing", `${STORES.notes}:facts`],
    ]);
  });
});

describe("a damaged bundle", () => {
  test.each<[string, Partial<ManifestStore>]>([
    ["digest-mismatch", { digest: "0".repeat(64) }],
    ["manifest-invalid", { summary: { kind: "file", files: 2, folders: 1 } }],
  ])("that lies about a store is corrupt: %s", async (code, lie) => {
    await lyingBundle(desk.path(`${code}.tar.zst`), lie);
    const result = await desk.tryOut({ bundle: `${code}.tar.zst` });
    expect(result).toMatchObject({ outcome: "corrupt", findings: [{ code, path: "mem" }] });
    expect(result.stores).toMatchObject([{ name: "mem", actual: null, same: false }]);
  });

  test("is corrupt wherever the damage is, and its probes are not asked", async () => {
    desk.write({ "probes.json": JSON.stringify({ probes: [{ name: "a", file: { path: "mem/log.jsonl" } }] }) });
    const whole = readFileSync(desk.bundle);
    for (const at of [0, 3, 20, whole.length >> 1, whole.length - 1]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      writeFileSync(desk.path("damaged.tar.zst"), damaged);
      const result = await desk.tryOut({ bundle: "damaged.tar.zst", probeFile: "probes.json" });
      expect(result).toMatchObject({ ok: false, outcome: "corrupt" });
      expect(result.probes.map(({ status }) => status)).not.toContain("passed");
    }
  });

  test("tells of everything that is wrong with it", async () => {
    await lyingBundle(desk.path("lies.tar.zst"), { digest: "0".repeat(64) });
    const found = codes(await desk.tryOut({ bundle: "lies.tar.zst", agent: "other" }));
    expect(found.map(([code]) => code)).toEqual(["wrong-agent", "digest-mismatch"]);
  });
});

describe("a wrong request", () => {
  test("is refused whole, before anything is restored", async () => {
    desk.write({ "wrong.yaml": "probes:\n  - nam: a\n" });
    const wrong = { bundle: "absent", agent: "Scout", sentinels: [":x", "y:", ""], probeFile: "wrong.yaml" };
    const refused = drill({ ...wrong, identityFiles: ["none"] }, desk.context());
    await expect(refused).rejects.toMatchObject({
      code: "bad-identity",
      problems: [
        { path: "none" },
        { path: "agent" },
        { path: "sentinel" },
        { path: "sentinel" },
        { path: "sentinel" },
        { path: "wrong.yaml:2:5" },
        { path: "wrong.yaml:2:5" },
        { code: "bundle-missing" },
      ],
    });
    expect(desk.leftovers()).toEqual([]);
  });
});
