import { existsSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type BaselineFile, MAX_BASELINE_BYTES, readBaseline } from "../../baseline/index.ts";
import { probeBundle, readReceiptFile, stateDigest } from "../../bundle/index.ts";
import { type Located, locateStores } from "../../kinds/index.ts";
import { AppError, DEFAULTS, given, type LinkRule, type Problem, type Receipt } from "../../model/index.ts";
import { isReference, isVaultUrl } from "../../vault/index.ts";
import { type BundlePlan, planBundle } from "../bundles/request.ts";
import { type NamedBundle, pathProblems, planStored, type StoredPlan } from "../bundles/stored.ts";
import type { Context } from "../context.ts";
import { type BundleKeys, heard } from "../keys.ts";
import type { CapturePlan } from "../snapshot/capture.ts";
import { cutOffRestores } from "../snapshot/cut-off.ts";
import { startOf } from "./place.ts";

/** One side of a comparison as the user named it, looked at before anything of it is read. */
export type SidePlan = { readonly name: string } & (
  | { readonly what: "bundle"; readonly bundle: BundlePlan }
  | { readonly what: "stored"; readonly stored: StoredPlan; readonly keys: BundleKeys }
  | { readonly what: "receipt"; readonly receipt: Receipt }
  | { readonly what: "baseline"; readonly baseline: BaselineFile }
  | { readonly what: "sources"; readonly capture: CapturePlan }
);

/** What is asked for on one side; what is no path is looked for in the vault. */
export interface SideRequest extends Omit<NamedBundle, "bundle"> {
  /** One text for anything but several live sources. */
  readonly texts: readonly string[];
  readonly keys: BundleKeys;
  /** For live sources: as for a snapshot. */
  readonly root?: string;
  readonly links?: LinkRule;
  readonly includeSensitive?: boolean;
  readonly lockTimeoutMs?: number;
  /** Absolute paths of what the command itself writes: no part of live sources. */
  readonly keepOut?: readonly string[];
}

/** What a side is planned with. */
export interface SidePlanning {
  /** Private folder that outlives the plan. */
  readonly scratch: string;
  readonly problems: Problem[];
  readonly context: Context;
}

/** How a receipt and a baseline file begin, whatever has formatted them since. */
const DOCUMENT = /^\s*\{[\s\S]*"format"\s*:\s*"agent-memory-snapshot\/(receipt|baseline)"/;

/**
 * What one text of the user names, by how the file begins. What is no file is a source. Next to a vault, what names a bundle there
 * is looked for there, whatever lies in the folder: a pull request must not bring a `latest` of its own. So is what is nothing at
 * all.
 */
export async function lookAt(
  { text, vault }: { readonly text: string; readonly vault?: string | undefined },
  cwd: string,
): Promise<SidePlan["what"]> {
  const isSought = vault !== undefined && (isReference(text) || !existsSync(resolve(cwd, text)));
  if (isVaultUrl(text) || isSought) return "stored";
  if (/\.tar\.zst(\.age)?$/.test(text)) return "bundle";
  const path = resolve(cwd, text);
  const start = await startOf(path);
  if (start === undefined) return "sources";
  const document = documentIn(start);
  if (document !== undefined) return document;
  return probeBundle(path).then(
    () => "bundle",
    () => "sources",
  );
}

/** Which of our documents a file is that begins so; `undefined` for none. */
export function documentIn(start: string): "receipt" | "baseline" | undefined {
  return DOCUMENT.exec(start)?.[1] as "receipt" | "baseline" | undefined;
}

/** Looks at everything that a side names. What is wrong joins the problems, and then there may be no plan. */
export async function planSide(request: SideRequest, planning: SidePlanning): Promise<SidePlan | undefined> {
  const { texts, keys } = request;
  const { problems, context } = planning;
  const name = texts.join(" ");
  const path = resolve(context.cwd, texts[0] ?? "");
  const look = texts.length === 1 ? await lookAt({ text: name, vault: request.vault }, context.cwd) : "sources";
  if (look !== "stored") problems.push(...pathProblems(request.trust, name));
  let plan: SidePlan | undefined;
  await heard(problems, async () => {
    if (keys.trustedKeys !== undefined) requireSignable(look, name);
    if (look === "stored") {
      const { vault, trust, asBaseline } = request;
      const stored = planStored({ bundle: name, ...given({ vault, trust, asBaseline }) }, problems);
      if (stored !== undefined) plan = { what: look, name, stored, keys };
    } else if (look === "bundle") plan = { what: look, name, bundle: await planBundle(path, keys) };
    else if (look === "receipt") plan = { what: look, name, receipt: await receiptIn(path) };
    else if (look === "baseline") plan = { what: look, name, baseline: await baselineIn(path, name) };
    else plan = { what: look, name, capture: await planSources(request, planning) };
  });
  return plan;
}

/** @throws AppError `signature-missing` for what nobody can have signed, and stands for a memory that is not here */
function requireSignable(look: SidePlan["what"], name: string): void {
  if (look !== "receipt" && look !== "baseline") return;
  throw new AppError("signature-missing", `${name} is a ${look}, which is not signed; expected a signed bundle`, {
    path: name,
  });
}

/**
 * Keeps live sources from standing where a signed bundle is expected, which whoever fills the folder could bring about. Sides that
 * could not be planned are left out: they stand in the problems.
 * @throws AppError `signature-missing` when all sides are live
 */
export function requireSignedSide(sides: readonly (SidePlan | undefined)[]): void {
  if (!sides.every((side) => side?.what === "sources")) return;
  const [base] = sides;
  throw new AppError("signature-missing", `${base?.name} is not signed, but live; expected a signed bundle`, {
    path: base?.name ?? "",
  });
}

/** A folder that stands for itself is compared by what is in it, wherever it stands. */
export function ownRoot(text: string, cwd: string): string | undefined {
  const path = resolve(cwd, text);
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? undefined : found.isDirectory() ? path : dirname(path);
}

/** @throws AppError `sidecar-mismatch` */
async function receiptIn(path: string): Promise<Receipt> {
  const receipt = await readReceiptFile(path);
  if (receipt === null) throw new AppError("kept-changing", `${path} has gone away`, { path });
  return receipt;
}

/** @throws AppError `baseline-invalid` */
async function baselineIn(path: string, name: string): Promise<BaselineFile> {
  if ((await stat(path)).size > MAX_BASELINE_BYTES)
    throw new AppError("baseline-invalid", `${name} is larger than ${MAX_BASELINE_BYTES} bytes`, { path });
  try {
    const file = readBaseline(await readFile(path, "utf8"));
    if (stateDigest(file.stores) !== file.stateDigest)
      throw new AppError("baseline-invalid", "its state digest is not that of its stores");
    return file;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${name}: ${error.message}`, { path, cause: error });
  }
}

async function planSources(
  { texts, root, links, includeSensitive, lockTimeoutMs, keepOut }: SideRequest,
  { scratch, problems, context }: SidePlanning,
): Promise<CapturePlan> {
  const locate = (): Promise<Located> =>
    locateStores({
      sources: texts,
      ...given({ root, includeSensitive }),
      cwd: context.cwd,
      links: links ?? DEFAULTS.links,
      scratch,
      ...given({ ignore: keepOut }),
    });
  const located = await locate();
  for (const problem of [...located.problems, ...cutOffRestores(located)]) problems.push(problem);
  const { stores, leftOut } = located;
  return { root: located.root, stores, leftOut, ...given({ lockTimeoutMs }), relocate: locate };
}
