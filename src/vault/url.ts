import { AppError, didYouMean, nearestWord } from "../model/index.ts";
import { isNameOfBundle } from "./names.ts";

/** Where a vault is, as the user says it; never with a credential. `text` gives the same vault again. */
export type VaultUrl = FolderUrl | CacheUrl | ArtifactUrl | S3Url;

/** `folder:PATH` */
export interface FolderUrl {
  readonly kind: "folder";
  readonly text: string;
  /** May be relative, to the folder of the context. */
  readonly path: string;
}

/** `cache:[PREFIX]` */
export interface CacheUrl {
  readonly kind: "cache";
  readonly text: string;
  /** Empty when none is given. */
  readonly prefix: string;
}

/** `artifact:[NAME-PREFIX]` */
export interface ArtifactUrl {
  readonly kind: "artifact";
  readonly text: string;
  /** Empty when none is given. */
  readonly prefix: string;
}

/** `s3://BUCKET/PREFIX?endpoint=URL&region=NAME&path-style=true`; what is not said is null, for the environment to say. */
export interface S3Url {
  readonly kind: "s3";
  readonly text: string;
  readonly bucket: string;
  /** Without `/` at its ends; empty when none is given. */
  readonly prefix: string;
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly pathStyle: boolean | null;
}

/** How vaults are written, for help and messages. */
const VAULT_FORMS = {
  folder: "folder:PATH",
  cache: "cache:[PREFIX]",
  artifact: "artifact:[NAME-PREFIX]",
  s3: "s3://BUCKET/PREFIX",
} as const;

const KINDS = Object.keys(VAULT_FORMS);
const FORM = /^(folder|cache|artifact|s3):(.*)$/s;
/** What a cache key and the name of an artifact both may hold. */
const PREFIX = /^[A-Za-z0-9._-]{0,64}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/;
const REGION = /^[A-Za-z0-9-]{1,64}$/;
const QUERY_WORDS = ["endpoint", "region", "path-style"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Whether a text is a vault, or a bundle in one, rather than a path. A misspelt one is taken for a path. */
export function isVaultUrl(text: string): boolean {
  return FORM.test(text);
}

/**
 * Reads the URL of a vault; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseVaultUrl(text: string, name = "vault"): VaultUrl {
  const url = readUrl(text, name);
  const { place, last } = splitLast(text);
  if (isNameOfBundle(last)) throw wrong(name, `expected a vault, got a bundle in one; say ${JSON.stringify(place)}`);
  return url;
}

/** Splits a URL into the vault and the last part of its path: `folder:a/b` is `folder:a` and `b`. */
export function splitLast(text: string): { readonly place: string; readonly last: string } {
  const at = text.startsWith("s3:") && text.includes("?") ? text.indexOf("?") : text.length;
  const path = text.slice(0, at);
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"), path.indexOf(":"));
  const kept = path[end] === ":" || path[end - 1] === ":" ? end + 1 : end;
  const place = path.slice(0, kept) + text.slice(at);
  return { place: place === "folder:" ? "folder:." : place, last: path.slice(end + 1) };
}

/** What names a bundle in a vault, wherever a path of a bundle can stand; `vault` is the text of its URL. */
export function referenceText(vault: string, bundle: string): string {
  const at = vault.startsWith("s3:") && vault.includes("?") ? vault.indexOf("?") : vault.length;
  const place = vault.slice(0, at);
  return `${place}${/[:/\\]$/.test(place) ? "" : "/"}${bundle}${vault.slice(at)}`;
}

/** @throws AppError `bad-option` */
export function readUrl(text: string, name: string): VaultUrl {
  const [, kind, rest = ""] = FORM.exec(text) ?? [];
  if (CONTROL.test(text)) throw wrong(name, "expected a vault of one line, without control characters");
  switch (kind) {
    case "folder":
      if (rest !== "") return { kind, text, path: rest };
      throw wrong(name, "expected a path behind folder:, such as folder:bundles");
    case "cache":
    case "artifact":
      if (PREFIX.test(rest)) return { kind, text, prefix: rest };
      throw wrong(name, `expected at most 64 of letters, digits, ".", "_" and "-" behind ${kind}:`);
    case "s3":
      return readS3(text, rest, name);
    default:
      throw wrong(name, `expected ${Object.values(VAULT_FORMS).join(", ")}${meant(text)}`);
  }
}

function readS3(text: string, rest: string, name: string): S3Url {
  const [, place = "", query = ""] = /^\/\/([^?]*)(?:\?(.*))?$/s.exec(rest) ?? [];
  const [bucket = "", ...parts] = place.replace(/\/+$/, "").split("/");
  // A part in front of an @ is a credential, and no message may repeat it.
  if (bucket.includes("@")) throw secret(name);
  if (!BUCKET.test(bucket)) throw wrong(name, `expected ${VAULT_FORMS.s3} with the name of a bucket`);
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    throw wrong(name, "expected a prefix without empty parts, . and ..");
  return { kind: "s3", text, bucket, prefix: parts.join("/"), ...readQuery(new URLSearchParams(query), name) };
}

function readQuery(query: URLSearchParams, name: string): Pick<S3Url, "endpoint" | "region" | "pathStyle"> {
  for (const word of query.keys()) {
    if (/key|secret|token|password|credential|signature|x-amz/i.test(word)) throw secret(name);
    if (!QUERY_WORDS.includes(word))
      throw wrong(name, `unknown word ${JSON.stringify(word)} behind ?${didYouMean(word, QUERY_WORDS)}`);
    if (query.getAll(word).length > 1) throw wrong(name, `${word} is said twice`);
  }
  const [endpoint, region, style] = QUERY_WORDS.map((word) => query.get(word));
  if (typeof region === "string" && !REGION.test(region))
    throw wrong(name, "expected a name such as eu-central-1 for region");
  if (typeof style === "string" && !/^(true|false)$/.test(style))
    throw wrong(name, "expected true or false for path-style");
  return {
    endpoint: typeof endpoint === "string" ? readEndpoint(endpoint, name) : null,
    region: region ?? null,
    pathStyle: typeof style === "string" ? style === "true" : null,
  };
}

function readEndpoint(text: string, name: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong(name, "expected an address such as https://s3.example.com for endpoint");
  if (url.username !== "" || url.password !== "") throw secret(name);
  if (url.search !== "" || url.hash !== "") throw wrong(name, "expected an endpoint without ? and #");
  return url.href.replace(/\/$/, "");
}

/** What was meant by a text that is no URL of a vault. It may hold anything, so only what was recognised is repeated. */
function meant(text: string): string {
  const [, scheme = ""] = /^([a-z0-9]{2,16}):/i.exec(text) ?? [];
  const kind = nearestWord(scheme, KINDS) ?? (/^(file|dir|path)$/i.test(scheme) ? "folder" : undefined);
  if (scheme !== "") return kind === undefined ? "" : `; did you mean ${kind}:?`;
  return /^[^@?]*$/.test(text) && text !== "" ? `, got a path; did you mean ${JSON.stringify(`folder:${text}`)}?` : "";
}

function secret(name: string): AppError {
  const message =
    "a URL must hold no credential: it would be seen in logs; the environment and the usual files give them";
  return wrong(name, message);
}

function wrong(name: string, message: string): AppError {
  return new AppError("bad-option", `${name}: ${message}`, { path: name });
}
