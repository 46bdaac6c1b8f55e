import { type AppError, type Check, ERRORS, type ErrorCode, type Finding, type LeftOut } from "../model/index.ts";
import { byCode } from "./failure.ts";
import { andMore, blocks, code, digests, fitting, folded, list, MAX_LIST_BYTES, prose } from "./markdown.ts";
import { secretsMarkdown } from "./secrets-text.ts";
import {
  type BaselineView,
  type DrillView,
  type InspectView,
  inspectStores,
  type RestoreView,
  type SnapshotView,
  type StoreView,
  snapshotStores,
  type VerifyView,
} from "./views.ts";
import {
  contents,
  counted,
  drillVerdict,
  grouped,
  humanAge,
  humanSize,
  humanTime,
  MOMENTS,
  partlyRead,
  shortDigest,
} from "./wording.ts";

/** A snapshot as the summary of a job. */
export function snapshotSummary(view: SnapshotView): string {
  return blocks(
    "### ✅ Memory snapshot taken and verified",
    [
      ...identity(view),
      counted(view.stores.length, "store"),
      humanSize(view.sizeBytes),
      view.encrypted ? "encrypted" : "**not encrypted**",
      MOMENTS[view.consistency],
    ].join(" · "),
    view.vault === null
      ? ""
      : view.vault.outcome === "stored"
        ? `Stored as ${code(view.vault.reference)}.`
        : `Memory is unchanged: ${code(view.vault.reference)} holds it already, and nothing was stored.`,
    secretsMarkdown(view.secrets),
    (view.warnings ?? []).map((warning) => `⚠️ ${prose(warning)}`).join("\n\n"),
    storeTable(snapshotStores(view)),
    leftOutList(view.leftOut),
    digests([
      ["bundle", view.bundle],
      ["sha256", view.sha256],
      ["signed by key", view.signedBy],
      ["snapshot", view.snapshotId],
      ["state", view.stateDigest],
    ]),
  );
}

const STATUS: Record<Check["status"], string> = { passed: "✅ passed", failed: "❌ failed", skipped: "⏭️ not made" };

/** An examination as the summary of a job. */
export function verifySummary(view: VerifyView): string {
  return blocks(
    view.ok ? "### ✅ Memory bundle verified" : "### ❌ Memory bundle is not what it should be",
    code(view.bundle),
    list(["Check", "Status", "Detail"], view.checks, ({ name, status, detail }) => [
      name,
      STATUS[status],
      prose(detail),
    ]),
    findingTable(view.findings),
    digests([
      ["snapshot", view.snapshotId],
      ["state", view.stateDigest],
    ]),
  );
}

/** A look at a bundle as the summary of a job. */
export function inspectSummary(view: InspectView): string {
  const header = view.manifest === null ? view.receipt : view.manifest.snapshot;
  return blocks(
    "### 🔎 Memory bundle",
    [
      ...(header === null ? [] : identity(header)),
      humanSize(view.sizeBytes),
      view.encrypted ? "encrypted" : "**not encrypted**",
      view.manifest === null ? "**contents not read: no key was given**" : "read from the manifest",
    ].join(" · "),
    secretsMarkdown(view.manifest?.secrets),
    storeTable(inspectStores(view)),
    leftOutList(view.manifest?.leftOut ?? []),
    digests([
      ["bundle", view.bundle],
      ["sha256", view.receipt?.sha256 ?? null],
      ["signed by key", view.signedBy],
      ["state", view.manifest?.stateDigest ?? view.receipt?.stateDigest ?? null],
    ]),
  );
}

/** A restore as the summary of a job. */
export function restoreSummary(view: RestoreView): string {
  const replaced = fitting(view.replaced, (path) => `- ${code(path)}`, MAX_LIST_BYTES);
  return blocks(
    view.dryRun ? "### ✅ Memory can be restored (dry run, nothing was written)" : "### ✅ Memory restored",
    [...identity(view), `to ${code(view.target)}`].join(" · "),
    list(["Store", "Kind", "Path", "Entries", "Size"], view.stores, ({ name, kind, path, entries, bytes }) => [
      code(name),
      kind,
      code(path),
      grouped(entries),
      humanSize(bytes),
    ]),
    view.replaced.length === 0
      ? ""
      : folded(
          `${counted(view.replaced.length, "path")} ${view.dryRun ? "would be replaced" : "replaced"}`,
          `${replaced.lines.join("\n")}\n\n${andMore(replaced.left)}`,
        ),
    view.preRestore === null ? "" : `What was there is kept in ${code(view.preRestore)}.`,
    view.partial ? `Read in part: ${partlyRead(view)}.` : "",
    digests([
      ["bundle", view.bundle],
      ["signed by key", view.signedBy],
      ["snapshot", view.snapshotId],
      ["state", view.stateDigest],
    ]),
  );
}

const DRILLED: Record<DrillView["outcome"], string> = {
  ok: "✅ Restore drill passed",
  corrupt: "❌ Restore drill failed",
  "wrong-key": "❌ Restore drill without a fitting key",
  inconclusive: "⚠️ Restore drill inconclusive",
};
const PROBED: Record<DrillView["probes"][number]["status"], string> = { ...STATUS, skipped: "⏭️ not asked" };

/** A drill as the summary of a job. */
export function drillSummary(view: DrillView): string {
  const facts = [
    ...(view.agent === null ? [] : [`agent ${code(view.agent)}`]),
    ...(view.createdAt === null ? [] : [humanTime(view.createdAt)]),
    ...(view.ageSeconds === null ? [] : [`age ${humanAge(view.ageSeconds)}`]),
  ];
  return blocks(
    `### ${DRILLED[view.outcome]}`,
    drillVerdict(view),
    findingTable(view.findings),
    list(["Probe", "Status", "Detail"], view.probes, ({ name, status, detail }) => [
      prose(name),
      PROBED[status],
      prose(detail),
    ]),
    list(["Store", "Kind", "In the manifest", "Restored"], view.stores, (store) => [
      code(store.name),
      store.kind,
      code(shortDigest(store.expected)),
      store.same ? "✅ the same" : `❌ ${store.actual === null ? "nothing" : code(shortDigest(store.actual))}`,
    ]),
    facts.join(" · "),
    digests([
      ["bundle", view.bundle],
      ["snapshot", view.snapshotId],
      ["state", view.stateDigest],
    ]),
  );
}

/** That a pull request from a fork has no key, as the summary of a job. */
export function skippedSummary(why: string): string {
  return blocks("### ⏭️ Skipped in a pull request from a fork", prose(why));
}

/** That there was nothing to compare with, as the summary of a job. */
export function noBaselineSummary(why: string): string {
  return blocks("### ⏭️ Memory not compared", `There is no baseline yet: ${prose(why)}`);
}

/** That a vault held nothing to restore, as the summary of a job. */
export function nothingStoredSummary(why: string): string {
  return blocks("### ⏭️ Memory not restored", prose(why));
}

/** A baseline as the summary of a job. */
export function baselineSummary({ file, baseline }: BaselineView): string {
  return blocks(
    "### 📌 Memory baseline",
    [
      `agent ${code(baseline.agent)}`,
      counted(baseline.stores.length, "store"),
      ...(file === null ? [] : [`in ${code(file)}`]),
    ].join(" · "),
    storeTable(baseline.stores.map((store) => ({ ...store, facts: store.summary }))),
    digests([["state", baseline.stateDigest]]),
  );
}

/** A failure as the summary of a job; `hints` says in the words of the door what the registry says in flags. */
export function failureSummary(
  error: AppError,
  command: string,
  hints: Partial<Record<ErrorCode, string>> = {},
): string {
  const groups = byCode(error.problems).map(([errorCode, problems]) => {
    const { lines, left } = fitting(problems, (problem) => `- ${prose(problem.message)}`, MAX_LIST_BYTES / 4);
    const title = `**${prose(ERRORS[errorCode].title)}** (${code(errorCode)})`;
    return blocks(title, lines.join("\n"), andMore(left), hints[errorCode] ?? ERRORS[errorCode].hint);
  });
  return blocks(
    `### ❌ Memory ${prose(command)} failed`,
    ...fitting(groups, (group) => group, 4 * MAX_LIST_BYTES).lines,
  );
}

function storeTable(all: readonly StoreView[]): string {
  return list(["Store", "Kind", "Contents", "Size", "Digest"], all, (store) => [
    code(store.name),
    store.kind,
    contents(store),
    humanSize(store.bytes),
    store.digest === undefined ? "" : code(shortDigest(store.digest)),
  ]);
}

function findingTable(findings: readonly Finding[]): string {
  return list(["Finding", "Where", "Message"], findings, ({ code: word, path, message }) => [
    code(word),
    code(path),
    prose(message),
  ]);
}

function leftOutList(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return "";
  const paths = list(["Path", "Reason"], leftOut, ({ path, reason }) => [code(path), reason]);
  return folded(`${counted(leftOut.length, "path")} left out`, paths);
}

function identity(of: { agent: string; label: string | null; createdAt: string }): string[] {
  return [`agent ${code(of.agent)}`, ...(of.label === null ? [] : [prose(of.label)]), humanTime(of.createdAt)];
}
