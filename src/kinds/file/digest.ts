import { createHash } from "node:crypto";
import { compareBytewise } from "../../model/index.ts";

/** What the digest of a file store knows of one member. */
export type DigestedMember =
  | { readonly path: string; readonly type: "file"; readonly executable: boolean; readonly sha256: string }
  | { readonly path: string; readonly type: "folder" };

/**
 * Digest of a set of files: SHA-256, in hex, over one line a member, ordered bytewise by path:
 * `<x or -> <SHA-256 of the content> <path>` for a file, `/ <path>` for a folder, each closed by a line feed.
 * Paths of a bundle hold no line feed, so no two sets give the same lines. Times, owners and permissions other than
 * "executable" do not enter.
 */
export function filesDigest(members: Iterable<DigestedMember>): string {
  const hash = createHash("sha256");
  for (const member of [...members].sort((a, b) => compareBytewise(a.path, b.path))) hash.update(line(member));
  return hash.digest("hex");
}

function line(member: DigestedMember): string {
  if (member.type === "folder") return `/ ${member.path}\n`;
  return `${member.executable ? "x" : "-"} ${member.sha256} ${member.path}\n`;
}

/** Whether a file of this mode counts as executable: its owner may run it. */
export function isExecutable(mode: number): boolean {
  return (mode & 0o100) !== 0;
}
