import { spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type BundledModule, licenseText, packageFolders, readPackage } from "./licenses.ts";

const require = createRequire(import.meta.url);

/** The folder of package.json. */
export const ROOT = join(import.meta.dirname, "..");

/** The only platform whose `npm ci` brings everything that `dist/` holds: the addon of zstd is for this one. */
export const DIST_PLATFORM = "linux-x64";

const LICENSES = "licenses.txt";

/** The parts of ncc's interface that are used here. */
type Ncc = (entry: string, options: Record<string, unknown>) => Promise<Bundle>;
interface Bundle {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
  readonly stats: { readonly compilation: { readonly modules: Iterable<BundledModule> } };
}

/**
 * Builds everything that `dist/` holds into `target`, which is emptied first.
 * @throws Error when the sources do not compile, something cannot be found, or a licence is missing
 */
export async function buildDist(target: string): Promise<void> {
  await compile();
  const bundle = await bundled();
  await rm(target, { recursive: true, force: true });
  await placeBundle(bundle, target);
  await placeLaunchers(target);
}

async function compile(): Promise<void> {
  await rm(join(ROOT, "build"), { recursive: true, force: true });
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("the compiler found errors; nothing was built");
}

async function bundled(): Promise<Bundle> {
  // Webpack numbers modules by their paths from here.
  process.chdir(ROOT);
  const ncc = require("@vercel/ncc") as Ncc;
  return ncc(join(ROOT, "build", "main.js"), { esm: false, cache: false, quiet: true });
}

async function placeBundle({ code, assets, stats }: Bundle, target: string): Promise<void> {
  for (const [name, { source }] of Object.entries({ "index.js": { source: code }, ...assets }))
    await write(join(target, "memsnap", name), source);
  const packages = packageFolders(stats.compilation.modules).map(readPackage);
  await write(join(target, LICENSES), licenseText(packages));
}

async function placeLaunchers(target: string): Promise<void> {
  for (const name of ["cli", "index", "launch"])
    await copyFile(join(ROOT, "scripts", "launchers", `${name}.cjs`), join(target, `${name}.js`));
  await chmod(join(target, "cli.js"), 0o755);
  // Where code in `memsnap/` looks for it, as code in `src/kinds/` looks for `src/child/start.ts`.
  await mkdir(join(target, "child"));
  await copyFile(join(ROOT, "scripts", "launchers", "child.cjs"), join(target, "child", "start.js"));

  const { version, engines } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  await write(join(target, "package.json"), `${JSON.stringify({ type: "commonjs", version, engines }, null, 2)}\n`);
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
