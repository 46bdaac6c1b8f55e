import { spawnSync } from "node:child_process";

/**
 * What starts a program as somebody whom permissions bind. Root is bound by none until it gives up its capabilities, for which
 * util-linux has `setpriv`; Windows has other permissions.
 */
export const BOUND = boundUser();

function boundUser(): { readonly through: readonly string[] } | { readonly why: string } {
  if (process.platform === "win32") return { why: "skipped: permissions of another kind" };
  if (process.getuid?.() !== 0) return { through: [] };
  const through = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"];
  const tried = spawnSync(through[0] as string, [...through.slice(1), "true"]);
  return tried.status === 0 ? { through } : { why: "skipped: root, and no `setpriv` that can give up its rights" };
}
