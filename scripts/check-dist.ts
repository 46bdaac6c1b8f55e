/** Fails when `dist/` is not byte for byte what a rebuild gives, and names the files. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDist, DIST_PLATFORM, ROOT } from "./dist.ts";
import { differences } from "./folders.ts";

const platform = `${process.platform}-${process.arch}`;
if (platform === DIST_PLATFORM) await checkDist();
else process.stdout.write(`dist/ was NOT checked: it is built on ${DIST_PLATFORM}, and this is ${platform}\n`);

async function checkDist(): Promise<void> {
  const rebuilt = await mkdtemp(join(tmpdir(), "memsnap-dist-"));
  try {
    await buildDist(rebuilt);
    const found = await differences(join(ROOT, "dist"), rebuilt);
    for (const difference of found) process.stdout.write(`dist/${difference}\n`);
    process.stdout.write(
      found.length === 0 ? "dist/ is what a rebuild gives\n" : "run `npm run build` and commit dist/\n",
    );
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await rm(rebuilt, { recursive: true, force: true });
  }
}
