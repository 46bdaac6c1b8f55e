import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, OWN_FOLDER } from "../model/index.ts";
import { noteText } from "./notes.ts";
import { IGNORE_ALL, OWN } from "./own-folder.ts";
import { GENERATION_NOTE, type GenerationNote, nextGeneration, type TargetRecord } from "./records.ts";

/** What a staged tree brings along for its target's own folder, and which takes its place together with the tree. */
export class TreeNotes {
  readonly #folder: string;
  readonly #target: string;
  readonly #exists: boolean;
  #isMade = false;

  constructor(tree: string, { target, exists }: { readonly target: string; readonly exists: boolean }) {
    this.#folder = join(tree, OWN_FOLDER);
    this.#target = target;
    this.#exists = exists;
  }

  /** @throws AppError `archive-violation` when the tree holds what only we put there */
  requireNone(): void {
    if (this.#isMade || lstatSync(this.#folder, { throwIfNoEntry: false }) === undefined) return;
    const message = `the bundle holds ${OWN_FOLDER}, where restore keeps its journal`;
    throw new AppError("archive-violation", message, { path: OWN_FOLDER });
  }

  /** A new folder for what was at the target, and the number that it will have there. */
  openGeneration(): { readonly generation: string; readonly folder: string } {
    const generation = nextGeneration(this.#target);
    const folder = join(this.#made(), OWN.generations, generation);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { generation, folder };
  }

  /** Says of a generation what it takes to bring it back. */
  closeGeneration(generation: string, note: GenerationNote): void {
    writeFileSync(join(this.#made(), OWN.generations, generation, GENERATION_NOTE), noteText(note), { flag: "wx" });
  }

  /** Says whose memory the target will hold. */
  remember(record: TargetRecord): void {
    writeFileSync(join(this.#made(), OWN.record), noteText(record), { flag: "wx" });
  }

  #made(): string {
    if (this.#isMade) return this.#folder;
    mkdirSync(this.#folder, { mode: 0o700 });
    this.#isMade = true;
    if (!this.#exists) writeFileSync(join(this.#folder, OWN.ignore), IGNORE_ALL);
    return this.#folder;
  }
}
