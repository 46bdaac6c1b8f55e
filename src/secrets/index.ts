/**
 * Finds secrets in text: the rules of secretlint's recommended preset, run in memory, and the user's own. Reads the file in
 * which the user names them. May import the model; never another room. Never reads what it searches from anywhere, never keeps or
 * prints it: what leaves is the name of a rule, a place and a keyed fingerprint.
 */
import type { SecretMatcher, SecretSettings } from "../model/index.ts";

export { openSecretsReader, SecretsFile } from "./config.ts";

/** Makes a matcher; loads the rules at the first call only. @throws Error when a pattern of the user's is none of RE2 */
export async function openMatcher(settings: Pick<SecretSettings, "key" | "rules" | "allow">): Promise<SecretMatcher> {
  const { makeMatcher } = await import("./matcher.ts");
  return makeMatcher(settings);
}
