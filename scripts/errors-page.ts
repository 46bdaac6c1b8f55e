/** Writes docs/errors.md from the registry of errors; a test fails when the page is not what this gives. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS, EXIT, EXIT_MEANINGS } from "../src/model/index.ts";

const NAMES = Object.keys(EXIT) as (keyof typeof EXIT)[];

const NEXT: Partial<Record<keyof typeof EXIT, string>> = {
  usage: "Every problem is listed at once, and nothing was written.",
  bundle: "Nothing of the bundle was restored.",
  key: "Nothing can be said about the content of the bundle.",
  busy: "Trying again may help.",
};

/** Whether a command can end like this. */
function isMet(name: keyof typeof EXIT): boolean {
  return name === "ok" || Object.values(ERRORS).some((error) => error.exit === EXIT[name]);
}

/** The page: every exit code with its errors, each with what to do. */
export function errorsPage(): string {
  const sections = NAMES.flatMap((name) => {
    const exit = EXIT[name];
    const next = NEXT[name];
    const errors = Object.entries(ERRORS).filter(([, error]) => error.exit === exit);
    if (errors.length === 0) return [];
    const rows = errors.map(([code, error]) => `| \`${code}\` | ${error.title} | ${error.hint} |`);
    const table = ["| code | what happened | what to do |", "|---|---|---|", ...rows].join("\n");
    return [[`## Exit ${exit}: ${EXIT_MEANINGS[name]}`, ...(next === undefined ? [] : [next]), table].join("\n\n")];
  });
  return `${[INTRODUCTION, ...sections].join("\n\n")}\n`;
}

const INTRODUCTION = `# Errors and exit codes

The command line ends with these exit codes, and so does the step of a workflow. A code such as \`digest-mismatch\` is stable:
scripts may rely on it, messages may change. With \`--json\` a failure is one document on standard output:

\`\`\`json
{ "ok": false, "error": { "code": "...", "message": "...", "hint": "...", "exitCode": 2, "problems": [] } }
\`\`\`

\`problems\` holds everything that is wrong, each with \`code\`, \`message\`, \`hint\`, and \`path\` where there is one; \`code\`,
\`message\` and \`exitCode\` of the error go by the first. On the command line, an error of exit 1 comes with its stack when
\`MEMSNAP_DEBUG=1\` is set.

| exit | meaning |
|---|---|
${NAMES.map((name) => `| ${EXIT[name]} | ${EXIT_MEANINGS[name]}${isMet(name) ? "" : " (not used yet)"} |`).join("\n")}`;

if (import.meta.main) writeFileSync(join(import.meta.dirname, "..", "docs", "errors.md"), errorsPage());
