import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "../../../../src/bundle/index.ts";
import { FORMAT_NAME, FORMAT_VERSION, type ManifestStore } from "../../../../src/model/index.ts";
import { NOW } from "../desk.ts";

const CONTENT = "tea is green\n";

/** Writes a bundle of one file store that is right in everything but what `lies` say of the store. */
export async function lyingBundle(
  path: string,
  lies: Partial<Pick<ManifestStore, "digest" | "path" | "summary">>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "memsnap-lies-"));
  try {
    const file = join(folder, "a.md");
    writeFileSync(file, CONTENT);
    const sha256 = createHash("sha256").update(CONTENT).digest("hex");
    await writeBundle(
      path,
      {
        header: {
          format: FORMAT_NAME,
          version: FORMAT_VERSION,
          id: "019a4980-0b7b-7000-8000-000000000001",
          createdAt: NOW.toISOString(),
          agent: "default",
          label: null,
          tool: {},
        },
        consistency: "fenced",
        leftOut: [],
        stores: [
          {
            name: "mem",
            kind: "file",
            path: "mem",
            digest: createHash("sha256").update(`/ .\n- ${sha256} a.md\n`).digest("hex"),
            consistency: "fenced",
            summary: { kind: "file", files: 1, folders: 1 },
            ...lies,
            entries: [
              { path: "files/mem", type: "folder", mode: 0o755 },
              { path: "files/mem/a.md", type: "file", mode: 0o644, sizeBytes: CONTENT.length, file },
            ],
          },
        ],
      },
      { locks: null, level: 3 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
