import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareDocument, compileRules } from "../../../../src/kinds/documents/index.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference, placeText } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";

/** What a file holds. */
export type Content = string | Buffer;

/** Compares two versions of a file. */
export function compare(path: string, sides: readonly [Content, Content], chosen: Partial<CompareOptions> = {}) {
  const options = { ...COMPARE_DEFAULTS, ...chosen };
  return inFolder((folder): Promise<Difference[]> => {
    const [before, after] = [join(folder, "before"), join(folder, "after")];
    writeFileSync(before, sides[0]);
    writeFileSync(after, sides[1]);
    const sizesBytes = { before: Buffer.byteLength(sides[0]), after: Buffer.byteLength(sides[1]) };
    return compareDocument({ path, before, after, sizesBytes }, compileRules(options).forFile(path), options);
  });
}

/** Differences in short: code, place, the number that counts. */
export async function short(...given: Parameters<typeof compare>): Promise<string[]> {
  const differences = await compare(...given);
  return differences.map(({ code, place, numbers }) => {
    const amount = numbers.values ?? numbers.records ?? numbers.lines ?? numbers.bytes;
    return `${code} ${placeText(place)} ${amount}`;
  });
}
