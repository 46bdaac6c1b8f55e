import {
  type Comparison,
  DIFFERENCE_CODES,
  DIFFERENCES,
  type DifferenceCode,
  type Judged,
  type Severity,
  VERSION,
} from "../model/index.ts";
import { byImportance, sentence } from "./compare-findings.ts";
import { fingerprint } from "./compare-fingerprint.ts";
import { locator, placeNames, whereWords } from "./compare-place.ts";
import { printable } from "./printable.ts";
import { counted } from "./wording.ts";

/** Results of one run that code scanning keeps. */
const MAX_RESULTS = 5000;

const SARIF_LEVELS = { ignore: "none", notice: "note", warn: "warning", error: "error" } as const satisfies Record<
  Severity,
  string
>;

/**
 * A comparison as SARIF 2.1.0, as code scanning takes it: every result has a file with a line, though memory has no lines, and a
 * fingerprint by which it is known again in the next run. At most 5,000 results, the most important ones.
 * Files are in `folder`, see {@link locator}.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
export function compareSarif(comparison: Comparison, folder = ""): string {
  return `${JSON.stringify(sarifLog(comparison, folder), null, 2)}\n`;
}

/** The same, not yet written. */
export function sarifLog({ findings, stores, current }: Comparison, folder = "") {
  const important = byImportance(findings);
  const locate = locator(stores, folder);
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0" as const,
    runs: [
      {
        tool: {
          driver: {
            name: "agent-memory-snapshot",
            version: VERSION,
            semanticVersion: VERSION,
            rules: DIFFERENCE_CODES.map(rule),
          },
        },
        // Without an agent, several memories of one repository would replace each other.
        automationDetails: { id: `agent-memory/${current.agent === null ? "" : `${uriOf(current.agent)}/`}` },
        invocations: [{ executionSuccessful: true, ...cutNotice(important.length - MAX_RESULTS) }],
        columnKind: "utf16CodeUnits" as const,
        results: important.slice(0, MAX_RESULTS).map((judged) => result(judged, locate(judged).path, seen)),
      },
    ],
  };
}

function rule(code: DifferenceCode) {
  const { title, about, severity } = DIFFERENCES[code];
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: capital(title) },
    fullDescription: { text: `${capital(title)}: ${about}.` },
    help: { text: `${capital(about)}. Its severity and its limits are set by a policy, under the code ${code}.` },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: ["agent-memory"] },
  };
}

function result(judged: Judged, path: string | null, seen: Map<string, number>) {
  const { code, store, kind, place, severity } = judged;
  const names = placeNames(place);
  const print = fingerprint([code, kind, store, ...names.flatMap(({ noun, name }) => [noun, name])]);
  const nth = (seen.get(print) ?? 0) + 1;
  seen.set(print, nth);
  return {
    ruleId: code,
    level: SARIF_LEVELS[severity],
    message: { text: message(`${whereWords(judged, printable)}: ${sentence(judged)}.`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path ?? store), uriBaseId: "%SRCROOT%" },
          region: { startLine: 1 },
        },
        logicalLocations: [
          {
            name: printable(names.at(-1)?.name ?? store),
            fullyQualifiedName: printable([store, ...names.map(({ name }) => name)].join("/")),
            kind: names.at(-1)?.noun ?? "store",
          },
        ],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${print}:${nth}` },
  };
}

function cutNotice(left: number) {
  if (left <= 0) return {};
  const text = `${counted(left, "more finding is", "more findings are")} not among the results.`;
  return { toolExecutionNotifications: [{ level: "warning" as const, message: { text } }] };
}

/** A path as a relative reference; parts that lead elsewhere are left away, since the path may come from anyone. */
function uriOf(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/") || "memory";
}

/** A text of SARIF, in which brackets would make a link and braces a placeholder. */
function message(text: string): string {
  return text.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
