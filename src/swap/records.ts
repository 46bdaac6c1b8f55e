import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { AgentId, FORMAT_NAME, Sha256 } from "../model/index.ts";
import { invalidNote, readNote } from "./notes.ts";
import { OWN, ownFolder } from "./own-folder.ts";
import { PlaceName } from "./place-name.ts";
import { findDetour, isThere } from "./step.ts";

/** Number of a generation: six digits, counted up in each target. */
const Generation = z.string().regex(/^[0-9]{6}$/);

/** `target.json`: whose memory a target holds, and what it was restored from. */
export const TargetRecord = z.strictObject({
  format: z.literal(`${FORMAT_NAME}/target`),
  version: z.literal(1),
  agent: AgentId,
  snapshotId: z.uuidv7(),
  /** Of the snapshot; what is at the target has it only when all of the snapshot was restored, and nothing written since. */
  stateDigest: Sha256,
  /** All stores of the snapshot were restored. */
  whole: z.boolean(),
  /** The generation that holds what was there before; null when there is no way back. */
  generation: z.nullable(Generation),
});
/** See {@link TargetRecord}. */
export type TargetRecord = Readonly<z.infer<typeof TargetRecord>>;

/** `generation.json`: what it takes, beside the bundle, to give a target the state that it had. */
export const GenerationNote = z.strictObject({
  format: z.literal(`${FORMAT_NAME}/generation`),
  version: z.literal(1),
  /** File name of the bundle beside the note; null when nothing was replaced. */
  bundle: z.nullable(z.string().regex(/^[0-9A-Za-z_.-]{1,255}$/)),
  /** Public keys that it is sealed to; none for a passphrase, null when it is plain. */
  recipients: z.nullable(z.array(z.string().max(4096))),
  /** Paths at which there was nothing. */
  added: z.array(PlaceName),
  /** Those of them that are databases. */
  databases: z.array(PlaceName),
  /** Symbolic links that were replaced. */
  links: z.array(z.strictObject({ path: PlaceName, to: z.string() })),
  /** What the target knew of itself. */
  record: z.nullable(TargetRecord),
});
/** See {@link GenerationNote}. */
export type GenerationNote = Readonly<z.infer<typeof GenerationNote>>;

/** Name of the note of a generation. */
export const GENERATION_NOTE = "generation.json";

/** What a target knows of itself; `null` when nothing was restored into it. @throws AppError `target-notes-invalid` */
export function readRecord(target: string): TargetRecord | null {
  return readNote(join(ownFolder(target), OWN.record), TargetRecord) ?? null;
}

/** A generation as it lies at a target. */
export interface FoundGeneration {
  readonly note: GenerationNote;
  /** Absolute path of the note. */
  readonly path: string;
  /** Absolute path of its bundle. */
  readonly bundle: string | null;
}

/** Reads a generation; `null` when it is not there. @throws AppError `target-notes-invalid` */
export function readGeneration(target: string, generation: string): FoundGeneration | null {
  const folder = join(ownFolder(target), OWN.generations, generation);
  const path = join(folder, GENERATION_NOTE);
  const note = readNote(path, GenerationNote);
  if (note === undefined) return null;
  return { note, path, bundle: note.bundle === null ? null : join(folder, note.bundle) };
}

/**
 * Puts the links of a generation into a tree. Its note lies where others may write: no link leads another one elsewhere.
 * @throws AppError `target-notes-invalid`
 */
export function putLinks({ note, path }: FoundGeneration, tree: string): void {
  for (const link of note.links) {
    const place = join(tree, link.path);
    if (findDetour(tree, link.path) !== undefined || isThere(place))
      throw invalidNote(path, `puts a link at ${JSON.stringify(link.path)}, where something else is`);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(link.to, place);
  }
}

/** The number after all that a target has. */
export function nextGeneration(target: string): string {
  const numbers = listGenerations(target).map(Number);
  return `${Math.max(0, ...numbers) + 1}`.padStart(6, "0");
}

/** Numbers of the generations that lie at a target, in no order. */
export function listGenerations(target: string): string[] {
  try {
    return readdirSync(join(ownFolder(target), OWN.generations)).filter((name) => /^[0-9]{6}$/.test(name));
  } catch {
    return [];
  }
}
