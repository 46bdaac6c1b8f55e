import {
  type AppError,
  CHECK_NAMES,
  type Check,
  type CheckName,
  type ErrorCode,
  type Finding,
} from "../../model/index.ts";
import { counted } from "../../report/index.ts";

/** The outcome of every check, as an examination goes along. */
export class CheckList {
  readonly #checks = new Map<CheckName, Check>();
  readonly findings: Finding[] = [];

  get ok(): boolean {
    return this.findings.length === 0 && [...this.#checks.values()].every((check) => check.status !== "failed");
  }

  has(name: CheckName): boolean {
    return this.#checks.has(name);
  }

  hasFailed(name: CheckName): boolean {
    return this.#checks.get(name)?.status === "failed";
  }

  pass(name: CheckName, detail: string): void {
    this.#checks.set(name, { name, status: "passed", detail });
  }

  skip(name: CheckName, detail: string): void {
    this.#checks.set(name, { name, status: "skipped", detail });
  }

  /** Marks a check as failed by an error, whose problems become findings. */
  fail(name: CheckName, error: AppError): void {
    const findings = error.problems.map(({ code, message, path }) => ({ code, message, path: path ?? name }));
    this.#fail(name, findings, error.message);
  }

  /** Passes a check that found nothing and fails one that did; `detail` says what was looked at. */
  conclude(name: CheckName, { findings, detail }: { findings: readonly Finding[]; detail: string }): void {
    if (findings.length === 0) this.pass(name, detail);
    else this.#fail(name, findings, `${counted(findings.length, "finding")}, ${detail}`);
  }

  #fail(name: CheckName, findings: readonly Finding[], detail: string): void {
    for (const finding of findings) this.findings.push(finding);
    this.#checks.set(name, { name, status: "failed", detail });
  }

  /** Everything that has no outcome yet was not checked. */
  skipRest(detail: string): void {
    for (const name of CHECK_NAMES) if (!this.#checks.has(name)) this.skip(name, detail);
  }

  /** All checks in the order in which they are made. */
  list(): Check[] {
    return CHECK_NAMES.map((name) => this.#checks.get(name) ?? { name, status: "skipped", detail: "not made" });
  }
}

/** The check that an error belongs to. */
export function checkOf(error: AppError): CheckName {
  if (error.layer !== undefined) return error.layer;
  const byCode: Partial<Record<ErrorCode, CheckName>> = {
    "sidecar-mismatch": "sidecar",
    "bundle-corrupt": "frames",
    "bundle-truncated": "frames",
    "bundle-version": "archive",
    "archive-violation": "archive",
    "manifest-invalid": "manifest",
    "digest-mismatch": "digests",
    "database-damaged": "databases",
    "repository-damaged": "repositories",
  };
  return byCode[error.code] ?? "archive";
}
