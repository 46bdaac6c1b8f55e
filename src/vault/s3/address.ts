import { AppError } from "../../model/index.ts";
import type { S3Url } from "../url.ts";
import type { VaultContext } from "../vault.ts";

/** Where in which S3-compatible store bundles are kept. */
export interface S3Address {
  readonly bucket: string;
  /** What every key begins with: empty, or ending in a slash. */
  readonly prefix: string;
  /** Base URL of the server; undefined for Amazon's own, which the region names. */
  readonly endpoint: string | undefined;
  /** Undefined where the shared configuration file has to say it. */
  readonly region: string | undefined;
  /** The bucket stands in the path of a request instead of in the host name. */
  readonly pathStyle: boolean;
  /** The server computes SHA-256 when it is asked to, so that what arrived need not be read back. */
  readonly computesSha256: boolean;
}

const DEFAULT_REGION = "us-east-1";
const AMAZON = /\.amazonaws\.com(\.cn)?$/;

/**
 * Completes the URL of a vault by the environment that other tools for S3 read too. Servers that are not Amazon's get the bucket
 * in the path and are asked for no checksum, because many know neither its host names nor its checksums.
 * @throws AppError `bad-option` when the environment holds an endpoint that is none
 */
export function completeAddress(url: S3Url, env: VaultContext["env"]): S3Address {
  const endpoint = url.endpoint ?? endpointOf(env);
  const isAmazon = endpoint === undefined || AMAZON.test(new URL(endpoint).hostname);
  const region = url.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);
  return {
    bucket: url.bucket,
    prefix: url.prefix === "" ? "" : `${url.prefix}/`,
    endpoint,
    region: region ?? (isAmazon ? undefined : DEFAULT_REGION),
    pathStyle: url.pathStyle ?? !isAmazon,
    computesSha256: isAmazon,
  };
}

function endpointOf(env: VaultContext["env"]): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true") return undefined;
  const name = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"].find((variable) => env[variable]);
  if (name === undefined) return undefined;
  const url = URL.parse(env[name] ?? "");
  const isEndpoint = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  // Not repeated, because it may hold a password.
  if (!isEndpoint)
    throw new AppError("bad-option", `${name}: expected an address such as https://s3.example.com`, { path: name });
  return url.href;
}
