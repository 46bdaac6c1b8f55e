import { AppError, type ErrorCode } from "../model/index.ts";

/** What is known of a call that failed. */
export interface Failed {
  readonly message: string;
  readonly status: number | null;
}

/** What a client says, from the sign to the code; the first that fits. */
const SIGNS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ENOSPC|EDQUOT|No space left/i, "disk-full"],
  [/rate limit/i, "vault-unreachable"],
  [/(read|write) denied:|does not permit (reads|writes)|not accessible by/i, "vault-denied"],
  [/another job may be (creating|finalizing)|already exists/i, "output-exists"],
  [/ArtifactNotFound|No artifacts? found|Artifact not found/i, "vault-not-found"],
  [/tar(\.exe)?"? failed with error/i, "vault-corrupt"],
];
const STATUSES: Readonly<Record<number, ErrorCode>> = {
  401: "vault-denied",
  403: "vault-denied",
  404: "vault-not-found",
  409: "output-exists",
  410: "vault-not-found",
};

/** Tokens of the runner and of GitHub, should a service repeat what it was sent. */
const TOKENS = /\b(eyJ[\w-]+\.[\w-]+\.[\w-]+|gh[a-z]_[\w.-]+|github_pat_\w+)/g;

/** The error that a failure of GitHub's clients or services becomes; `what` says what could not be done. */
export function actionsFailure(what: string, { message, status }: Failed): AppError {
  const sign = SIGNS.find(([pattern]) => pattern.test(message));
  const answered = status ?? Number(/\((\d{3})\)/.exec(message)?.[1]);
  const code = sign?.[1] ?? STATUSES[answered] ?? "vault-unreachable";
  return new AppError(code, `${what}: ${withoutSecrets(message)}`);
}

/** A message in one line, without tokens and what stands behind the `?` of an address: signed addresses are keys. */
function withoutSecrets(message: string): string {
  const [line = ""] = message.trim().split("\n");
  return line
    .replace(/(https?:\/\/[^\s?]+)\?\S*/g, "$1")
    .replace(TOKENS, "***")
    .slice(0, 500);
}
