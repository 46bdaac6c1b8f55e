import { join } from "node:path";
import { archivePaths, compareBytewise } from "../../model/index.ts";
import type {
  Capture,
  CaptureOptions,
  LocatedMember,
  LocatedStore,
  Newcomers,
  StagedEntry,
  StagedStore,
} from "../kind.ts";
import { type Turn, takeTurns } from "../turn.ts";
import { type Copied, copyPinned } from "./copy.ts";
import { type DigestedMember, filesDigest, isExecutable } from "./digest.ts";
import { emptyMembers, isAsPinned, keptChanging, type Look, lookAhead, type Pinned, pinMembers } from "./pin.ts";
import { copyUnsteady } from "./unsteady.ts";

/** Prepares the capture of a file store. Reads no content: what can be read was found out when it was located. */
export async function openFiles(store: LocatedStore, options: CaptureOptions): Promise<Capture> {
  return new FileCapture(store, options);
}

/**
 * Captures files as they were at `pin`. Files cannot be locked, so each copy is compared with what was pinned. Files that have
 * appeared since the store was located are taken in at the last look before the pin.
 */
class FileCapture implements Capture {
  readonly store: LocatedStore;
  readonly #options: CaptureOptions;
  readonly #empty: ReadonlySet<string>;
  #members: readonly LocatedMember[];
  #look: Look = new Map();
  #pinned: readonly Pinned[] = [];
  readonly #moved = new Set<Pinned>();
  #unknown: string | undefined;

  constructor(store: LocatedStore, options: CaptureOptions) {
    this.store = store;
    this.#options = options;
    this.#members = store.members ?? [];
    this.#empty = emptyMembers(this.#members, store.location);
  }

  async lock(): Promise<void> {
    const { files } = this.#newcomers();
    this.#members = [...(this.store.members ?? []), ...files].sort((a, b) => compareBytewise(a.path, b.path));
    this.#look = lookAhead(this.#members, this.store.location);
  }

  pin(): void {
    this.#pinned = pinMembers(this.#members, this.store.location, { look: this.#look, empty: this.#empty });
  }

  unlock(): void {
    if (this.#pinned.length === 0) return;
    const { files, others } = this.#newcomers();
    const known = new Set(this.#members.map(({ path }) => path));
    this.#unknown = [...files.map(({ path }) => path), ...others].find((path) => !known.has(path));
    // What is remembered of a file is of the moment only if the file stayed so until all other stores were pinned.
    const isDoubtful = this.#options.alone ? ({ isOfBefore }: Pinned) => isOfBefore : () => true;
    for (const pinned of this.#pinned) if (isDoubtful(pinned) && !isAsPinned(pinned)) this.#moved.add(pinned);
  }

  async stage(dir: string): Promise<StagedStore> {
    if (this.#unknown !== undefined && !this.#options.anyMoment)
      throw keptChanging(join(this.store.location, this.#unknown), "appeared");
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
        const copied = await this.#copy(pinned, file, turn);
        if (copied === undefined) continue;
        entries.push({ path, type, mode, sizeBytes: copied.sizeBytes, file });
        digested.push({ path: member, type, executable: isExecutable(mode), sha256: copied.sha256 });
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

  #newcomers(): Newcomers {
    return this.store.newcomers?.() ?? { files: [], others: [] };
  }

  async #copy(pinned: Pinned, file: string, turn: Turn): Promise<Copied | undefined> {
    if (this.#options.anyMoment) return copyUnsteady(pinned, file, turn);
    if (this.#moved.has(pinned)) throw keptChanging(pinned.path, "changed");
    return copyPinned(pinned, file, turn);
  }
}

/** Windows reports no permissions worth keeping; there every member gets those that a fresh one has elsewhere. */
function portableMode({ identity, member }: Pinned): number {
  if (process.platform === "win32") return member.type === "file" ? 0o644 : 0o755;
  return identity.mode;
}
