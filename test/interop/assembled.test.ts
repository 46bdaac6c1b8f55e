import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateIdentity, openBundle, parseIdentities } from "../../src/bundle/index.ts";
import { type Frame, HEADER, json, sha256, stream } from "../hostile/builder.ts";
import { Workshop } from "../unit/bundle/content.ts";
import { areInstalled, run, titled } from "./tools.ts";

const TOOLS = ["age", "zstd", "GNU tar"];
const suite = areInstalled(...TOOLS) ? describe : describe.skip;
const FILES: Readonly<Record<string, string>> = {
  "files/s/notes.md": "- the user prefers short answers\n",
  "files/s/sub/todo.md": "- water the plants\n",
  "files/s/äöü.md": "in UTF-8, without pax\n",
};

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.remove());

/** A tar of some files of a folder, without its end; `tar` ends an archive with zeros up to 10 KiB. */
function tarOf(folder: string, paths: readonly string[]): Buffer {
  const options = [
    "--format=ustar",
    "--sort=name",
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--mtime=@0",
    "--mode=0644",
  ];
  const tar = run("tar", ["c", ...options, "-C", folder, "--", ...paths]);
  let end = tar.length;
  while (end > 0 && tar.subarray(end - 512, end).every((byte) => byte === 0)) end -= 512;
  return tar.subarray(0, end);
}

function frameOf(content: Buffer, option: string): Frame {
  const file = workshop.path("content");
  writeFileSync(file, content);
  return { bytes: run("zstd", ["-3", option, "-c", file]), contentBytes: content.length };
}

/** A bundle of which stock tools made tar and frames; only seal, seek table and manifest are made here. */
function assemble(option = "--check"): Buffer {
  const folder = workshop.path("folder");
  for (const [path, text] of Object.entries({ ...FILES, "snapshot.json": json(HEADER) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), 1_700_000_000, 1_700_000_000);
  }
  const first = tarOf(folder, ["snapshot.json"]);
  const middle = tarOf(folder, Object.keys(FILES));
  writeFileSync(join(folder, "manifest.json"), json(manifestOf(first.length, middle)));
  const last = Buffer.concat([tarOf(folder, ["manifest.json"]), Buffer.alloc(1024)]);
  return stream(
    [first, middle, last].map((content) => frameOf(content, option)),
    2,
  );
}

function manifestOf(start: number, middle: Buffer): object {
  const digest = sha256("any");
  const entries = Object.entries(FILES).map(([path, text]) => {
    const content = Buffer.from(text);
    return {
      path,
      type: "file",
      mode: 0o644,
      sizeBytes: content.length,
      sha256: sha256(content),
      offset: start + middle.indexOf(content),
    };
  });
  const store = {
    name: "s",
    kind: "file",
    path: ".",
    entries: entries.length,
    bytes: entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    digest,
    consistency: "optimistic",
    summary: { kind: "file", files: entries.length, folders: 0 },
  };
  return {
    snapshot: HEADER,
    consistency: "optimistic",
    stateDigest: sha256(json([["file", "s", ".", digest]])),
    stores: [store],
    entries,
    leftOut: [],
    recipients: [],
  };
}

suite(titled("what stock tools assemble is opened by us:", TOOLS), () => {
  test("a tar of GNU tar in frames of `zstd --check`", async () => {
    const path = workshop.path("bundle");
    writeFileSync(path, assemble());
    await expectFiles(path, []);
  });

  test("the same, sealed by `age -r`", async () => {
    const { recipient, identityFileText } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
    const path = workshop.path("bundle.age");
    run("age", ["-r", recipient, "-o", path], { input: assemble() });
    await expectFiles(path, await parseIdentities(identityFileText, "test"));
  });

  test("not when zstd was not asked for a checksum", async () => {
    const path = workshop.path("bundle");
    writeFileSync(path, assemble("--no-check"));
    await expect(openBundle(path, {})).rejects.toMatchObject({ code: "bundle-corrupt" });
  });
});

async function expectFiles(path: string, identities: readonly string[]): Promise<void> {
  const into = workshop.path("into");
  mkdirSync(into);
  const bundle = await openBundle(path, { identities });
  await bundle.readAll({ extraction: { into } });
  for (const [name, text] of Object.entries(FILES)) expect(readFileSync(join(into, name), "utf8")).toBe(text);
}
