import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type { LocatedMember, LocatedStore, StagedStore } from "../../../../src/kinds/kind.ts";
import { compareBytewise } from "../../../../src/model/index.ts";
import { type Meanwhile, stage } from "../stage.ts";

/** Modes mean little on Windows, and a read-only file there cannot be removed. */
export const HAS_MODES = process.platform !== "win32";

/** The store of all that lies below a folder. */
export function located(location: string, path = "memory"): LocatedStore {
  return { kind: "file", name: path.replaceAll("/", "__"), location, path, members: membersBelow(location) };
}

function membersBelow(location: string): LocatedMember[] {
  const names = readdirSync(location, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const members = names.flatMap((path): LocatedMember[] => {
    const stat = lstatSync(join(location, path), { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ path, type: stat.isDirectory() ? "folder" : "file" }];
  });
  return [{ path: ".", type: "folder" } as const, ...members].sort((a, b) => compareBytewise(a.path, b.path));
}

/** Captures a store into `staging`, which must not exist. */
export function capture(store: LocatedStore, staging: string, meanwhile: Meanwhile = {}): Promise<StagedStore> {
  return stage(store, staging, { kind: fileKind, ...meanwhile });
}

/** What a file of a staged store holds; its path is relative to the store. */
export function stagedText(staged: StagedStore, path: string): string | undefined {
  const entry = staged.entries.find((one) => one.path.split("/").slice(2).join("/") === path);
  return entry?.type === "file" ? readFileSync(entry.file, "utf8") : undefined;
}

/** Path, type, mode and content of all below a folder, in words that compare. */
export function picture(folder: string): Record<string, string> {
  const paths = [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })];
  return Object.fromEntries(
    paths.map((path) => {
      const stat = statSync(join(folder, path));
      const mode = HAS_MODES ? (stat.mode & 0o777).toString(8) : "";
      if (stat.isDirectory()) return [path, `folder ${mode}`];
      return [
        path,
        `file ${mode} ${createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex")}`,
      ];
    }),
  );
}
