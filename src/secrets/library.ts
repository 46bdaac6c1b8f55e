import { rules as preset } from "@secretlint/secretlint-rule-preset-recommend";

/** A match in a text, in UTF-16 units, before anybody has judged it. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A rule that finds matches in a text. */
export interface Finder {
  readonly name: string;
  find(text: string): Match[];
}

/** As much of the library's interface as is used here; its own types are in another package, and wider. */
interface LibraryRule {
  readonly meta: { readonly id: string };
  create(context: object, options: object): { file?(source: object): unknown };
}
interface Report {
  readonly message: { readonly data: Readonly<Record<string, unknown>> };
  readonly range: readonly [number, number];
}

const PREFIX = "@secretlint/secretlint-rule-";

/**
 * Rules that are not run. `gcp` reads a file by its path and reports a document as a whole; the key in it is found by
 * `privatekey`. `filter-comments` lets a text switch the search off, and what an agent remembers may come from anyone.
 */
const LEFT_OUT = ["gcp", "filter-comments"];

/** Some rules look at certain files only, by their names; here every text is each of them. */
const FILE_NAMES: Readonly<Record<string, readonly string[]>> = { npm: ["package.json", ".npmrc"] };

/** The rules of secretlint's recommended preset, run on strings: no configuration, no files, no comments that switch it off. */
export const LIBRARY: readonly Finder[] = (preset as unknown as LibraryRule[]).flatMap((rule) => {
  const name = rule.meta.id.slice(PREFIX.length);
  if (LEFT_OUT.includes(name)) return [];
  const names = FILE_NAMES[name] ?? ["text"];
  return [{ name, find: (text) => names.flatMap((filePath) => run(rule, text, filePath)) }];
});

function run(rule: LibraryRule, content: string, filePath: string): Match[] {
  const matches: Match[] = [];
  const context = {
    sharedOptions: {},
    createTranslator: () => (_id: string, data: Report["message"]["data"]) => ({ data }),
    ignore: () => {},
    report: (report: Report) => matches.push(located(report, content)),
  };
  rule.create(context, {}).file?.({ content, filePath, ext: "", contentType: "text" });
  return matches;
}

/**
 * Where the secret itself is. The range of some rules starts where a match does and is as long as the secret in it, so it may
 * end before the secret begins.
 */
function located({ message, range: [start, end] }: Report, content: string): Match {
  const values = Object.values(message.data).filter((value): value is string => typeof value === "string");
  const secret = values.find((value) => value.length === end - start) ?? content.slice(start, end);
  const at = content.indexOf(secret, start);
  return at < 0 ? { start, end } : { start: at, end: at + secret.length };
}
