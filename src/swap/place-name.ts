import { z } from "zod";
import { OWN_FOLDER } from "../model/index.ts";
import { OWN } from "./own-folder.ts";

const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;
const GENERATION = /^[0-9]{6}$/;
/** Windows knows a second separator, and streams after a colon. */
const FORBIDDEN = process.platform === "win32" ? ["\0", "\\", ":"] : ["\0"];

/**
 * A path relative to the target that a note may name, `/` between parts. It stays in the target, means a repository's own
 * folder only as a whole, and of our own folder only what a restore brings along. Names may be such as no bundle could
 * hold: a repository can check out anything.
 */
export const PlaceName = z.string().refine(isPlaceName, "expected a path that stays in the target");

function isPlaceName(path: string): boolean {
  if (FORBIDDEN.some((character) => path.includes(character))) return false;
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) return false;
  if (parts.slice(0, -1).some((part) => GIT_FOLDER.test(part))) return false;
  return parts[0]?.toLowerCase() !== OWN_FOLDER || isBroughtAlong(parts);
}

function isBroughtAlong([home, room, generation, ...rest]: string[]): boolean {
  if (home !== OWN_FOLDER || rest.length > 0) return false;
  if (generation === undefined) return room === OWN.record || room === OWN.generations;
  return room === OWN.generations && GENERATION.test(generation);
}
