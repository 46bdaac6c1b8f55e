/**
 * `npm run check:signatures`: has npm compare what is installed with the signatures of the registry. Ends with 1 both when one is
 * wrong and when nobody could look, and says which of the two it was.
 */
import { spawnSync } from "node:child_process";

/** What npm says when it has reached nobody, or nobody who could answer. */
const UNREACHED =
  /\bcode (?:ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EHOSTUNREACH|ENETUNREACH|E429|E5\d\d)\b/;

/** What came of `npm audit signatures`. */
export type Verdict = "sound" | "wrong" | "not checked";

/** Judges an audit by how it has ended and what it has said. What is not understood is wrong. */
export function verdictOf({ status, output }: { readonly status: number | null; readonly output: string }): Verdict {
  if (status === 0) return /\bverified registry signatures?\b/.test(output) ? "sound" : "not checked";
  return UNREACHED.test(output) ? "not checked" : "wrong";
}

if (import.meta.main) {
  const { status, stdout, stderr } = spawnSync("npm audit signatures --color=false", { shell: true, encoding: "utf8" });
  process.stdout.write(stdout + stderr);
  const verdict = verdictOf({ status, output: stdout + stderr });
  const why = { wrong: "a signature is wrong or missing", "not checked": "the registry's keys are out of reach" };
  if (verdict !== "sound")
    process.stdout.write(`${process.env.GITHUB_ACTIONS ? "::error::" : ""}signatures of packages: ${why[verdict]}\n`);
  process.exitCode = verdict === "sound" ? 0 : 1;
}
