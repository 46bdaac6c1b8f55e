import { closeSync, fstatSync, lstatSync, readSync } from "node:fs";
import { join } from "node:path";
import { takeTurns } from "../turn.ts";
import { openUnfollowed } from "../unfollowed.ts";
import { hashFile } from "./content.ts";

/** Bytes that are read into memory at once, at most. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** What stands at a place of a tree: nothing, a file to look at, or something else. */
export type Standing =
  | { readonly type: "nothing" }
  | { readonly type: "other"; readonly what: string }
  | {
      readonly type: "file";
      readonly sizeBytes: number;
      sha256(): Promise<string>;
      /** The whole file as UTF-8. @throws RangeError above 64 MiB */
      text(): string;
    };

/** Looks at a file of a restored tree, never through a symbolic link. `path` is relative, with `/` between parts. */
export function lookAtFile(tree: string, path: string): Standing {
  const parts = path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const above = lstatSync(join(tree, ...parts.slice(0, depth)), { throwIfNoEntry: false });
    if (above === undefined) return { type: "nothing" };
    if (!above.isDirectory()) return { type: "other", what: `${parts.slice(0, depth).join("/")} is no folder` };
  }
  const file = join(tree, ...parts);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { type: "nothing" };
  if (stat.isDirectory()) return { type: "other", what: "it is a folder" };
  if (!stat.isFile()) return { type: "other", what: "it is no plain file" };
  return {
    type: "file",
    sizeBytes: stat.size,
    sha256: () => hashFile(file, takeTurns()),
    text: () => readText(file),
  };
}

function readText(file: string): string {
  const fd = openUnfollowed(file);
  try {
    const { size } = fstatSync(fd);
    if (size > MAX_TEXT_BYTES) throw new RangeError(`it is larger than ${MAX_TEXT_BYTES} bytes`);
    const content = Buffer.alloc(size);
    let done = 0;
    for (let count = -1; count !== 0 && done < size; done += count)
      count = readSync(fd, content, done, size - done, done);
    return content.toString("utf8");
  } finally {
    closeSync(fd);
  }
}
