import { join } from "node:path";
import { archivePaths } from "../../model/index.ts";
import type { Capture, CaptureOptions, LocatedStore, StagedEntry, StagedStore } from "../kind.ts";
import { takeTurns } from "../turn.ts";
import { copyPinned } from "./copy.ts";
import { type DigestedMember, filesDigest, isExecutable } from "./digest.ts";
import { emptyMembers, type Pinned, pinMembers } from "./pin.ts";

/** Prepares the capture of a file store. Reads no content: what can be read was found out when it was located. */
export async function openFiles(store: LocatedStore, _options: CaptureOptions): Promise<Capture> {
  return new FileCapture(store);
}

/**
 * Captures files as they were at `pin`. Files cannot be locked, so each copy is compared with what was pinned.
 * A file that appears in a captured folder after the store was located, even before `pin`, is not known and not captured.
 */
class FileCapture implements Capture {
  readonly store: LocatedStore;
  readonly #empty: ReadonlySet<string>;
  #pinned: readonly Pinned[] = [];

  constructor(store: LocatedStore) {
    this.store = store;
    this.#empty = emptyMembers(store.members ?? [], store.location);
  }

  async lock(): Promise<void> {}

  pin(): void {
    this.#pinned = pinMembers(this.store.members ?? [], this.store.location, this.#empty);
  }

  unlock(): void {}

  async stage(dir: string): Promise<StagedStore> {
    const turn = takeTurns();
    const entries: StagedEntry[] = [];
    const digested: DigestedMember[] = [];
    for (const [index, pinned] of this.#pinned.entries()) {
      const { path: member, type } = pinned.member;
      const path = archivePaths.file(this.store.name, member);
      const mode = portableMode(pinned);
      if (type === "folder") {
        entries.push({ path, type, mode });
        digested.push({ path: member, type });
      } else {
        const file = join(dir, String(index));
        const { sizeBytes, sha256 } = await copyPinned(pinned, file, turn);
        entries.push({ path, type, mode, sizeBytes, file });
        digested.push({ path: member, type, executable: isExecutable(mode), sha256 });
      }
    }
    const files = entries.filter((entry) => entry.type === "file").length;
    return {
      entries,
      summary: { kind: "file", files, folders: entries.length - files },
      digest: filesDigest(digested),
      consistency: "fenced",
      leftOut: [],
    };
  }

  close(): void {
    this.#pinned = [];
  }
}

/** Windows reports no permissions worth keeping; there every member gets those that a fresh one has elsewhere. */
function portableMode({ identity, member }: Pinned): number {
  if (process.platform === "win32") return member.type === "file" ? 0o644 : 0o755;
  return identity.mode;
}
