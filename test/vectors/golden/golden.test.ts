import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openBundle } from "../../../src/bundle/index.ts";
import { codeOf } from "../../unit/bundle/age/bytes.ts";
import { Desk } from "../../unit/flows/desk.ts";
import { INVALID } from "./invalid.ts";
import { tarOf } from "./tar-of.ts";
import { VALID } from "./valid.ts";
import { keyPath, keysOf, loadGolden } from "./vector.ts";

const golden = loadGolden();
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "golden-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every vector that the program makes is there, and no other", () => {
  const names = [...VALID, ...INVALID].map(({ name }) => name);
  expect(golden.map(({ name }) => name)).toEqual(names.sort());
  expect(golden.length).toBeGreaterThan(50);
});

test.each(golden)("$name is the file that was kept", ({ path, sha256: expected }) => {
  expect(sha256(readFileSync(path))).toBe(expected);
});

describe("a golden bundle opens, and holds what it held:", () => {
  test.each(golden.filter(({ outcome }) => outcome === "ok"))("$name: $shows", async (vector) => {
    const keys = await keysOf(vector);
    const bundle = await openBundle(vector.path, keys);
    expect(bundle.manifest).toEqual(vector.manifest);
    const into = join(folder, vector.name);
    mkdirSync(into);
    expect((await bundle.readAll({ extraction: { into } })).sha256).toBe(vector.sha256);
    for (const [path, content] of Object.entries(vector.contents ?? {}))
      expect(readFileSync(join(into, path), "utf8")).toBe(content);
    expect(sha256(await tarOf(vector.path, keys))).toBe(vector.tarSha256);
  });
});

describe("memsnap finds nothing wrong with a golden bundle:", () => {
  test.each(golden.filter(({ outcome }) => outcome === "ok"))("$name", async ({ path, identity, passphrase }) => {
    using desk = new Desk();
    const { ok, findings } = await desk.verify(path, {
      ...(identity === undefined ? {} : { identityFiles: [keyPath(identity)] }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
  });
});

describe("a bundle with one thing wrong fails with its code:", () => {
  test.each(golden.filter(({ outcome }) => outcome !== "ok"))("$name: $shows", async (vector) => {
    const keys = await keysOf(vector);
    const read = async (): Promise<unknown> => (await openBundle(vector.path, keys)).readAll();
    expect(await codeOf(read())).toBe(vector.outcome);
  });
});

describe("the product still writes the tar of a golden bundle:", () => {
  test.each(VALID)("$name", async ({ name, make }) => {
    const path = join(folder, `again-${name}`);
    const vector = golden.find((each) => each.name === name);
    writeFileSync(path, await make());
    expect(sha256(await tarOf(path, await keysOf(vector ?? {})))).toBe(vector?.tarSha256);
  });
});
