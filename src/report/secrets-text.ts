import type { SecretFinding, SecretReport } from "../model/index.ts";
import { type Annotation, fittingAnnotation } from "./failure.ts";
import { andMore, code, folded, list, prose } from "./markdown.ts";
import { printable } from "./printable.ts";
import { counted } from "./wording.ts";

/** Places that a text lists; `--json` holds them whole. */
const MAX_LISTED = 50;

const IN: Record<SecretFinding["in"], string> = {
  content: "",
  name: "in its name",
  schema: "in its schema",
  history: "in the history of git",
};

/** What was found, by rule: `3 of github, 1 of aws`. */
function totals({ rules }: Pick<SecretReport, "rules">): string {
  return rules.map(({ rule, count }) => `${count} of ${rule}`).join(", ");
}

/** What became of it. */
function outcome({ mode, rules }: Pick<SecretReport, "mode" | "rules">): string {
  if (rules.length === 0) return "none found";
  return mode === "redact" ? `redacted: ${totals({ rules })}` : `FOUND, and in the bundle: ${totals({ rules })}`;
}

/** That there are secrets in a bundle, as one annotation; null when there is nothing to warn of. */
export function secretsAnnotation(report: SecretReport | null | undefined): Annotation | null {
  if (!report || (report.mode === "redact" && report.unsearched.length === 0)) return null;
  const hint = "revoke them; `secrets: redact` strikes them out of the bundle; docs/secrets.md";
  return {
    title: "secrets in memory",
    message: fittingAnnotation([outcome(report), ...secretsList(report), `hint: ${hint}`].join("\n")),
  };
}

/** A line for the table of facts; null when there is nothing to say. */
export function secretsLine(report: SecretReport | null | undefined): string | null {
  return report ? outcome(report) : null;
}

/** Where secrets were found, for the terminal. */
export function secretsList(report: SecretReport | null | undefined): string[] {
  if (!report) return [];
  const line = (finding: SecretFinding): string => {
    const details = [IN[finding.in], finding.at.join(", ")].filter((text) => text !== "").join("; ");
    return `  ${printable(finding.place)}: ${finding.count} of ${finding.rule}${details === "" ? "" : ` (${printable(details)})`}`;
  };
  const more = report.findings.length + report.omitted - MAX_LISTED;
  return [
    ...(report.findings.length === 0 ? [] : [report.mode === "redact" ? "redacted" : "secrets"]),
    ...report.findings.slice(0, MAX_LISTED).map(line),
    ...(more > 0 ? [`  and ${counted(more, "more place")}`] : []),
    ...report.unsearched.map((store) => `  ${printable(store)}: could not be searched`),
  ];
}

/** The same as Markdown. */
export function secretsMarkdown(report: SecretReport | null | undefined): string {
  if (!report) return "";
  const rows = list(["Place", "Rule", "Count", "Where"], report.findings.slice(0, MAX_LISTED), (finding) => [
    code(finding.place),
    finding.rule,
    `${finding.count}`,
    prose([IN[finding.in], ...finding.at].filter((text) => text !== "").join(", ")),
  ]);
  const more = andMore(Math.max(0, report.findings.length + report.omitted - MAX_LISTED));
  const icon = report.mode === "redact" ? "🧹" : "⚠️";
  return folded(`${icon} secrets ${outcome(report)}`, more === "" ? rows : `${rows}\n\n${more}`);
}
