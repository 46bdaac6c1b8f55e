/** How reports of a comparison begin: Markdown, JSON, JUnit, SARIF. */
const BEGINNINGS = [
  /^### \S+ Memory (?:compared|changed|regression): /,
  /^\{\s+"verdict": /,
  /^<\?xml [^>]*>\s*<testsuites name="agent memory" /,
  /^\{\s+"\$schema": "[^"]*sarif[^"]*",[\s\S]{0,200}"name": "agent-memory-snapshot"/,
];

/** Whether a file that begins like this is a report of a comparison, which a later one may replace wherever it lies. */
export function isEarlierReport(beginning: string): boolean {
  return BEGINNINGS.some((begins) => begins.test(beginning));
}
