/** How often a trial is made whose every round is another chance to find something: `few` in `npm test`, `many` in `npm run test:rounds`. */
export function rounds(few: number, many: number): number {
  return process.env.MEMSNAP_TEST_ROUNDS === "many" ? many : few;
}
