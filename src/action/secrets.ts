import { getInput, setSecret } from "@actions/core";
import { given, type Problem } from "../model/index.ts";
import { type InputName, named, variable } from "./inputs.ts";

/** What opens and seals, as the workflow's secrets hold it. */
export interface Secrets {
  /** Lines of identities, without comments. */
  readonly identities: readonly string[];
  readonly passphrase?: string;
  /** Text of a secret key of minisign, which signs. */
  readonly signingKey?: string;
  readonly signingPassphrase?: string;
  /** Asks GitHub about caches, artifacts and runs. */
  readonly token?: string;
  readonly problems: readonly Problem[];
}

/**
 * Takes the secrets out of the environment, where programs that we start would find them, and has the runner mask them
 * from here on. Call it before anything is printed.
 */
export function takeSecrets(env: NodeJS.ProcessEnv = process.env): Secrets {
  const take = (name: InputName): string => {
    const secret = getInput(name, { trimWhitespace: false });
    delete env[variable(name)];
    return secret;
  };
  const [identity, passphrase] = [take("identity"), take("passphrase")];
  const [signingKey, signingPassphrase] = [take("signing-key"), take("signing-passphrase")];
  const token = take("github-token").trim();

  const identities = linesOf(identity).filter((line) => !line.startsWith("#"));
  mask(identities.flatMap((line) => [line, ...line.split(/\s+/)]));
  // The first line of a key file is no secret, and is in other files too.
  mask(linesOf(signingKey).filter((line) => !line.startsWith("untrusted comment:")));
  mask([token, ...[passphrase, signingPassphrase].flatMap((text) => [text, text.trim(), ...linesOf(text)])]);

  const problems: Problem[] = [];
  return {
    identities,
    ...given({
      passphrase: oneLine("passphrase", passphrase, problems),
      signingKey: signingKey.trim() || undefined,
      signingPassphrase: oneLine("signing-passphrase", signingPassphrase, problems),
      token: token || undefined,
    }),
    problems,
  };
}

/** The only line of a secret; what is more joins the problems. */
function oneLine(name: InputName, text: string, problems: Problem[]): string | undefined {
  const line = text.replace(/\r?\n$/, "");
  if (line === "") return undefined;
  if (!/[\r\n]/.test(line)) return line;
  const path = named(name);
  problems.push({ code: "bad-option", message: `${path}: expected one line`, path });
  return undefined;
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
