import { type Consistency, ERRORS, type Finding, type LeftOut } from "../model/index.ts";
import { printable } from "./printable.ts";
import { secretsLine, secretsList } from "./secrets-text.ts";
import { type Column, pairs, table } from "./table.ts";
import {
  type BaselineView,
  type DrillView,
  type InspectView,
  inspectStores,
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
  shortDigest,
} from "./wording.ts";

/** Lists in a text end here; `--json` holds them whole. */
const MAX_LISTED = 50;

/** A snapshot in words, for the terminal. */
export function snapshotText(view: SnapshotView): string {
  return paragraphs(
    pairs([
      ["bundle", printable(view.bundle)],
      ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
      ["sha256", view.sha256],
      ["signed by", signer(view)],
      ...identity(view),
      ["moment", moment(view.consistency)],
      ["verified", "the bundle was read back from disk and fits its manifest"],
      ["vault", vaultLine(view.vault)],
      ["secrets", secretsLine(view.secrets)],
    ]),
    storeTable(snapshotStores(view)),
    secretsList(view.secrets),
    (view.warnings ?? []).map((warning) => `warning: ${printable(warning)}`),
    leftOutList(view.leftOut),
  );
}

/** Which key has signed a bundle; null where nobody has, or nobody has asked. */
export function signer({ signedBy }: { readonly signedBy: string | null }): string | null {
  return signedBy === null ? null : `key ${signedBy}`;
}

/** What became of a snapshot in its vault; null without one. */
function vaultLine(vault: SnapshotView["vault"]): string | null {
  if (vault === null) return null;
  const reference = printable(vault.reference);
  return vault.outcome === "stored" ? `stored as ${reference}` : `unchanged: ${reference} holds the same memory`;
}

/** An examination in words, for the terminal; it ends with the verdict and what that does not cover. */
export function verifyText(view: VerifyView): string {
  const skipped = view.checks.filter((check) => check.status === "skipped");
  const failed = view.checks.filter((check) => check.status === "failed").map((check) => check.name);
  const verdict = view.ok ? "ok: every check that was made has passed" : `not ok: ${failed.join(", ") || "see above"}`;
  return paragraphs(
    pairs([
      ["bundle", printable(view.bundle)],
      ["encrypted", view.encrypted ? "yes" : "no"],
      ["snapshot", view.snapshotId],
      ["state", view.stateDigest],
    ]),
    table(
      ["CHECK", "STATUS", "DETAIL"],
      view.checks.map((check) => [check.name, check.status, printable(check.detail)]),
    ),
    findingList(view.findings),
    [verdict],
    // After a failure the rest was not reached, as the table says; a success is worth only what was checked.
    view.ok ? listed("not checked", skipped, (check) => `${check.name}: ${printable(check.detail)}`) : [],
  );
}

/** What the ends of a bundle say, for the terminal. */
export function inspectText(view: InspectView): string {
  const { manifest, receipt } = view;
  const header = manifest === null ? receipt : { ...manifest.snapshot, ...manifest, snapshotId: manifest.snapshot.id };
  return paragraphs(
    pairs([
      ["bundle", printable(view.bundle)],
      ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
      ["sha256", receipt === null ? null : `${receipt.sha256} (as the receipt says)`],
      ["signed by", signer(view)],
      ...(header === null ? [] : identity(header)),
      ["moment", header === null ? null : moment(header.consistency)],
      ["known from", origin(view)],
      ["secrets", secretsLine(manifest?.secrets)],
    ]),
    storeTable(inspectStores(view)),
    tablesOfDatabases(inspectStores(view)),
    secretsList(manifest?.secrets),
    leftOutList(manifest?.leftOut ?? []),
  );
}

/** A drill in words, for the terminal; it ends with the verdict and what to do. */
export function drillText(view: DrillView): string {
  const codes = [...new Set(view.findings.map((finding) => finding.code))];
  return paragraphs(
    pairs([
      ["bundle", printable(view.bundle)],
      ["snapshot", view.snapshotId],
      ["created", view.createdAt === null ? null : humanTime(view.createdAt)],
      ["age", view.ageSeconds === null ? null : humanAge(view.ageSeconds)],
      ["agent", view.agent === null ? null : printable(view.agent)],
      ["state", view.stateDigest],
    ]),
    table(
      ["STORE", "KIND", "MANIFEST", "RESTORED", "SAME"],
      view.stores.map(({ name, kind, expected, actual, same }) => [
        printable(name),
        kind,
        shortDigest(expected),
        actual === null ? "-" : shortDigest(actual),
        same ? "yes" : "no",
      ]),
    ),
    table(
      ["PROBE", "STATUS", "DETAIL"],
      view.probes.map(({ name, status, detail }) => [printable(name), status, printable(detail)]),
    ),
    findingList(view.findings),
    codes.map((code) => `hint: ${ERRORS[code].hint} [${code}]`),
    [`${view.outcome}: ${drillVerdict(view)}`],
  );
}

/** A baseline in words, for the terminal. */
export function baselineText({ file, baseline }: BaselineView): string {
  return paragraphs(
    pairs([
      ["baseline", file === null ? null : printable(file)],
      ["agent", printable(baseline.agent)],
      ["state", baseline.stateDigest],
    ]),
    storeTable(baseline.stores.map((store) => ({ ...store, facts: store.summary }))),
  );
}

/** A column of numbers. */
export function right(title: string): Column {
  return { title, align: "right" };
}

function storeTable(stores: readonly StoreView[]): string[] {
  return table(
    ["STORE", "KIND", right("SIZE"), "DIGEST", "CONTENTS"],
    stores.map((store) => [
      printable(store.name),
      store.kind,
      humanSize(store.bytes),
      shortDigest(store.digest),
      contents(store),
    ]),
  );
}

function tablesOfDatabases(stores: readonly StoreView[]): string[] {
  const rows = stores.flatMap(({ name, facts }) =>
    facts?.kind === "sqlite" ? facts.tables.map((each) => ({ store: name, ...each })) : [],
  );
  return table(
    ["DATABASE", "TABLE", right("ROWS"), "DIGEST"],
    rows.map((row) => [printable(row.store), printable(row.name), grouped(row.rows), shortDigest(row.digest)]),
  );
}

function findingList(findings: readonly Finding[]): string[] {
  const line = ({ path, message, code }: Finding): string => printable(`${path}: ${message} [${code}]`);
  return listed(counted(findings.length, "finding"), findings, line);
}

function leftOutList(leftOut: readonly LeftOut[]): string[] {
  return listed(`left out (${leftOut.length})`, leftOut, ({ path, reason }) => `${printable(path)}  (${reason})`);
}

/** A title and a line for each item, as many as fit; nothing when there are none. */
export function listed<Item>(title: string, items: readonly Item[], line: (item: Item) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length > MAX_LISTED ? [`  and ${grouped(items.length - MAX_LISTED)} more`] : [];
  return [title, ...items.slice(0, MAX_LISTED).map((item) => `  ${line(item)}`), ...more];
}

/** What tells a snapshot from others. */
export function identity(of: {
  snapshotId: string;
  createdAt: string;
  agent: string;
  label: string | null;
  stateDigest: string;
}): [string, string | null][] {
  return [
    ["snapshot", of.snapshotId],
    ["created", humanTime(of.createdAt)],
    ["agent", printable(of.agent)],
    ["label", of.label === null ? null : printable(of.label)],
    ["state", of.stateDigest],
  ];
}

function origin({ manifest, receipt }: InspectView): string {
  if (manifest !== null) return "the manifest in the bundle";
  if (receipt !== null) return "the receipt beside the bundle; give a key to read the bundle itself";
  return "nothing but the file: no key was given and no receipt lies beside it";
}

function exactSize(sizeBytes: number): string {
  return sizeBytes < 1024 ? humanSize(sizeBytes) : `${humanSize(sizeBytes)} (${counted(sizeBytes, "byte")})`;
}

function moment(consistency: Consistency): string {
  return `${consistency}: ${MOMENTS[consistency]}`;
}

function sealed(encrypted: boolean): string {
  return encrypted ? "encrypted" : "not encrypted";
}

/** Blocks of lines with an empty line between them; blocks without a line do not count. */
export function paragraphs(...blocks: readonly string[][]): string {
  const spoken = blocks.filter((lines) => lines.length > 0);
  return `${spoken.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
