import { printable } from "./printable.ts";
import { pairs, table } from "./table.ts";
import { identity, listed, paragraphs, right, signer } from "./text.ts";
import type { RecoverView, RestoreView, StoreView, TargetView, UndoView } from "./views.ts";
import { counted, grouped, humanSize, partlyRead } from "./wording.ts";

const RECOVERED: Record<"completed" | "rolled-back", string> = {
  completed: "an earlier restore that was cut off was completed",
  "rolled-back": "an earlier restore that was cut off was taken back",
};

/** A restore in words, for the terminal. */
export function restoreText(view: RestoreView): string {
  return paragraphs(
    pairs([
      ["bundle", printable(view.bundle)],
      ["target", printable(view.target)],
      ...identity(view),
      ["verified", verified(view)],
      ["signed by", signer(view)],
      ...keptPairs(view),
    ]),
    storeTable(view.stores),
    listed(`${view.dryRun ? "would be replaced" : "replaced"} (${view.replaced.length})`, view.replaced, printable),
    view.generation === null ? [] : [`to go back: memsnap restore --undo ${printable(view.target)}`],
    [view.dryRun ? "dry run: nothing was written" : `restored ${counted(view.stores.length, "store")}`],
  );
}

function verified(view: RestoreView): string {
  if (!view.partial) return "everything was checked before anything was put in place";
  return `${partlyRead(view)}: memsnap verify`;
}

/** A restore that was undone in words, for the terminal. */
export function undoText(view: UndoView): string {
  return paragraphs(
    pairs([["target", printable(view.target)], ["undone", `generation ${view.undone}`], ...keptPairs(view)]),
    storeTable(view.stores),
    listed(`replaced or removed (${view.replaced.length})`, view.replaced, printable),
    ["what the latest restore had replaced is back, what it had added is gone"],
  );
}

/** What became of a restore that was cut off in words, for the terminal. */
export function recoverText(view: RecoverView): string {
  return paragraphs(
    pairs([
      ["target", printable(view.target)],
      ...asidePairs(view),
      ["why", view.why === null ? null : printable(view.why)],
    ]),
    [view.recovered === null ? "nothing to recover: no restore was cut off" : RECOVERED[view.recovered]],
  );
}

function keptPairs(view: TargetView): [string, string | null][] {
  return [
    ["earlier", view.recovered === null ? null : RECOVERED[view.recovered]],
    ...asidePairs(view),
    ["kept", view.preRestore === null ? null : printable(view.preRestore)],
  ];
}

function asidePairs({ setAside }: Pick<TargetView, "setAside">): [string, string | null][] {
  return [["set aside", setAside === null ? null : `${printable(setAside)}, written after the restore was cut off`]];
}

function storeTable(stores: readonly (StoreView & { readonly path: string })[]): string[] {
  return table(
    ["STORE", "KIND", "PATH", right("ENTRIES"), right("SIZE")],
    stores.map(({ name, kind, path, entries, bytes }) => [
      printable(name),
      kind,
      printable(path),
      grouped(entries),
      humanSize(bytes),
    ]),
  );
}
