import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { StoredBundle } from "../../../../src/vault/index.ts";
import type { S3Address } from "../../../../src/vault/s3/address.ts";
import { makeClient, PATIENCE } from "../../../../src/vault/s3/client.ts";
import { listBundles } from "../../../../src/vault/s3/list.ts";
import { Objects } from "../../../../src/vault/s3/objects.ts";
import { putBundle } from "../../../../src/vault/s3/put.ts";
import { setMark } from "../../../../src/vault/s3/put-mark.ts";
import { sweepObjects } from "../../../../src/vault/s3/sweep.ts";
import { Uploads } from "../../../contract/uploads.ts";
import { Amazon } from "../../../harness/amazon.ts";

const MIB = 2 ** 20;
const KEYS = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "unused", AWS_REGION: "us-east-1" };

describe("a server that knows conditional writes and computes SHA-256", () => {
  const amazon = new Amazon();
  let objects: Objects;
  let uploads: Uploads;
  let dir: string;
  beforeEach(async () => {
    await amazon.start();
    amazon.objects.clear();
    uploads = new Uploads();
    dir = mkdtempSync(join(tmpdir(), "memsnap-amazon-"));
    const address: S3Address = {
      bucket: "memory",
      prefix: "kept/",
      endpoint: amazon.endpoint,
      region: "us-east-1",
      pathStyle: true,
      computesSha256: true,
    };
    objects = new Objects(await makeClient(address, KEYS, PATIENCE), address);
    amazon.heard.length = 0;
  });
  afterEach(async () => {
    objects.client.destroy();
    uploads[Symbol.dispose]();
    rmSync(dir, { recursive: true, force: true });
    await amazon.stop();
  });

  test.each([
    ["in one piece", MIB],
    ["in one full piece", 8 * MIB],
    ["in parts", 20 * MIB],
    ["in full parts", 16 * MIB],
  ])("is trusted with a bundle that it has got %s, which is not read back", async (_, sizeBytes) => {
    const upload = await uploads.large(sizeBytes);
    const name = basename(upload.bundle);
    await putBundle(objects, upload);
    expect(amazon.heard).not.toContain(`GET kept/${name}`);
    expect(amazon.objects.get(`kept/${name}`)?.bytes.length).toBe(sizeBytes);
  });

  test("is not trusted when it has computed something else", async () => {
    const upload = await uploads.make();
    const name = basename(upload.bundle);
    const { receipt } = await uploads.make({ text: "tea is black" });
    const lying = { ...upload, receipt: { ...upload.receipt, sha256: receipt.sha256 } };
    await expect(putBundle(objects, lying)).rejects.toMatchObject({ code: "vault-corrupt" });
    expect([...amazon.objects.keys()]).toEqual([]);
    amazon.plant(`kept/${name}`, Buffer.from("of somebody else"));
    await expect(putBundle(objects, upload)).rejects.toMatchObject({ code: "output-exists" });
    expect(amazon.objects.get(`kept/${name}`)?.bytes.toString()).toBe("of somebody else");
  });

  describe("a bundle without a receipt", () => {
    const sweep = (told: string[] = []) =>
      sweepObjects(objects, { olderThanMs: -10_000, dryRun: false }, (name) => told.push(name));
    const keys = () => [...amazon.objects.keys()].map((key) => key.slice("kept/".length)).toSorted();

    test("goes when a put that was cut off has left its mark there, and the mark with it", async () => {
      const upload = await uploads.make();
      const { name } = await putBundle(objects, upload);
      await setMark(objects, name);
      await objects.remove(`${name}.receipt.json`);
      expect(await sweep()).toEqual([name, `${name}.sha256`, `${name}.unfinished`]);
      expect(keys()).toEqual([]);
    });

    test("stays and is told when there is no mark", async () => {
      const { name } = await putBundle(objects, await uploads.make());
      await objects.remove(`${name}.receipt.json`);
      const told: string[] = [];
      expect(await sweep(told)).toEqual([]);
      expect(told).toEqual([name]);
      expect(keys()).toEqual([name, `${name}.sha256`]);
    });
  });

  test("what somebody stores again while others are swept stays", async () => {
    const names: string[] = [];
    for (const agent of ["other", "scout", "scribe"]) {
      const { name } = await putBundle(objects, await uploads.make({ agent }));
      names.push(name);
    }
    const [other = "", scout = "", scribe = ""] = names;
    await setMark(objects, scout);
    for (const name of [other, scout]) await objects.remove(`${name}.receipt.json`);
    await objects.remove(scribe);
    const touch = (name: string): void => {
      const [key, there] = [`kept/${name}`, amazon.objects.get(`kept/${name}`)];
      if (there !== undefined) amazon.objects.set(key, { ...there, storedAt: new Date(Date.now() + 60_000) });
    };
    const swept = await sweepObjects(objects, { olderThanMs: -10_000, dryRun: false }, () => {
      touch(`${scout}.unfinished`);
      touch(`${scribe}.receipt.json`);
    });
    expect(swept).toEqual([]);
    expect(amazon.objects.has(`kept/${scout}`)).toBe(true);
    expect(amazon.objects.has(`kept/${scribe}.receipt.json`)).toBe(true);
  });

  test("what a removal that was cut off has left goes, and does not keep the bundle from being put again", async () => {
    const upload = await uploads.make();
    const stored = await putBundle(objects, upload);
    await objects.remove(stored.name);
    expect(await putBundle(objects, upload)).toMatchObject({ name: stored.name });
    await objects.remove(stored.name);
    const swept = await sweepObjects(objects, { olderThanMs: -10_000, dryRun: false });
    expect(swept).toEqual([`${stored.name}.receipt.json`, `${stored.name}.sha256`]);
  });

  test("a mark beside a whole bundle goes alone", async () => {
    const stored = await putBundle(objects, await uploads.make());
    await setMark(objects, stored.name);
    expect(await sweepObjects(objects, { olderThanMs: -10_000, dryRun: false })).toEqual([`${stored.name}.unfinished`]);
    expect(await listBundles(objects)).toEqual([stored]);
  });

  test("whoever may not remove anything can store", async () => {
    amazon.isAppendOnly = true;
    const stored = await putBundle(objects, await uploads.make());
    amazon.isAppendOnly = false;
    expect(await listBundles(objects)).toEqual([stored]);
  });

  test("lists page after page", async () => {
    const stored: StoredBundle[] = [];
    for (const agent of ["a", "b", "c"]) stored.push(await putBundle(objects, await uploads.make({ agent })));
    amazon.pageSize = 2;
    const listed = await listBundles(objects);
    expect(listed.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(stored);
    amazon.pageSize = 1000;
  });

  test("gives a name to one of several that want it at once", async () => {
    const upload = await uploads.large(9 * MIB);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => putBundle(objects, upload)));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason.code);
    expect(refused).toEqual(["output-exists", "output-exists"]);
  });
});
