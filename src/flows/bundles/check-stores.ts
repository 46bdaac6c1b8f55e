import { type Examiner, type ExtractedStore, KINDS, openExaminer } from "../../kinds/index.ts";
import { type Finding, throwProblems } from "../../model/index.ts";
import type { Context } from "../context.ts";

/** What is examined, and where. */
export interface ToCheck {
  readonly stores: readonly ExtractedStore[];
  /** Path of a private folder. */
  readonly scratch: string;
}

/**
 * Examines stores that come out of a bundle, each by its kind. One that is examined by a process of its own is begun with as soon
 * as all of it {@link StoreChecks.arrived}, while the rest of the bundle is read; what was found is asked for when that is done.
 * Disposing ends what is not asked for any more, before the files go.
 */
export class StoreChecks implements AsyncDisposable {
  readonly #stores: readonly ExtractedStore[];
  readonly #context: Context;
  readonly #examiner: Examiner;
  readonly #coming = new Map<string, { readonly store: ExtractedStore; left: number }>();
  readonly #begun = new Map<ExtractedStore, Promise<readonly Finding[]>>();

  constructor({ stores, scratch }: ToCheck, context: Context) {
    this.#stores = stores;
    this.#context = context;
    this.#examiner = openExaminer({ kinds: KINDS, scratch, atExit: context.atExit });
    for (const store of stores.filter(({ store }) => KINDS[store.kind].apart !== undefined)) {
      const coming = { store, left: store.paths.length };
      for (const path of store.paths) this.#coming.set(path, coming);
    }
  }

  /** Hears that an entry lies below the folder of its store, and is what the manifest says. */
  arrived(path: string): void {
    const coming = this.#coming.get(path);
    if (coming === undefined) return;
    coming.left -= 1;
    if (coming.left > 0) return;
    const findings = this.#examiner.check(coming.store);
    // A failure is met where the findings are asked for, or is of no interest any more.
    findings.catch(() => {});
    this.#begun.set(coming.store, findings);
  }

  /**
   * What is wrong with the stores that `chosen` names. To be called when all that is known of the bundle's bytes has been found good.
   * @throws AppError `git-missing`, `disk-full`, `busy`
   */
  async findings(chosen: (store: ExtractedStore) => boolean = () => true): Promise<Finding[]> {
    const stores = this.#stores.filter(chosen);
    const found: Finding[] = [];
    for (const [done, store] of stores.entries()) {
      const item = store.store.name;
      this.#context.progress({ phase: "check", done, total: stores.length, unit: "stores", item });
      for (const finding of await (this.#begun.get(store) ?? this.#examiner.check(store))) found.push(finding);
    }
    return found;
  }

  /** Refuses stores with which anything is wrong. @throws AppError exit 3 over all of it, and as {@link findings} */
  async require(): Promise<void> {
    throwProblems(await this.findings());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#examiner[Symbol.dispose]();
    await Promise.allSettled(this.#begun.values());
  }
}
