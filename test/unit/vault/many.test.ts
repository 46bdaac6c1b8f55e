import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { list, prune } from "../../../src/flows/index.ts";
import type { Receipt } from "../../../src/model/index.ts";
import { Uploads } from "../../contract/uploads.ts";
import { Amazon } from "../../harness/amazon.ts";
import { runNode } from "../../harness/child.ts";
import { manyBundles } from "./many.ts";

const PROGRAM = join(import.meta.dirname, "many-program.ts");
const SIZES = [100, 200, 300] as const;

let receipt: Receipt;
beforeAll(async () => {
  using uploads = new Uploads();
  receipt = (await uploads.make()).receipt;
});

/** What the second and the third hundred bundles cost. */
async function costs(operations: (count: number) => Promise<number>): Promise<[second: number, third: number]> {
  const [one, two, three] = [await operations(SIZES[0]), await operations(SIZES[1]), await operations(SIZES[2])];
  return [two - one, three - two];
}

describe("many bundles in a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "memsnap-many-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Calls of the file system that a process makes, as Node traces them. */
  async function operations(count: number, what: "list" | "prune"): Promise<number> {
    const [vault, trace] = [join(folder, `${count}`), join(folder, `${count}.json`)];
    rmSync(vault, { recursive: true, force: true });
    mkdirSync(vault);
    for (const [name, text] of manyBundles(count, receipt)) writeFileSync(join(vault, name), text);
    const tracing = ["--trace-event-categories=node.fs.sync,node.fs.async", `--trace-event-file-pattern=${trace}`];
    const { stdout, stderr } = await runNode([
      ...tracing,
      "--disable-warning=ExperimentalWarning",
      PROGRAM,
      vault,
      what,
    ]);
    expect([stdout, stderr]).toEqual([`${count}\n`, ""]);
    expect(readdirSync(vault)).toHaveLength(3 * (what === "prune" ? 1 : count));
    const { traceEvents } = JSON.parse(readFileSync(trace, "utf8")) as { traceEvents: { cat: string; ph: string }[] };
    return traceEvents.filter(({ cat, ph }) => cat.includes("node.fs") && ["B", "b"].includes(ph)).length;
  }

  test.each([
    ["list", 10],
    ["prune", 20],
  ] as const)("cost %s the same for each, however many there are", async (what, most) => {
    const [second, third] = await costs((count) => operations(count, what));
    expect(second).toBeGreaterThan(100);
    expect(Math.abs(third - second)).toBeLessThan(0.05 * second);
    expect(third / 100).toBeLessThanOrEqual(most);
  });
});

describe("many bundles in S3", () => {
  const amazon = new Amazon();
  beforeAll(() => amazon.start());
  afterAll(() => amazon.stop());

  async function operations(count: number, what: "list" | "prune"): Promise<number> {
    amazon.objects.clear();
    amazon.pageSize = 50;
    for (const [name, text] of manyBundles(count, receipt)) amazon.plant(`kept/${name}`, Buffer.from(text));
    amazon.heard.length = 0;
    amazon.mostAtOnce = 0;
    const vault = `s3://memory/kept?endpoint=${encodeURIComponent(amazon.endpoint)}`;
    const env = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "unused" };
    const outside = { env, cwd: "/", tempDir: tmpdir(), now: () => new Date(), newId: () => "" };
    const context = { ...outside, atExit: () => () => {}, progress: () => {} };
    const { bundles } =
      what === "prune" ? await prune({ vault, retention: { keepLast: 1 } }, context) : await list({ vault }, context);
    expect(bundles).toHaveLength(count);
    expect(amazon.objects.size).toBe(3 * (what === "prune" ? 1 : count));
    return amazon.heard.length;
  }

  test.each([
    // A receipt; a page of fifty keys for every 16 bundles.
    ["list", 106],
    // A receipt, three removals, and pages: what is left is listed once more.
    ["prune", 406],
  ] as const)("cost %s the same for each, a bounded number at once", async (what, expected) => {
    expect(await costs((count) => operations(count, what))).toEqual([expected, expected]);
    expect(amazon.mostAtOnce).toBeGreaterThan(1);
    expect(amazon.mostAtOnce).toBeLessThanOrEqual(32);
  });
});
