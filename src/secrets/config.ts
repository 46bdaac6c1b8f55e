import { z } from "zod";
import { type Mistake, REDACTIONS, readWritten, SecretRuleName, type Written } from "../model/index.ts";

const MAX_RULES = 200;
const Pattern = z.string().min(1).max(1_000);
const Name = z.string().min(1).max(1_000);

const Rule = z.strictObject({
  name: SecretRuleName.describe("What it is called in reports, and in the place of what it finds."),
  pattern: Pattern.describe(
    "A regular expression of RE2: no lookaround, no backreferences. A group (?P<secret>...) is the secret; otherwise all of the match.",
  ),
});

const Redaction = z
  .strictObject({
    do: z
      .enum(REDACTIONS)
      .describe(
        "drop: leaves a file out, deletes the rows of a table, sets a column to NULL, removes a member of JSON; mask: ***; hash: a keyed hash, the same for the same value.",
      ),
    store: z.optional(Name).describe("Name of the store; a glob. All when absent."),
    table: z.optional(Name).describe("Name of the table; a glob."),
    column: z.optional(Name).describe("Name of the column; a glob."),
    path: z.optional(Name).describe("Path of the file, relative to the root; a glob."),
    pointer: z
      .optional(z.string().regex(/^(\/([^~/]|~[01])*)+$/, "expected a JSON pointer such as /user/email (RFC 6901)"))
      .describe("Where in a JSON file, or in each line of a JSONL file; * stands for any member."),
  })
  .check(({ value, issues }) => {
    const wrong = (message: string): unknown => issues.push({ code: "custom", input: value, message });
    if ((value.table === undefined) === (value.path === undefined)) wrong("expected table or path");
    if (value.column !== undefined && value.table === undefined) wrong("column needs a table");
    if (value.pointer !== undefined && value.path === undefined) wrong("pointer needs a path");
    if (value.do !== "drop" && value.column === undefined && value.pointer === undefined)
      wrong(`${value.do} needs a column or a pointer; only drop takes a whole table or file`);
  });

/** What a file of rules about secrets holds. */
export const SecretsFile = z
  .strictObject({
    $schema: z.optional(z.string()).describe("For editors; means nothing here."),
    rules: z.optional(z.array(Rule).max(MAX_RULES)).describe("What is a secret beside what the library knows."),
    allow: z
      .optional(z.array(Pattern).max(MAX_RULES))
      .describe("Regular expressions of RE2: a match that one of them covers whole is no secret."),
    redact: z
      .optional(z.array(Redaction).max(MAX_RULES))
      .describe("What does not travel as it is, whatever it holds; for --secrets redact."),
  })
  .meta({
    title: "Secrets in a memory",
    description: "What `memsnap snapshot --secrets` looks for and what it redacts.",
  });
/** See {@link SecretsFile}. */
export type SecretsFile = z.infer<typeof SecretsFile>;

/** Names that stand for something else in reports. */
const TAKEN: readonly string[] = REDACTIONS;

/** Makes a reader of what a file of rules says, which gives every mistake. */
export async function openSecretsReader(): Promise<(value: unknown) => Written<SecretsFile>> {
  const { whyNoPattern } = await import("./own-rules.ts");
  return (value) => {
    const { value: file, mistakes } = readWritten(SecretsFile, value);
    if (file === undefined) return { mistakes };
    const [first, ...rest] = [...patternMistakes(file, whyNoPattern), ...nameMistakes(file)];
    return first === undefined ? { value: file, mistakes: [] } : { mistakes: [first, ...rest] };
  };
}

function patternMistakes(
  { rules = [], allow = [] }: SecretsFile,
  why: (pattern: string) => string | undefined,
): Mistake[] {
  const all = [
    ...rules.map(({ pattern }, at) => ({ pattern, path: ["rules", at, "pattern"] })),
    ...allow.map((pattern, at) => ({ pattern, path: ["allow", at] })),
  ];
  return all.flatMap(({ pattern, path }) => {
    const message = why(pattern);
    return message === undefined ? [] : [{ path, message }];
  });
}

function nameMistakes({ rules = [] }: SecretsFile): Mistake[] {
  const names = rules.map(({ name }) => name);
  return names.flatMap((name, at) => {
    const path = ["rules", at, "name"];
    if (TAKEN.includes(name)) return [{ path, message: `${name} is the name of a redaction` }];
    return names.indexOf(name) === at ? [] : [{ path, message: `two rules are called ${name}` }];
  });
}
