import { type Comparison, DIFFERENCES, type Judged } from "../model/index.ts";
import { byImportance, LEVELS, sentence } from "./compare-findings.ts";
import { locator, whereWords } from "./compare-place.ts";
import { type Annotation, fittingAnnotation } from "./failure.ts";
import { printable } from "./printable.ts";
import { counted } from "./wording.ts";

/** Annotations of one level that GitHub keeps of a step. */
const MAX_ANNOTATIONS = 10;

/** A finding as an annotation of a run, in the levels of GitHub. */
export interface CompareAnnotation extends Annotation {
  readonly level: "error" | "warning" | "notice";
  /** Relative to the root; absent for what is no file. */
  readonly file?: string;
}

/** The most important findings of each level, as many as GitHub keeps; the last one of a level counts those left away. */
export function compareAnnotations({ findings, stores }: Comparison): CompareAnnotation[] {
  const important = byImportance(findings);
  const locate = locator(stores);
  return (["error", "warn", "notice"] as const).flatMap((severity) => {
    const all = important.filter((judged) => judged.severity === severity);
    const left = all.length - MAX_ANNOTATIONS;
    return all.slice(0, MAX_ANNOTATIONS).map((judged, index) => {
      const isLast = index === MAX_ANNOTATIONS - 1 && left > 0;
      return annotation(
        judged,
        locate(judged).file,
        isLast ? [`and ${counted(left, `more ${LEVELS[severity]}`)}`] : [],
      );
    });
  });
}

function annotation(judged: Judged, file: string | null, ending: readonly string[]): CompareAnnotation {
  const { title, about } = DIFFERENCES[judged.code];
  const lines = [`${whereWords(judged, printable)}: ${sentence(judged)}`, about, ...ending];
  return {
    level: LEVELS[judged.severity],
    title: `${title} (${judged.code})`,
    message: fittingAnnotation(lines.join("\n")),
    ...(file === null ? {} : { file }),
  };
}
