import { z } from "zod";
import {
  Consistency,
  Count,
  compileGlob,
  given,
  type KindName,
  LeftOut,
  Mode,
  type Redaction,
  SecretCount,
  SecretFinding,
  type SecretMatcher,
  type SecretSettings,
  Sha256,
  StoreSummary,
} from "../model/index.ts";
import type { Kind } from "./kind.ts";
import { type RedactedWhole, redactWhole } from "./redacted-whole.ts";
import { RULE_PARTS, type RulePart, type SecretsFound, type StagedCopy } from "./redacting.ts";
import { addedUp, shownName } from "./secret-tally.ts";
import { answerOf, type Task, type TaskForm } from "./task.ts";
import { TaskProcess } from "./task-process.ts";

const GIB = 1024 ** 3;
/** Pieces of files, one value of a database and its text. */
const MEMORY_BYTES = GIB;
/** The largest value that SQLite takes, and how often it may be in memory. */
const VALUE_BYTES = 1_000_000_000;
const COPIES = 6;
const TIME_MS = 10 * 60_000;
/** A hundredth of what is usual. */
const BYTES_PER_MS = 1024;

type Kinds = Readonly<Record<KindName, Kind>>;

/** A staged copy, and what to do about secrets in it. */
export interface ScreenRequest {
  readonly copy: StagedCopy;
  readonly settings: SecretSettings;
  /** Names that are going to be shown beside that of the store. */
  readonly names?: readonly string[] | undefined;
  /** Private, empty folder. */
  readonly dir: string;
}

/** What a staged copy holds, and its redacted form, when there is one. */
export interface Screened extends ShownNames {
  readonly found: SecretsFound;
  readonly redacted?: RedactedWhole | undefined;
  /** What became of the rules of the user's that are for the store; absent where nothing is redacted. */
  readonly rules?: readonly RuleOutcome[] | undefined;
}

/** How names are shown that hold a secret, by the names. */
export interface ShownNames {
  readonly shown?: readonly (readonly [name: string, shown: string])[] | undefined;
}

/** What a rule of the user's came to in a store. */
export interface RuleOutcome {
  /** Its place among the rules. */
  readonly rule: number;
  /** The part of it that names nothing; absent where all of it does. */
  readonly missed?: RulePart | undefined;
  readonly near?: string | undefined;
}

const Found = z.strictObject({ rules: z.array(SecretCount), findings: z.array(SecretFinding), omitted: Count });

const Entry = z.discriminatedUnion("type", [
  z.strictObject({ path: z.string(), type: z.literal("file"), mode: Mode, sizeBytes: Count, file: z.string() }),
  z.strictObject({ path: z.string(), type: z.literal("folder"), mode: Mode }),
]);

const Staged = z.strictObject({
  entries: z.array(Entry),
  summary: StoreSummary,
  digest: Sha256,
  consistency: Consistency,
  leftOut: z.array(LeftOut),
});

const SCREEN: TaskForm<Screened> = {
  name: "screen",
  answer: z.strictObject({
    found: Found,
    redacted: z.optional(z.strictObject({ staged: Staged, applied: Found, later: Found, left: Found })),
    shown: z.optional(z.array(z.tuple([z.string(), z.string()]))),
    rules: z.optional(
      z.array(z.strictObject({ rule: Count, missed: z.optional(z.enum(RULE_PARTS)), near: z.optional(z.string()) })),
    ),
  }),
};

/** Makes a matcher inside of the child process. */
type MatcherOpener = (settings: SecretSettings) => Promise<SecretMatcher>;

/** The search for secrets in one staged copy, and their redaction where it is asked for. */
export function screenTask(kinds: Kinds, openMatcher: MatcherOpener): Task<ScreenRequest, Screened> {
  return {
    ...SCREEN,
    run: async (request) => screen(request, kinds[request.copy.store.kind], await openMatcher(request.settings)),
  };
}

async function screen(request: ScreenRequest, kind: Kind, matcher: SecretMatcher): Promise<Screened> {
  const { found, redacted, rules } = await screenCopy(request, kind, matcher);
  const named = (all: SecretsFound): SecretsFound => withShownStore(all, request.copy, matcher);
  const told = { ...given({ rules }), ...shownNames(request, matcher) };
  if (redacted === undefined) return { found: named(found), ...told };
  const { staged, applied, later, left } = redacted;
  return {
    found: named(found),
    redacted: { staged, applied: named(applied), later: named(later), left: named(left) },
    ...told,
  };
}

function shownNames({ copy: { store }, names = [] }: ScreenRequest, matcher: SecretMatcher): ShownNames {
  const all = [store.path, ...names].map((path) => [path, shownName(path, matcher)] as const);
  const shown = all.filter(([path, instead]) => path !== instead);
  return shown.length === 0 ? {} : { shown };
}

/** The name of a store comes from its path; where that holds a secret, the path without it stands for the name. */
function withShownStore(all: SecretsFound, { store: { path } }: StagedCopy, matcher: SecretMatcher): SecretsFound {
  const shown = shownName(path, matcher);
  if (shown === path) return all;
  return { ...all, findings: all.findings.map((finding) => ({ ...finding, store: shown })) };
}

async function screenCopy(
  { copy, settings, dir }: ScreenRequest,
  kind: Kind,
  matcher: SecretMatcher,
): Promise<Screened> {
  const { secrets } = kind;
  if (secrets === undefined) return { found: addedUp([]) };
  const found = await secrets.find(copy, matcher);
  const redactions = settings.redact.filter((redaction) => isFor(redaction, copy));
  if (settings.mode !== "redact" || (found.rules.length === 0 && redactions.length === 0)) return { found };
  const { missed, ...redacted } = await redactWhole(copy, secrets, { matcher, redactions, git: settings.git, dir });
  const rules = redactions.map((redaction): RuleOutcome => {
    const miss = missed.find((each) => each.redaction === redaction);
    return { rule: settings.redact.indexOf(redaction), ...given({ missed: miss?.part, near: miss?.near }) };
  });
  const isInContent = found.omitted > 0 || found.findings.some((finding) => finding.in === "content");
  // What was written anew for nothing has other bytes than the copy, and no other content.
  return isInContent || redacted.applied.rules.length > 0 ? { found, redacted, rules } : { found, rules };
}

function isFor({ store, table }: Redaction, { store: { name, kind, path } }: StagedCopy): boolean {
  if ((table !== undefined) !== (kind === "sqlite")) return false;
  if (store === undefined) return true;
  const fits = compileGlob(store);
  return fits(name) || fits(path);
}

/** Searches staged copies in a child process, one after another, so that they cost the main thread nothing. */
export class Screener implements Disposable {
  readonly #process = new TaskProcess();
  readonly #forget: () => void;

  /** @param atExit - keeps a step for a program that is told to end early */
  constructor(atExit: (cleanUp: () => void) => () => void) {
    this.#forget = atExit(() => this.#process[Symbol.dispose]());
  }

  /** Why it could not be searched, as words, when it took too much time or memory. @throws AppError `secrets-found`, `busy` */
  async screen(request: ScreenRequest): Promise<Screened | { readonly stopped: string }> {
    const { entries } = request.copy.staged;
    const sizes = entries.map((entry) => (entry.type === "file" ? entry.sizeBytes : 0));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    const memoryBytes = MEMORY_BYTES + COPIES * Math.min(largest, VALUE_BYTES);
    const limits = { memoryBytes, timeoutMs: TIME_MS + total / BYTES_PER_MS };
    const outcome = await this.#process.ask(SCREEN, request, limits);
    return "stopped" in outcome ? { stopped: outcome.message } : answerOf(outcome);
  }

  /** Ends what is being searched. */
  [Symbol.dispose](): void {
    this.#process[Symbol.dispose]();
    this.#forget();
  }
}
