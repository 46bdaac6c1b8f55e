import { compileGlob, nearestWord, type Redaction, type SecretMatcher } from "../model/index.ts";
import type { MissedRule } from "./redacting.ts";
import { shownName } from "./secret-tally.ts";

/** Paths that a misspelt one is compared with. */
const MAX_COMPARED = 10_000;

/** The rules of the user's that name paths in a store, and what they have come to so far. */
export class PathRules {
  readonly #rules: readonly { readonly redaction: Redaction; readonly fits: (path: string) => boolean }[];
  readonly #reached = new Set<Redaction>();
  readonly #followed = new Set<Redaction>();
  readonly #paths: string[] = [];

  constructor(redactions: readonly Redaction[]) {
    this.#rules = redactions.map((redaction) => ({ redaction, fits: compileGlob(redaction.path ?? "") }));
  }

  /** Those about the file at this path, relative to the root. */
  about(path: string): Redaction[] {
    if (this.#paths.length < MAX_COMPARED) this.#paths.push(path);
    const about = this.#rules.filter(({ fits }) => fits(path)).map(({ redaction }) => redaction);
    for (const redaction of about) this.#reached.add(redaction);
    return about;
  }

  /** Hears that the pointer of a rule has named something in such a file. */
  followed(redaction: Redaction): void {
    this.#followed.add(redaction);
  }

  /** Rules that have named nothing. The nearest path is proposed; keys of JSON are content, and none is. */
  missed(matcher: SecretMatcher): MissedRule[] {
    return this.#rules.flatMap(({ redaction }): MissedRule[] => {
      if (!this.#reached.has(redaction)) {
        const near = nearestWord(redaction.path ?? "", this.#paths);
        return [{ redaction, part: "path", near: near && shownName(near, matcher) }];
      }
      const isMissed = redaction.pointer !== undefined && !this.#followed.has(redaction);
      return isMissed ? [{ redaction, part: "pointer" }] : [];
    });
  }
}

/** Whether rules about a file leave it out as a whole. */
export function isDropped(about: readonly Redaction[]): boolean {
  return about.some(({ pointer }) => pointer === undefined);
}
