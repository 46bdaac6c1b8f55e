import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { Uploads } from "../contract/uploads.ts";
import { Bucket } from "../harness/bucket.ts";
import { startSwift, whyWithoutSwift } from "../harness/swift.ts";
import type { Use } from "../harness/use-vault.ts";

const PROGRAM = join(import.meta.dirname, "..", "harness", "use-vault.ts");
const MIB = 2 ** 20;
const SIZE_BYTES = 1024 * MIB;
const PEAK_BYTES = 320 * MIB;
const TIMEOUT_MS = 20 * 60_000;
const why = whyWithoutSwift();

(why === undefined ? test : test.skip)(
  `1 GiB goes to a store in S3 and back in bounded memory${why ? ` (${why})` : ""}`,
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "memsnap-s3-large-"));
    const swift = await startSwift();
    const bucket = new Bucket(swift, "large");
    using uploads = new Uploads();
    try {
      await bucket.create();
      const upload = await uploads.large(SIZE_BYTES);
      const name = basename(upload.bundle);
      const url = `s3://large/kept?endpoint=${encodeURIComponent(swift.endpoint)}`;
      const steps = [["put", upload], ["get", name, dir], ["peak"]] as const;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [PROGRAM, JSON.stringify({ url, steps } satisfies Use)],
        {
          env: { HOME: dir, ...swift.env },
        },
      );
      const [put, get, peak] = JSON.parse(stdout);
      expect([put, get]).toEqual([{ done: name }, { done: join(dir, name) }]);
      expect(peak.done).toBeLessThan(PEAK_BYTES);
      const hash = createHash("sha256");
      await pipeline(createReadStream(join(dir, name)), hash);
      expect(hash.digest("hex")).toBe(upload.receipt.sha256);
    } finally {
      bucket.client.destroy();
      await swift.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  },
  TIMEOUT_MS,
);
