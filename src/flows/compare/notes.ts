import type { ComparedStore } from "../../model/index.ts";
import type { OpenSide, Sides } from "./side.ts";

/** What limits a comparison, one sentence each. */
export function limitations(sides: Sides, stores: readonly ComparedStore[]): string[] {
  const { base, current } = sides;
  return [...[base, current].flatMap(keyNotes), ...identityNotes(sides, stores), ...redactionNotes(sides)];
}

/** What was struck out of one side alone differs, though nobody has changed it. */
function redactionNotes({ base, current }: Sides): string[] {
  return [
    [base, current],
    [current, base],
  ].flatMap(([of, other]) => {
    const others = new Set(other?.redacted);
    const alone = (of?.redacted ?? []).filter((key) => !others.has(key)).map((key) => key.slice(key.indexOf(" ") + 1));
    if (of === undefined || alone.length === 0) return [];
    return [
      `${of.side.name} is redacted in ${alone.join(", ")} and the other side is not: what was struck out differs`,
    ];
  });
}

function keyNotes({ side: { what, depth, name } }: OpenSide): string[] {
  const isClosed = what === "bundle" && depth === "digests";
  return isClosed ? [`no key was given for ${name}, so only its receipt was read`] : [];
}

function identityNotes({ base, current }: Sides, stores: readonly ComparedStore[]): string[] {
  const notes: string[] = [];
  const [was, is] = [base.side.agent, current.side.agent];
  if (was !== null && is !== null && was !== is) notes.push(`the two sides are of different agents: ${was} and ${is}`);
  const isPaired = ({ status }: ComparedStore): boolean => status === "same" || status === "changed";
  if (stores.length > 0 && base.stores.length > 0 && current.stores.length > 0 && !stores.some(isPaired))
    notes.push(
      "no store of one side stands at the path of one of the other; paths are relative to the root, see --root",
      ...[base, current].filter(isOneFile).map(misread),
    );
  return notes;
}

/** Perhaps it was meant to be a baseline, and was cut off or was never written. */
function isOneFile({ side, stores: [store, ...others] }: OpenSide): boolean {
  if (side.what !== "sources" || others.length > 0 || store?.summary?.kind !== "file") return false;
  return store.summary.files === 1 && store.summary.folders === 0;
}

function misread({ side: { name } }: OpenSide): string {
  return `${name} is no bundle, receipt or baseline file, so it was taken for memory itself`;
}
