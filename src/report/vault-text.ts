import { blocks, code, list, prose } from "./markdown.ts";
import { printable } from "./printable.ts";
import { pairs, table } from "./table.ts";
import { listed, paragraphs, right } from "./text.ts";
import { counted, grouped, humanSize, humanTime, shortDigest } from "./wording.ts";

/** A stored bundle as lists name it. */
export interface StoredView {
  readonly name: string;
  readonly reference: string;
  readonly storedAt: string;
  readonly agent: string;
  readonly createdAt: string;
  readonly label: string | null;
  readonly snapshotId: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  readonly stateDigest: string;
}

/** What a vault holds. */
export interface ListView {
  readonly vault: string;
  readonly bundles: readonly StoredView[];
  /** What is no bundle, with the reason. */
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

/** What became of the bundles of a vault. */
export interface PruneView {
  readonly vault: string;
  readonly dryRun: boolean;
  readonly bundles: readonly (StoredView & {
    readonly keep: boolean;
    readonly reasons: readonly string[];
    readonly notBelieved: string | null;
  })[];
  /** Names of what was never finished. */
  readonly swept: readonly string[];
  /** Names of bundles that have no receipt. */
  readonly unreceipted: readonly string[];
}

/** What became of what restores into a folder have replaced. */
export interface PruneGenerationsView {
  readonly target: string;
  readonly dryRun: boolean;
  readonly generations: readonly {
    readonly generation: string;
    readonly createdAt: string;
    readonly sizeBytes: number;
    readonly keep: boolean;
    readonly reasons: readonly string[];
  }[];
}

/** What a vault holds, in words, for the terminal: newest first. */
export function listText({ vault, bundles, skipped }: ListView): string {
  const rows = bundles.map((bundle) => [
    humanTime(bundle.createdAt),
    printable(bundle.agent),
    humanSize(bundle.sizeBytes),
    shortDigest(bundle.stateDigest),
    printable(bundle.label ?? ""),
    printable(bundle.name),
  ]);
  return paragraphs(
    pairs([
      ["vault", printable(vault)],
      ["holds", `${counted(bundles.length, "bundle")}, ${humanSize(sum(bundles))}`],
    ]),
    table(["CREATED", "AGENT", right("SIZE"), "STATE", "LABEL", "BUNDLE"], rows),
    skipped.length === 0
      ? []
      : listed("is no bundle", skipped, ({ name, why }) => `${printable(name)}: ${printable(why)}`),
  );
}

/** A bundle that was looked up, in words, for the terminal. */
export function foundText({ reference, agent, createdAt, storedAt, sizeBytes, stateDigest }: StoredView): string {
  return paragraphs(
    pairs([
      ["found", printable(reference)],
      ["agent", printable(agent)],
      ["created", humanTime(createdAt)],
      ["stored", humanTime(storedAt)],
      ["size", humanSize(sizeBytes)],
      ["state", shortDigest(stateDigest)],
    ]),
  );
}

/** What a prune kept and removed, in words, for the terminal. */
export function pruneText({ vault, dryRun, bundles, swept, unreceipted }: PruneView): string {
  const removed = bundles.filter(({ keep }) => !keep);
  const rows = bundles.map(({ createdAt, agent, name, keep, reasons }) => [
    keep ? "keep" : dryRun ? "would remove" : "removed",
    humanTime(createdAt),
    printable(agent),
    printable(name),
    reasons.map(printable).join(", "),
  ]);
  const freed = `${counted(removed.length, "bundle")}, ${humanSize(sum(removed))}`;
  return paragraphs(
    pairs([
      ["vault", printable(vault)],
      [dryRun ? "would remove" : "removed", freed],
      ["kept", counted(bundles.length - removed.length, "bundle")],
    ]),
    table(["", "CREATED", "AGENT", "BUNDLE", "WHY"], rows),
    swept.length === 0 ? [] : listed(dryRun ? "never finished, would go" : "never finished, gone", swept, printable),
    listed("not believed, and judged by themselves", believedNot(bundles), ({ name, notBelieved }) => {
      return `${printable(name)} ${printable(notBelieved ?? "")}`;
    }),
    listed("no receipt, left alone; copy its .receipt.json beside it, or remove it", unreceipted, printable),
  );
}

/** What a prune kept and removed of what restores have replaced, in words, for the terminal. */
export function pruneGenerationsText({ target, dryRun, generations }: PruneGenerationsView): string {
  const removed = generations.filter(({ keep }) => !keep);
  const rows = generations.map(({ generation, createdAt, sizeBytes, keep, reasons }) => [
    keep ? "keep" : dryRun ? "would remove" : "removed",
    generation,
    humanTime(createdAt),
    humanSize(sizeBytes),
    reasons.map(printable).join(", "),
  ]);
  return paragraphs(
    pairs([
      ["target", printable(target)],
      [dryRun ? "would remove" : "removed", `${counted(removed.length, "generation")}, ${humanSize(sum(removed))}`],
      ["kept", counted(generations.length - removed.length, "generation")],
    ]),
    table(["", "GENERATION", "CREATED", right("SIZE"), "WHY"], rows),
  );
}

/** What a vault holds, as the summary of a job. */
export function listSummary({ vault, bundles }: ListView): string {
  return blocks(
    "### 🗄️ Memory vault",
    [code(vault), counted(bundles.length, "bundle"), humanSize(sum(bundles))].join(" · "),
    list(["Created", "Agent", "Size", "State", "Label", "Bundle"], bundles, (bundle) => [
      humanTime(bundle.createdAt),
      code(bundle.agent),
      humanSize(bundle.sizeBytes),
      code(shortDigest(bundle.stateDigest)),
      prose(bundle.label ?? ""),
      code(bundle.name),
    ]),
  );
}

/** A bundle that was looked up, as the summary of a job. */
export function foundSummary({ reference, agent, createdAt, sizeBytes, stateDigest }: StoredView): string {
  return blocks(
    "### 🔎 Memory found",
    code(reference),
    [
      `agent ${code(agent)}`,
      humanTime(createdAt),
      humanSize(sizeBytes),
      `state ${code(shortDigest(stateDigest))}`,
    ].join(" · "),
  );
}

/** What a prune kept and removed, as the summary of a job. */
export function pruneSummary({ vault, dryRun, bundles, swept, unreceipted }: PruneView): string {
  const removed = bundles.filter(({ keep }) => !keep);
  const strangers = believedNot(bundles);
  return blocks(
    dryRun ? "### 🧹 Memory vault (dry run, nothing was removed)" : "### 🧹 Memory vault pruned",
    [
      code(vault),
      `${counted(removed.length, "bundle")} ${dryRun ? "would go" : "removed"}, ${humanSize(sum(removed))}`,
      `${grouped(bundles.length - removed.length)} kept`,
      ...(strangers.length === 0 ? [] : [`${grouped(strangers.length)} not believed and judged by themselves`]),
      ...(swept.length === 0 ? [] : [`${counted(swept.length, "leftover")} swept`]),
      ...(unreceipted.length === 0 ? [] : [`${counted(unreceipted.length, "bundle")} without a receipt left alone`]),
    ].join(" · "),
    list(
      ["", "Created", "Agent", "Bundle", "Why"],
      bundles,
      ({ keep, createdAt, agent, name, reasons, notBelieved }) => [
        keep ? "keep" : "🗑️",
        humanTime(createdAt),
        code(agent),
        code(name),
        prose([...reasons, ...(notBelieved === null ? [] : [`not believed: ${notBelieved}`])].join(", ")),
      ],
    ),
  );
}

function believedNot(bundles: PruneView["bundles"]): PruneView["bundles"] {
  return bundles.filter(({ notBelieved }) => notBelieved !== null);
}

function sum(bundles: readonly { readonly sizeBytes: number }[]): number {
  return bundles.reduce((bytes, bundle) => bytes + bundle.sizeBytes, 0);
}
