import { AppError } from "../../model/index.ts";
import { isNameOfBundle } from "../names.ts";
import type { Objects } from "./objects.ts";

const ENDING = ".unfinished";

/**
 * Stands beside a bundle from before its first byte is sent until it has its receipt. A bundle without a receipt that has one was
 * left by a put that was cut off; one that has none was brought by somebody else, or has lost its receipt.
 */
export function markOf(bundle: string): string {
  return bundle + ENDING;
}

/** The bundle that a mark of this name speaks of; `undefined` when the name is not that of a mark. */
export function bundleOfMark(name: string): string | undefined {
  const bundle = name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : "";
  return isNameOfBundle(bundle) ? bundle : undefined;
}

/**
 * Sets the mark of a bundle, or makes it young again. It is written on a condition although it would not matter, so that a server
 * that knows none says so now, and not when all of a bundle was sent.
 * @throws AppError `vault-*`
 */
export async function setMark(objects: Objects, bundle: string): Promise<void> {
  const text = "This bundle is being stored, or storing it was cut off.\n";
  if (!(await objects.create(markOf(bundle), text))) await objects.write(markOf(bundle), text);
}

/**
 * Removes the mark of a bundle. Where nobody may remove anything it stays, until somebody who may sweeps.
 * @throws AppError `vault-*`
 */
export async function removeMark(objects: Objects, bundle: string): Promise<void> {
  try {
    await objects.remove(markOf(bundle));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "vault-denied") throw error;
  }
}
