import { type CompareOptions, compileGlob } from "../../model/index.ts";

/** What of the options speaks of one file. */
export interface FileRules {
  /** Absent where nothing is ignored. Of a JSONL file, the pointer is inside of a record. */
  readonly isIgnored?: (pointer: string) => boolean;
  /** Pointers inside of a record by which records are told apart; the first that does so counts. */
  readonly keys: readonly string[];
  /** Pointers to numbers that may only grow. */
  readonly monotonic: readonly string[];
}

/** The part of the options that speaks of files, ready to be asked. */
export interface Rules {
  readonly isIgnored: (path: string) => boolean;
  readonly forFile: (path: string) => FileRules;
}

/** Compiles what the user said of files. Rules that name a table are about databases. */
export function compileRules({ ignored, keys, monotonic }: CompareOptions): Rules {
  const ofFiles = ignored
    .filter(({ table, column }) => table === undefined && column === undefined)
    .map(({ path = "**", pointer }) => ({
      isPath: compileGlob(path),
      ...(pointer === undefined ? {} : { isPointer: compileGlob(pointer) }),
    }));
  const keyed = keys.flatMap((rule) => ("path" in rule ? [{ ...rule, isPath: compileGlob(rule.path) }] : []));
  const growing = monotonic.map((rule) => ({ ...rule, isPath: compileGlob(rule.path) }));
  return {
    isIgnored: (path) => ofFiles.some(({ isPath, isPointer }) => isPointer === undefined && isPath(path)),
    forFile(path) {
      const pointers = ofFiles.flatMap(({ isPath, isPointer }) => (isPointer && isPath(path) ? [isPointer] : []));
      const pointersOf = (rules: readonly (typeof growing)[number][]) =>
        rules.filter((rule) => rule.isPath(path)).map((rule) => rule.pointer);
      return {
        ...(pointers.length === 0 ? {} : { isIgnored: (pointer) => pointers.some((is) => is(pointer)) }),
        keys: pointersOf(keyed),
        monotonic: pointersOf(growing),
      };
    },
  };
}
