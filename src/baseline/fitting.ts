import { compileGlob, type DifferenceCode, PLACE_PARTS, type Place, type PlacePart } from "../model/index.ts";
import { BUILT_IN_RULES } from "./built-in.ts";
import { type StoreIdentity, storeFits } from "./options.ts";
import type { Rule } from "./policy.ts";

/** Finds the rule that decides on a place of a store. */
export type Decide = (code: DifferenceCode, place: Place) => Rule;

/** Makes ready to decide on the places of one store after another; patterns are compiled once. */
export function compileRules(rules: readonly Rule[]): (store: StoreIdentity) => Decide {
  const compiled = rules.map(compileRule).reverse();
  const builtIn = new Map(BUILT_IN_RULES.map((rule) => [rule.code, rule]));
  return (store) => {
    const ofStore = compiled.filter((one) => one.fitsStore(store));
    return (code, place) => {
      const rule = ofStore.find((one) => one.fits(code, place))?.rule ?? builtIn.get(code);
      if (rule === undefined) throw new TypeError(`no rule for ${code}`);
      return rule;
    };
  };
}

interface CompiledRule {
  readonly rule: Rule;
  fitsStore(store: StoreIdentity): boolean;
  fits(code: DifferenceCode, place: Place): boolean;
}

function compileRule(rule: Rule): CompiledRule {
  const parts = PLACE_PARTS.flatMap((part): [PlacePart, (text: string) => boolean][] => {
    const pattern = rule[part];
    return pattern === undefined ? [] : [[part, compileGlob(pattern)]];
  });
  const codes = rule.code === undefined ? undefined : new Set([rule.code].flat());
  return {
    rule,
    fitsStore: storeFits(rule.store),
    fits: (code, place) =>
      (codes === undefined || codes.has(code)) &&
      parts.every(([part, fits]) => {
        const text = place[part];
        return text !== undefined && fits(text);
      }),
  };
}
