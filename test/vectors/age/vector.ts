import { inflateSync } from "node:zlib";
import { armor } from "age-encryption";
import * as cctv from "cctv-age";

/** What must come of opening a vector; see the README of cctv-age. */
export type Expectation =
  | "success"
  | "no match"
  | "HMAC failure"
  | "header failure"
  | "payload failure"
  | "armor failure";

/** One file of the C2SP CCTV age suite, taken apart. */
export interface Vector {
  readonly name: string;
  readonly expect: Expectation;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  /** SHA-256 of everything that may come out, even when opening fails in the end. */
  readonly payloadSha256: string | undefined;
  readonly armored: boolean;
  /** As stored, armor and all. */
  readonly file: Buffer;
}

/** All vectors of the installed suite. */
export function loadVectors(): Vector[] {
  const suite = cctv as unknown as Record<string, Uint8Array>;
  return Object.entries(suite).map(([name, bytes]) => parseVector(name, Buffer.from(bytes)));
}

/** The binary age file in a vector. @throws when it is armored and the armor is malformed */
export function binaryOf(vector: Vector): Buffer {
  return vector.armored ? Buffer.from(armor.decode(vector.file.toString("latin1"))) : vector.file;
}

function parseVector(name: string, bytes: Buffer): Vector {
  const headEnd = bytes.indexOf("\n\n");
  const fields = bytes
    .toString("utf8", 0, headEnd)
    .split("\n")
    .map((line) => line.split(/: (.*)/s));
  const all = (key: string) => fields.filter(([field]) => field === key).map(([, value]) => value ?? "");
  const body = bytes.subarray(headEnd + 2);
  return {
    name,
    expect: all("expect")[0] as Expectation,
    identities: all("identity"),
    passphrases: all("passphrase"),
    payloadSha256: all("payload")[0],
    armored: all("armored").includes("yes"),
    file: all("compressed").includes("zlib") ? inflateSync(body) : body,
  };
}
