import { getInput, setSecret } from "@actions/core";
import { AppError, given, type Problem } from "../model/index.ts";
import { named, variable } from "./inputs.ts";

/** What opens and seals, as the workflow's secrets hold it. */
export interface Secrets {
  /** Lines of identities, without comments. */
  readonly identities: readonly string[];
  readonly passphrase?: string;
  /** Asks GitHub about caches, artifacts and runs. */
  readonly token?: string;
  readonly problems: readonly Problem[];
}

/**
 * Takes the secrets out of the environment, where programs that we start would find them, and has the runner mask them
 * from here on. Call it before anything is printed.
 */
export function takeSecrets(env: NodeJS.ProcessEnv = process.env): Secrets {
  const identity = getInput("identity", { trimWhitespace: false });
  const passphrase = getInput("passphrase", { trimWhitespace: false });
  delete env[variable("identity")];
  delete env[variable("passphrase")];
  const token = getInput("github-token");
  delete env[variable("github-token")];

  const identities = linesOf(identity).filter((line) => !line.startsWith("#"));
  mask(identities.flatMap((line) => [line, ...line.split(/\s+/)]));
  mask([token, passphrase, passphrase.trim(), ...linesOf(passphrase)]);

  const line = passphrase.replace(/\r?\n$/, "");
  const known = { identities, ...given({ token: token || undefined }) };
  if (line === "") return { ...known, problems: [] };
  if (!/[\r\n]/.test(line)) return { ...known, passphrase: line, problems: [] };
  const path = named("passphrase");
  return { ...known, problems: new AppError("bad-option", `${path}: expected one line`, { path }).problems };
}

function mask(secrets: readonly string[]): void {
  for (const secret of new Set(secrets)) if (secret.trim() !== "") setSecret(secret);
}

function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
