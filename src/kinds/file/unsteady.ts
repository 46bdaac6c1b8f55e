import { AppError } from "../../model/index.ts";
import type { Turn } from "../turn.ts";
import { type Copied, copyAsIs, copyPinned } from "./copy.ts";
import type { Pinned } from "./pin.ts";

/** How often a file is read again in the hope that it holds still. */
const ATTEMPTS = 5;

/**
 * Copies a file of which any state will do: the pinned one, otherwise one that it held for as long as reading took, and
 * otherwise what was read last. `undefined` when it is gone.
 * @throws AppError `source-unreadable`
 */
export async function copyUnsteady(pinned: Pinned, copy: string, turn: Turn): Promise<Copied | undefined> {
  try {
    return await copyPinned(pinned, copy, turn);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "kept-changing") throw error;
  }
  for (let attempt = 1; ; attempt++) {
    const { copied, isSteady } = await copyAsIs(pinned.path, copy, turn);
    if (isSteady || attempt === ATTEMPTS) return copied;
  }
}
