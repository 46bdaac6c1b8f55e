import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AgeKeys, parseIdentities } from "../../../src/bundle/index.ts";
import type { ErrorCode, Manifest } from "../../../src/model/index.ts";

const FOLDER = import.meta.dirname;
export const BUNDLES = join(FOLDER, "bundles");

/** What stands in the JSON file beside a golden bundle. */
export interface Expected {
  /** What the vector shows, in one sentence. */
  readonly shows: string;
  /** `ok`, or the code that opening and reading all of it must fail with. */
  readonly outcome: "ok" | ErrorCode;
  /** Name of the identity file to open it with. */
  readonly identity?: string;
  readonly passphrase?: string;
  /** Of the bundle. */
  readonly sha256: string;
  /** Of the tar in it, when the outcome is `ok`. */
  readonly tarSha256?: string;
  readonly manifest?: Manifest;
  /** Content by path, of files that are not large; all of it is UTF-8. */
  readonly contents?: Readonly<Record<string, string>>;
}

/** A golden bundle. */
export interface Golden extends Expected {
  readonly name: string;
  /** Absolute path of the bundle. */
  readonly path: string;
}

/** All golden bundles, by name. */
export function loadGolden(): Golden[] {
  const names = readdirSync(BUNDLES).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const expected = JSON.parse(readFileSync(join(BUNDLES, name), "utf8")) as Expected;
    const bundle = name.slice(0, -".json".length);
    return { ...expected, name: bundle, path: join(BUNDLES, bundle) };
  });
}

/** What to open a vector with. */
export async function keysOf({ identity, passphrase }: Pick<Expected, "identity" | "passphrase">): Promise<AgeKeys> {
  const identities = identity === undefined ? [] : await parseIdentities(keyFile(identity), identity);
  return { identities, passphrases: passphrase === undefined ? [] : [passphrase] };
}

/** The recipient of one of the test keys. */
export function recipientOf(identity: string): string {
  return /^# public key: (.*)$/m.exec(keyFile(identity))?.[1] ?? "";
}

/** Where a test key lies. */
export function keyPath(identity: string): string {
  return join(FOLDER, "keys", identity);
}

function keyFile(identity: string): string {
  return readFileSync(keyPath(identity), "utf8");
}
