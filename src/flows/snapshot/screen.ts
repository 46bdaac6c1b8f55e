import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  addedUp,
  type CapturedStore,
  type RuleOutcome,
  type Screened,
  Screener,
  type SecretsFound,
} from "../../kinds/index.ts";
import { AppError, given, type Problem, type SecretFinding, type SecretReport } from "../../model/index.ts";
import type { Context } from "../context.ts";
import type { Workspace } from "../workspace.ts";
import type { Captured } from "./capture.ts";
import { unmatchedRules } from "./rule-outcomes.ts";
import type { SecretsPlan } from "./secrets-plan.ts";

/** Problems that a failure lists, at most. */
const MAX_PROBLEMS = 50;

/**
 * Searches everything that was captured for secrets, in a process of its own, and has them struck out where that is asked for.
 * Where they are only told of, they are looked for while the bundle is written.
 */
export class Screening implements Disposable {
  readonly #plan: SecretsPlan | undefined;
  readonly #staging: Workspace;
  readonly #context: Context;
  readonly #screener: Screener;
  #warnings: readonly string[] = [];
  readonly #shown = new Map<string, string>();
  #report: Promise<SecretReport | undefined> = Promise.resolve(undefined);

  constructor(
    plan: SecretsPlan | undefined,
    { staging, context }: { readonly staging: Workspace; readonly context: Context },
  ) {
    this.#plan = plan;
    this.#staging = staging;
    this.#context = context;
    this.#screener = new Screener(context.atExit);
  }

  /**
   * What may be sealed of it.
   * @throws AppError `secrets-found` when there are secrets and there must be none, when they cannot be struck out, and from
   * {@link report} when one is in the path of a store
   */
  async screen(captured: Captured): Promise<Captured> {
    const plan = this.#plan;
    if (plan === undefined) return captured;
    const screening = this.#screenAll(captured, plan);
    this.#report = screening.then(({ secrets }) => secrets);
    // Whoever writes the bundle hears of it in the end, if it comes to that.
    this.#report.catch(() => {});
    return plan.settings.mode === "warn" ? captured : (await screening).captured;
  }

  /** What was found; undefined when there was nothing, and nothing was redacted. */
  get report(): Promise<SecretReport | undefined> {
    return this.#report;
  }

  /** What else there is to say, once all is searched. */
  get warnings(): readonly string[] {
    return this.#warnings;
  }

  /** A path as it may be shown, once all is searched. */
  readonly shownPath = (path: string): string => this.#shown.get(path) ?? path;

  [Symbol.dispose](): void {
    this.#screener[Symbol.dispose]();
  }

  async #screenAll(
    captured: Captured,
    plan: SecretsPlan,
  ): Promise<{ readonly captured: Captured; readonly secrets: SecretReport | undefined }> {
    const dir = await this.#staging.folder("redacted");
    const all: ScreenedStore[] = [];
    for (const [index, store] of captured.stores.entries()) {
      // While a bundle is written, that is what there is to say of progress.
      if (plan.settings.mode !== "warn") this.#say(index, captured);
      const names = index === 0 ? captured.leftOut.map(({ path }) => path) : undefined;
      all.push(await this.#screenStore(store, plan, { dir: join(dir, `${index}`), names }));
    }
    const unmatched = unmatchedRules(plan.settings.mode === "redact" ? plan.settings.redact : [], {
      outcomes: all.flatMap(({ rules }) => rules),
      stores: captured.stores.map(({ store }) => store.name),
    });
    this.#warnings = unmatched.warnings;
    const [first, ...rest] = [...all.flatMap(({ problems }) => problems), ...unmatched.problems];
    if (first !== undefined) throw AppError.of([first, ...rest.slice(0, MAX_PROBLEMS - 1)]);
    const found = addedUp(all.flatMap(({ seen }) => seen));
    const unsearched = all.flatMap(({ store, isSearched }) => (isSearched ? [] : [store.store.name]));
    const isClean = found.rules.length === 0 && unsearched.length === 0;
    const mode = plan.settings.mode === "redact" ? "redact" : "warn";
    return {
      captured: { ...captured, stores: all.map(({ store }) => store) },
      secrets: isClean ? undefined : { mode, key: plan.key, ...found, unsearched },
    };
  }

  async #screenStore(
    store: Store,
    plan: SecretsPlan,
    { dir, names }: { readonly dir: string; readonly names: readonly string[] | undefined },
  ): Promise<ScreenedStore> {
    const { kind, name, path } = store.store;
    const copy = { store: { kind, name, path }, staged: store.staged };
    const { settings } = plan;
    const screening = this.#screener.screen({ copy, settings, dir, ...given({ names }) });
    // A warning is not worth a snapshot: what cannot be searched is said to be so.
    const screened = await (settings.mode === "warn" ? screening.catch(stopped) : screening);
    if ("stopped" in screened) {
      const problems = settings.mode === "warn" ? [] : [notSearched(store, screened.stopped)];
      return { store, seen: [], problems, isSearched: false, rules: [] };
    }
    const shown = new Map(screened.shown);
    for (const [path, instead] of shown) this.#shown.set(path, instead);
    const struckOut = screened.redacted === undefined ? [] : [screened.redacted.applied, screened.redacted.later];
    return {
      store: await redacted(store, screened),
      seen: [screened.found, ...struckOut],
      problems: [...objections(screened, plan), ...publicName(shown.get(path), plan)],
      isSearched: true,
      rules: screened.rules ?? [],
    };
  }

  #say(index: number, { stores }: Captured): void {
    const item = stores[index]?.store.name ?? "";
    this.#context.progress({ phase: "search", done: index, total: stores.length, unit: "stores", item });
  }
}

type Store = Captured["stores"][number];

/** A store that was searched, in the form in which it may be sealed, unless there are problems. */
interface ScreenedStore {
  readonly store: Store;
  readonly seen: readonly SecretsFound[];
  readonly problems: readonly Problem[];
  readonly isSearched: boolean;
  readonly rules: readonly RuleOutcome[];
}

/** What of it must not be sealed. */
function objections({ found, redacted }: Screened, { settings: { mode, git } }: SecretsPlan): Problem[] {
  if (mode === "warn") return [];
  const left = mode === "fail" ? found : (redacted?.left ?? found);
  const isAccepted = (finding: SecretFinding): boolean => finding.in === "history" && git === "allow";
  const why = mode === "fail" ? "" : "cannot be redacted: ";
  return left.findings.filter((finding) => !isAccepted(finding)).map((finding) => problemOf(finding, why));
}

/** Names of stores stand in receipts, which everybody may read: there a secret is more than warned of. */
function publicName(shown: string | undefined, { settings: { mode } }: SecretsPlan): Problem[] {
  if (shown === undefined || mode !== "warn") return [];
  const message = `${shown}: a secret in the path of a store, which receipts tell everybody; rename it or leave it out`;
  return [{ code: "secrets-found", message, path: shown }];
}

function problemOf({ rule, in: where, place, count, at, store }: SecretFinding, why: string): Problem {
  const places = at.length === 0 ? "" : ` (${at.join(", ")}${count > at.length ? ", ..." : ""})`;
  const what = { content: "", name: " in its name", schema: " in its schema", history: " in the history of git" }[
    where
  ];
  const message = `${place}: ${why}${count === 1 ? "a secret" : `${count} secrets`} of rule ${rule}${what}${places}`;
  return { code: "secrets-found", message, path: store };
}

function stopped(error: unknown): { readonly stopped: string } {
  return { stopped: error instanceof Error ? error.message : "" };
}

function notSearched({ store: { name } }: CapturedStore, stopped: string): Problem {
  return { code: "secrets-found", message: `${name} could not be searched for secrets: it was ${stopped}`, path: name };
}

/** The store as it is now; what it was is removed, to make room. */
async function redacted(store: CapturedStore, { redacted }: Screened): Promise<Store> {
  if (redacted === undefined) return store;
  const kept = new Set(redacted.staged.entries.map((entry) => (entry.type === "file" ? entry.file : "")));
  for (const entry of store.staged.entries)
    if (entry.type === "file" && !kept.has(entry.file)) await rm(entry.file, { force: true });
  return { ...store, staged: redacted.staged, redacted: true };
}
