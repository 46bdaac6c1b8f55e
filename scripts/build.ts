/**
 * Makes `dist/`: TypeScript to ES modules in `build/`, these to one CommonJS bundle with ncc, and beside it the launchers,
 * which are plain JavaScript for old Nodes. The reasons are in docs/decisions/0001-build-and-dependencies.md.
 */
import { join } from "node:path";
import { buildDist, DIST_PLATFORM, ROOT } from "./dist.ts";

await buildDist(join(ROOT, "dist"));

const platform = `${process.platform}-${process.arch}`;
if (platform !== DIST_PLATFORM)
  process.stderr.write(
    `dist/ lacks the zstd addon now, because this is ${platform}; commit what ${DIST_PLATFORM} built\n`,
  );
