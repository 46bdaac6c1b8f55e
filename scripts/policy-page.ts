/** Writes docs/policy.md from the registry of differences and the built-in policy; a test fails when the page is not what this gives. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_RULES, type Rule } from "../src/baseline/index.ts";
import { DIFFERENCES, type DifferenceCode, type DifferenceEntry } from "../src/model/index.ts";

const DOCS = join(import.meta.dirname, "..", "docs");

/** The page: how a policy is written, and what is built in. */
export function policyPage(): string {
  const example = readFileSync(join(DOCS, "examples", "policy.yaml"), "utf8").replaceAll("\r\n", "\n");
  const withoutComment = example.split("\n").slice(2).join("\n").trim();
  return `${[INTRODUCTION, fenced(withoutComment), RULES, BUILT_IN, fenced(builtIn()), CODES, codes()].join("\n\n")}\n`;
}

/** The built-in rules, by severity; those with limits each by itself. */
function builtIn(): string {
  const plain = BUILT_IN_RULES.filter((rule) => Object.keys(rule).length === 2);
  const bySeverity = Object.entries(Object.groupBy(plain, ({ severity }) => severity ?? "")).map(
    ([severity, rules]) => {
      const listed = (rules ?? []).map(({ code }) => `      ${code},`).join("\n");
      return `  - severity: ${severity}\n    code: [\n${listed}\n    ]`;
    },
  );
  const limited = BUILT_IN_RULES.filter((rule) => !plain.includes(rule)).map((rule) => `  - ${flow(rule)}`);
  return ["rules:", ...bySeverity, ...limited].join("\n");
}

function flow(rule: Rule): string {
  return `{ ${Object.entries(rule)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} }`;
}

function codes(): string {
  const rows = Object.entries(DIFFERENCES).map(([code, entry]: [string, DifferenceEntry]) => {
    const at = entry.at.map((part) => `\`${part}\``).join(" ");
    return `| \`${code}\` | ${entry.title}: ${entry.about} | ${entry.severity} | ${at} | ${limits(code as DifferenceCode)} |`;
  });
  return ["| code | what it says | built in | narrowed by | limits |", "|---|---|---|---|---|", ...rows].join("\n");
}

function limits(code: DifferenceCode): string {
  const { amount, measure }: DifferenceEntry = DIFFERENCES[code];
  if (measure !== undefined) return `\`${measure.limit}\``;
  return amount === undefined ? "" : `\`max\` \`maxPercent\` of ${amount}`;
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}

const INTRODUCTION = `# Policy

A policy says how much it matters what differs between two memories: \`memsnap compare BASE CURRENT --policy FILE\`, or the input
\`policy\` of the action. It is YAML or JSON; [policy.schema.json](policy.schema.json) is its JSON Schema for editors. Every key
may be left out, and without a policy the built-in one judges alone.`;

const RULES = `Every mistake is reported at once, with line, column and the nearest right word, and ends with exit 2. A rule that can never
have an effect is a mistake as well: a limit that the code does not have, a column of a repository, an unknown key.

A pull request can change the policy that judges it. Where that matters, take the policy from the base branch.

## Rules

A rule fits a difference when everything fits that it names: \`code\` (one, or a list; without it, any), \`store\` (its name or its
path), \`table\`, \`column\`, \`object\` (\`index facts_by_time\`), \`path\` (relative to the root), \`pointer\` (RFC 6901), \`ref\`
(\`refs/heads/main\`). All but the code are patterns: \`*\` stands for any characters but \`/\`, \`**\` for any at all, \`?\` for one;
in YAML one that begins with \`*\` needs quotes. The path of a store is not known of a receipt: name the store there.

**The last rule that fits decides, and it decides alone.** It takes nothing from the rules before it. What it leaves open is as
built in: its \`severity\`, its limits when it gives none at all, and \`within\`. So \`{ code: vectors-recall, severity: warn }\` warns
below the built-in recall of 0.8, and \`{ code: rows-removed, severity: warn }\` warns of every row.

| severity | means |
|---|---|
| \`error\` | the verdict is \`fail\`, exit 4 |
| \`warn\` | the verdict is \`warn\`, exit 0 |
| \`notice\` | it is reported |
| \`ignore\` | it is counted, not reported |

### Limits

| limit | is kept when |
|---|---|
| \`max\` | no more are concerned: rows, files, lines, bytes ..., as the table of codes says |
| \`maxPercent\` | no more of what there was before, in percent; of nothing, any is too much |
| \`minRecall\` | so large a share of the searches finds the same |
| \`minOverlap\` | so large a share of the neighbours is the same |
| \`maxNormDrift\` | the mean norm changed by no larger a share; 0.1 is ten percent |

A limit needs the code that it is for. It holds for each finding, so for each table or file by itself. A difference that keeps all
limits of its rule is as severe as \`within\` says (\`notice\` when nothing does), any other as \`severity\` says. Where a number is not
known - lines of a file that is no text, rows without the contents - no limit is kept. For what is there twice, is zero, not finite,
missing or orphaned, \`before\` is how many of them there were before, and a percent is a share of those.

### Columns of changed rows

\`rows-changed\` counts the rows of a table that changed, and for every column the rows in which it did. A rule with \`column\` decides
on such columns, each with its own count. Any other rule decides on all columns that are left to it, together: it counts no more rows
than changed, and no more than these columns add up to. The worst of it is the severity of the finding, and when all columns are
ignored, so is the finding.

## What is not compared

What \`ignore\` names is not compared at all, and not counted: timestamps, access counters, run times. Rows that differ in nothing else
are the same. Each entry narrows by \`store\`, \`table\` and \`column\`, or by \`store\`, \`path\` and \`pointer\`; with \`store\` alone the
whole store is left out. A rule with \`severity: ignore\` leaves the difference out of the report only, so that a row that was changed
is still told from one that was exchanged.

## Keys, embeddings, numbers that grow

| key | says |
|---|---|
| \`keys\` | the columns by which rows of a table are told apart, or the JSON pointer by which records of a JSONL file are; \`table\` and \`path\` are patterns, the last entry that fits decides |
| \`vectors\` | how a column of embeddings is stored, and to which rows it belongs (\`of\`); \`isVector: false\` for a column that only looks like one |
| \`probes\` | how many vectors are searched for, in how many neighbours, and which (\`seed\`) |
| \`monotonic\` | \`path#pointer\` of numbers that may only grow; one that falls is \`value-decreased\` |

\`keys\` and \`vectors\` may name a \`store\`, too.`;

const BUILT_IN = `## The built-in policy

These rules stand before those of every policy. What is lost, corrupted or re-dimensioned is an error, what is changed a warning,
what is new a notice. Sizes are told only when they are out of proportion, since other findings say what changed; stores up to 64 KiB
grow as they like.`;

const CODES = "## Codes";

if (import.meta.main) writeFileSync(join(DOCS, "policy.md"), policyPage());
