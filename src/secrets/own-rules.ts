import { RE2JS } from "re2js";
import type { Finder, Match } from "./library.ts";

/** The group of a pattern that holds the secret, where it is not all of the match. */
const GROUP = "secret";

/**
 * A rule of the user's. RE2 takes time in proportion to the text whatever the pattern, so no pattern can keep a snapshot from
 * ending; it knows no lookaround and no backreferences for that.
 * @throws Error when the pattern is none of RE2
 */
export function ownRule(name: string, pattern: string): Finder {
  const expression = RE2JS.compile(pattern);
  const hasGroup = Object.keys(expression.namedGroups()).includes(GROUP);
  return {
    name,
    find(text) {
      const matches: Match[] = [];
      const matcher = expression.matcher(text);
      while (matcher.find()) {
        const group = hasGroup && matcher.group(GROUP) !== null ? GROUP : 0;
        const match = { start: matcher.start(group), end: matcher.end(group) };
        if (match.end > match.start) matches.push(match);
      }
      return matches;
    },
  };
}

/** Whether one of the patterns covers a text whole. @throws Error when one is none of RE2 */
export function coveredBy(patterns: readonly string[]): (text: string) => boolean {
  const expressions = patterns.map((pattern) => RE2JS.compile(pattern));
  return (text) => expressions.some((expression) => expression.matches(text));
}

/** What is wrong with a pattern; undefined when nothing is. */
export function whyNoPattern(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "cannot be read";
    return `is no regular expression of RE2, which has no lookaround and no backreferences: ${said}`;
  }
}
