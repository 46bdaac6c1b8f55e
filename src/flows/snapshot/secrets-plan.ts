import { createHash, randomBytes } from "node:crypto";
import {
  AppError,
  DEFAULTS,
  type GitSecretRule,
  type Problem,
  type SecretMode,
  type SecretSettings,
} from "../../model/index.ts";
import { openSecretsReader, type SecretsFile } from "../../secrets/index.ts";
import { heard, readKeyFile } from "../keys.ts";
import { loadYaml } from "../yaml-file.ts";

/** Bytes of a key, at least: fewer can be guessed, and with it every secret that has little in it. */
const MIN_KEY_BYTES = 16;
const KEY_BYTES = 32;

/** What a request says about secrets. */
export interface SecretsRequest {
  /** Default `warn`. */
  readonly secrets?: SecretMode;
  readonly gitSecrets?: GitSecretRule;
  /** File with rules of the user's, YAML or JSON. */
  readonly secretsConfig?: string;
  /** File whose content keys the fingerprints; without it they are of this snapshot only. */
  readonly secretsKeyFile?: string;
}

/** The same, found good. */
export interface SecretsPlan {
  readonly settings: SecretSettings;
  readonly key: "given" | "random";
}

/** Looks at everything that is named. What is wrong joins the problems; undefined when nothing is searched. */
export async function prepareSecrets(
  { rawPages, ...request }: SecretsRequest & { readonly rawPages?: boolean },
  cwd: string,
  problems: Problem[],
): Promise<SecretsPlan | undefined> {
  const { secrets: mode = DEFAULTS.secrets, gitSecrets: git } = request;
  const file = await readRules(request.secretsConfig, cwd, problems);
  const given = await readKey(request.secretsKeyFile, cwd, problems);
  const wrong = (path: string, message: string): unknown => problems.push({ code: "bad-option", message, path });
  if (git !== undefined && mode !== "redact")
    wrong("git-secrets", "git-secrets has no meaning unless secrets are redacted");
  if ((file?.redact ?? []).length > 0 && mode !== "redact")
    wrong("secrets-config", "the rules say what to redact; that needs the mode redact");
  if (mode === "redact" && rawPages === true)
    wrong("raw-pages", "raw pages keep what was struck out; expected either them or the mode redact");
  if (mode === "off") return undefined;
  const { rules = [], allow = [], redact = [] } = file ?? {};
  const key = (given ?? randomBytes(KEY_BYTES)).toString("hex");
  return { settings: { mode, git, key, rules, allow, redact }, key: given === undefined ? "random" : "given" };
}

async function readRules(file: string | undefined, cwd: string, problems: Problem[]): Promise<SecretsFile | undefined> {
  if (file === undefined) return undefined;
  const read = await openSecretsReader();
  return loadYaml(file, { noun: "file of rules about secrets", read, cwd, problems });
}

async function readKey(file: string | undefined, cwd: string, problems: Problem[]): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  let key: Buffer | undefined;
  await heard(problems, async () => {
    const text = (await readKeyFile(file, cwd, "bad-option")).trim();
    if (Buffer.byteLength(text) < MIN_KEY_BYTES) {
      const message = `the key file ${file} holds fewer than ${MIN_KEY_BYTES} bytes`;
      throw new AppError("bad-option", message, { path: file });
    }
    key = createHash("sha256").update(`memsnap secrets\0${text}`).digest();
  });
  return key;
}
