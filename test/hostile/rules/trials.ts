import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EDITS_OF_KINDS } from "./edits-of-kinds.ts";
import { EDITS_OF_READERS } from "./edits-of-readers.ts";
import { EDITS_OF_SIGNING } from "./edits-of-signing.ts";
import { guardsOf, type Mutant } from "./guards.ts";

/** Folder of the project. */
export const ROOT = join(import.meta.dirname, "..", "..", "..");
/** Where every rule has a line. */
export const PAGE = join(ROOT, "test", "hostile", "RULES.md");
/** Files in which every guard is a rule about what others wrote. */
const GUARDED = [
  "src/bundle/tar/",
  "src/bundle/zstd/",
  "src/bundle/ends.ts",
  "src/bundle/part.ts",
  "src/bundle/pass.ts",
  "src/bundle/canonical.ts",
  "src/bundle/sidecars.ts",
  "src/flows/bundles/request.ts",
  "src/model/paths.ts",
];
/** Guards over what only our own code or the machine can do wrong, and one that only finds better words. */
const OWN = new RegExp(
  [
    "^src/bundle/(tar|zstd)/writer\\.ts",
    "zstd/codec\\.ts !startsFrame",
    "zstd/reader\\.ts this\\.#seal === undefined",
    "part\\.ts next\\.done === true",
    "canonical\\.ts text === undefined",
    "ends\\.ts from < 0",
    "instanceof AppError",
    "as NodeJS\\.ErrnoException",
  ].join("|"),
);

/** A rule switched off, and the tests that may notice. */
export interface Trial extends Mutant {
  /** Instead of the corpus and what reads bundles. */
  readonly tests?: readonly string[];
}

/** Every rule of the readers, with what it looks like when it is off. @throws Error when an edit fits nowhere any more */
export function allTrials(): Trial[] {
  return [...guardTrials(), ...editTrials()];
}

/** How the line of a rule starts on its page; the test that notices follows. */
export function lineStart({ file, rule }: Trial): string {
  return `| \`${file.slice(4)}\` | ${cell(rule)} | `;
}

/** Text as it stands in a table of the page. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

function guardTrials(): Trial[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && GUARDED.some((start) => path.startsWith(start)));
  return files
    .sort()
    .flatMap((file) =>
      guardsOf(file, readFileSync(join(ROOT, file), "utf8")).filter(({ rule }) => !OWN.test(`${file} ${rule}`)),
    );
}

function editTrials(): Trial[] {
  return [...EDITS_OF_READERS, ...EDITS_OF_KINDS, ...EDITS_OF_SIGNING].flatMap(
    ({ rule, file, find, replace, tests }) => {
      const places = placesOf(find, readFileSync(join(ROOT, file), "utf8"));
      if (places.length === 0)
        throw new Error(
          `${file} does not hold ${find}; say in test/hostile/rules where the rule "${rule}" is kept now`,
        );
      return places.map((from, index) => ({
        rule: places.length === 1 ? rule : `${rule} (${index + 1})`,
        ...{ file, from, to: from + find.length, replacement: replace },
        ...(tests === undefined ? {} : { tests }),
      }));
    },
  );
}

function placesOf(text: string, source: string): number[] {
  const places: number[] = [];
  for (let at = source.indexOf(text); at !== -1; at = source.indexOf(text, at + 1)) places.push(at);
  return places;
}
