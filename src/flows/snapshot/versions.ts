import { VERSION } from "../../model/index.ts";

/** What made a bundle, for `snapshot.json`. */
export function toolVersions(): Record<string, string> {
  return { memsnap: VERSION, node: process.versions.node };
}
