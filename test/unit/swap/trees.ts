import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runNode } from "../../harness/child.ts";
import { BOUND } from "../../harness/rights.ts";

/** A tree by its paths: a text is a file, null a folder, `{ link }` a symbolic link. Folders above are implied. */
export type Tree = Readonly<Record<string, string | null | { readonly link: string }>>;

/** Windows has no permissions of this kind. */
export const HAS_MODES = process.platform !== "win32";

/** Runs a test in a folder of its own that is removed afterwards, whatever its permissions. */
export async function inFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-swap-")));
  try {
    return await use(folder);
  } finally {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes a tree in a folder, which is made too. */
export function plant(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(tree)) {
    const place = join(folder, path);
    mkdirSync(content === null ? place : dirname(place), { recursive: true });
    if (typeof content === "string") writeFileSync(place, content);
    else if (content !== null) symlinkSync(content.link, place);
  }
}

/** Everything below a folder: what is planted there gives the same picture again. */
export function picture(folder: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll("\\", "/");
    if (entry.isDirectory()) found[name] = null;
    else found[name] = entry.isSymbolicLink() ? { link: readlinkSync(path) } : readFileSync(path, "utf8");
  }
  return found;
}

/** Permission bits in octal. */
export function modeOf(...path: string[]): string {
  return (lstatSync(join(...path)).mode & 0o777).toString(8);
}

/** Runs a module as somebody whom permissions bind, and gives what it prints as JSON; undefined where there is nobody. */
export async function asBoundUser(program: string): Promise<unknown> {
  if ("why" in BOUND) return undefined;
  const args = ["--input-type=module", "--disable-warning=ExperimentalWarning", "--eval", program];
  const { stdout, stderr } = await runNode(args, BOUND);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
}
