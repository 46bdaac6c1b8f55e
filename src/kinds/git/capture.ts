import { statSync } from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths, type GitSummary, type LeftOut, throwProblems } from "../../model/index.ts";
import type { Capture, CaptureOptions, LocatedStore, StagedEntry, StagedStore } from "../kind.ts";
import { repositoryDigest } from "./digest.ts";
import { differences, type Fingerprint, fingerprint } from "./fingerprint.ts";
import { readSource } from "./layout.ts";
import { leftOutOf } from "./left-out.ts";
import { packState } from "./pack.ts";
import { proveBundle } from "./proof.ts";
import type { Ref } from "./refs.ts";
import { openSource, type RepositoryState, readIgnoredOf, readState, type Source } from "./state.ts";
import { coveredBy } from "./walk.ts";
import { copyWorktree, unusableNames } from "./worktree-copy.ts";

const LOOK_LASTS_MS = 500;

/**
 * Opens the capture of a repository.
 * @throws AppError `source-damaged`, `source-unreadable`, `git-missing`
 */
export async function openRepository(
  store: LocatedStore,
  { scratch, anyMoment = false }: CaptureOptions,
): Promise<Capture> {
  const source = await openSource(store.location, {
    exclude: store.exclude ?? [],
    withholds: store.withholds,
    scratch,
  });
  try {
    const ignored = await readSource(store.location, () => readIgnoredOf(source));
    return new RepositoryCapture(store, source, { ignored, anyMoment });
  } catch (error) {
    source.view.close();
    throw error;
  }
}

/**
 * A repository cannot be locked against its own work tree, so its state is not held but proved: what `stage` reads is
 * the state at `pin` when nothing has moved between `pin` and the last copy.
 */
class RepositoryCapture implements Capture {
  readonly store: LocatedStore;
  readonly #source: Source;
  readonly #ignored: readonly string[];
  readonly #anyMoment: boolean;
  #pinned: Fingerprint | undefined;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(store: LocatedStore, source: Source, about: { ignored: readonly string[]; anyMoment: boolean }) {
    this.store = store;
    this.#source = source;
    this.#ignored = about.ignored;
    this.#anyMoment = about.anyMoment;
  }

  async lock(): Promise<void> {
    this.#pinned = this.#look();
    this.#lookedAtMs = performance.now();
  }

  /** A look of just now will do: whatever has moved since shows when all is compared, and the databases are free sooner. */
  pin(): void {
    if (performance.now() - this.#lookedAtMs > LOOK_LASTS_MS) this.#pinned = this.#look();
  }

  unlock(): void {}

  async stage(dir: string): Promise<StagedStore> {
    try {
      return await this.#stage(dir);
    } catch (error) {
      // Reading what is being changed fails in many ways; they all mean the same.
      await this.#compare();
      throw error;
    }
  }

  async #compare(): Promise<void> {
    const moved = differences(this.#state, this.#look());
    const [name] = moved.names;
    if (name !== undefined) throw keptChanging(this.store, "its refs or its index");
    if (moved.worktree.length === 0) return;
    // A file that appeared since may be one that git ignores, which nobody could know at the pin.
    const isIgnored = coveredBy(await readSource(this.store.location, () => readIgnoredOf(this.#source)));
    const [path] = moved.worktree.filter((candidate) => !isIgnored(candidate));
    if (path !== undefined) throw keptChanging(this.store, JSON.stringify(path));
  }

  close(): void {
    this.#source.view.close();
  }

  get #state(): Fingerprint {
    if (this.#pinned === undefined) throw new AppError("internal", "a repository was staged before it was pinned");
    return this.#pinned;
  }

  #look(): Fingerprint {
    const isIgnored = coveredBy(this.#ignored);
    return fingerprint(this.#source.layout, (path) => isIgnored(path) || this.#source.skips(path));
  }

  async #stage(dir: string): Promise<StagedStore> {
    const { layout } = this.#source;
    const state = await readState(this.#source, this.#state.worktree);
    const { changes } = state;
    if (changes !== null) throwProblems(unusableNames(this.store, changes));

    const { bundle, kept } = await readSource(this.store.location, () => packState(this.#source, state, dir));
    const copied = changes === null ? [] : await copyWorktree(this.store, changes, join(dir, "worktree"));
    // Before the proof, which needs the source no more and takes its time.
    if (!this.#anyMoment) await this.#compare();
    const packed = await this.#prove(bundle, { state, kept, dir });
    const summary: GitSummary = {
      kind: "git",
      objectFormat: layout.objectFormat,
      ...(changes === null ? { bare: true } : {}),
      head: state.names.head,
      refs: [...state.names.refs],
      commits: packed.commits,
      changed: copied.map(({ change }) => change.path),
      deleted: [...(changes?.deleted ?? [])],
    };
    return {
      entries: [...packed.entries, ...copied.map(({ entry }) => entry)],
      summary,
      digest: repositoryDigest({ summary, kept, changes: copied.map(({ change }) => change) }),
      consistency: "fenced",
      leftOut: [...leftOutOf(this.store.path, layout, changes), ...this.#withheld(state)],
    };
  }

  /** What was staged and stays behind. */
  #withheld({ withheld }: RepositoryState): LeftOut[] {
    const { path: folder } = this.store;
    return withheld.map((path) => ({
      path: folder === "." ? path : `${folder}/${path}`,
      reason: this.store.withholds?.(path) ?? "excluded",
    }));
  }

  /** Proves on the finished bundle that the objects are whole. There is none before the first commit. */
  async #prove(
    bundle: string | null,
    { state, kept, dir }: { state: RepositoryState; kept: readonly Ref[]; dir: string },
  ): Promise<{ entries: readonly StagedEntry[]; commits: number }> {
    if (bundle === null) return { entries: [], commits: 0 };
    const { location, name } = this.store;
    const { objectFormat } = this.#source.layout;
    const summary = { objectFormat, head: state.names.head, refs: [...state.names.refs] };
    const { faults, commits } = await proveBundle(bundle, { summary, kept }, dir);
    if (faults.length > 0) throw new AppError("source-damaged", `${location}: git finds a fault: ${faults.join("; ")}`);
    const { size: sizeBytes } = statSync(bundle);
    const path = archivePaths.gitBundle(name);
    return { entries: [{ path, type: "file", mode: 0o644, sizeBytes, file: bundle }], commits };
  }
}

function keptChanging(store: LocatedStore, what: string): AppError {
  return new AppError("kept-changing", `${store.location}: ${what} changed while the repository was captured`);
}
