import { whyNotPortable } from "./paths.ts";
import type { KindName } from "./stores.ts";

const PLAIN = /^[A-Za-z0-9.](?:[A-Za-z0-9._-]*[A-Za-z0-9.-])?$/;
const MAX_NAME = 96;
/** How names end that are not plain; a plain one must not look like them, or two paths could get one name. */
const DIGEST_ENDING = /-[0-9a-f]{8}$/;

/**
 * The name of a store, from its path relative to the root (`/` between parts, `.` for the root itself) or from the
 * pattern that selected it. It depends on nothing else, so a store keeps its name whatever stands beside it:
 * `memory/facts.db` is `memory__facts.db`. Paths that this cannot spell get a readable stem and eight hex
 * digits of their SHA-256, which `sha256Hex` has to give.
 */
export function storeName(path: string, sha256Hex: (text: string) => string): string {
  if (path === ".") return "_root";
  const parts = path.split("/");
  const joined = parts.join("__");
  const plain = parts.every((part) => PLAIN.test(part) && !part.includes("__"));
  // `git/a.bundle` is the pack of store `a`, so no store may be called `a.bundle`.
  const free = whyNotPortable(joined) === undefined && !joined.endsWith(".bundle") && !DIGEST_ENDING.test(joined);
  if (plain && free && joined.length <= MAX_NAME) return joined;
  const stem = joined.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, MAX_NAME - 9);
  return `${stem}-${sha256Hex(path).slice(0, 8)}`;
}

/** What a store is called among stores of every kind, and how they are ordered: bytewise by this. */
export function storeKey({ kind, name }: { readonly kind: KindName; readonly name: string }): string {
  return `${kind} ${name}`;
}

/** Where the parts of a store stand in the archive. */
export const archivePaths = {
  sqlite: (name: string): string => `sqlite/${name}.sqlite`,
  gitBundle: (name: string): string => `git/${name}.bundle`,
  gitWorktree: (name: string, path: string): string => `git/${name}/worktree/${path}`,
  file: (name: string, path: string): string => (path === "." ? `files/${name}` : `files/${name}/${path}`),
};

/** The kind and the name of the store that an archive path belongs to, or `undefined` when it is no store's. */
export function storeOfArchivePath(path: string): { kind: KindName; name: string; rest: string } | undefined {
  const [room, first, ...rest] = path.split("/");
  if (first === undefined || first === "") return undefined;
  if (room === "sqlite" && rest.length === 0 && first.endsWith(".sqlite"))
    return { kind: "sqlite", name: first.slice(0, -".sqlite".length), rest: "" };
  if (room === "git" && rest.length === 0 && first.endsWith(".bundle"))
    return { kind: "git", name: first.slice(0, -".bundle".length), rest: "" };
  if (room === "git" && rest[0] === "worktree" && rest.length > 1)
    return { kind: "git", name: first, rest: rest.slice(1).join("/") };
  if (room === "files") return { kind: "file", name: first, rest: rest.length === 0 ? "." : rest.join("/") };
  return undefined;
}

/** Where an entry of the archive stands after a restore, relative to the target; a git bundle stands for its repository. */
export function restoredPath(storePath: string, rest: string): string {
  if (rest === "" || rest === ".") return storePath;
  return storePath === "." ? rest : `${storePath}/${rest}`;
}
