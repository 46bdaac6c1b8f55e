import { AppError, type ErrorCode } from "../../model/index.ts";

/** What is known of an answer that was no success. The text of the server is left out: it may repeat an access key. */
interface Answer {
  /** The server's word, such as `NoSuchBucket`; empty when it gave none, as to HEAD. */
  readonly word: string;
  readonly status: number;
  readonly region: string | undefined;
  readonly requestId: string | undefined;
}

/** What the client may throw, of which nothing is certain. */
type Thrown = Partial<NodeJS.ErrnoException> & {
  readonly Code?: string;
  readonly Region?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
};

const NOT_FOUND = /^(NoSuch(Bucket|Key|Upload)|NotFound|InvalidBucketName)$/;
const ELSEWHERE = /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint\w*)$/;
const BUSY = /^(SlowDown|Throttling\w*|TooManyRequests\w*|RequestTimeout|ServiceUnavailable|InternalError)$/;
const SKEWED = /^(RequestTimeTooSkewed|RequestExpired)$/;
const DAMAGED = /^(XAmzContentSHA256Mismatch|BadDigest|InvalidDigest)$/;
const NAMELESS = /^(Unknown|UnknownError|Error|TypeError|SyntaxError)$/;
/** How Node says that a connection could not be made, or broke. */
const NETWORK =
  /\b(EAI_AGAIN|ECONN[A-Z]+|EPIPE|EPROTO|ETIMEDOUT|ENOTFOUND|E(HOST|NET)(DOWN|UNREACH)|HPE_\w+|ERR_(SSL|TLS|HTTP|PROXY)\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)\b/;

/**
 * What to throw for a request about `place` that failed: an `AppError` of the vault's codes, or the error itself when no request
 * has failed.
 */
export function failure(error: unknown, place: string): unknown {
  if (error instanceof AppError) return error;
  const answer = answerOf(error);
  if (answer !== null) return new AppError(codeOf(answer), `${place}: ${explain(answer)}`, { path: place });
  const { name, code, message } = (error ?? {}) as Thrown;
  if (name === "CredentialsProviderError") {
    const message = `${place}: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE`;
    return new AppError("vault-denied", message, { path: place });
  }
  // The client wraps an error that it does not take for one, and keeps only its text.
  const broken = NETWORK.exec(`${code} ${message}`)?.[0] ?? (name === "TimeoutError" ? "no answer in time" : undefined);
  if (broken === undefined) return error;
  return new AppError("vault-unreachable", `${place}: the connection failed (${broken})`, { path: place });
}

/** Whether a conditional request failed: the object is there, or is another one now. */
export function isConflict(error: unknown): boolean {
  const answer = answerOf(error);
  return answer?.status === 412 || answer?.word === "ConditionalRequestConflict";
}

/** Whether the server says that it does not know what it was asked for. */
export function isUnknownToServer(error: unknown): boolean {
  return answerOf(error)?.status === 501;
}

/** Whether an object, an upload or a bucket is not there. */
export function isNotFound(error: unknown): boolean {
  return answerOf(error)?.status === 404;
}

function answerOf(error: unknown): Answer | null {
  const { name, message = "", Code, Region, $metadata, $response } = (error ?? {}) as Thrown;
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  if (status === undefined) return null;
  const expected = /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
  const word = plain(Code ?? name) ?? "";
  return {
    word: NAMELESS.test(word) ? "" : word,
    status,
    region: plain(Region ?? $response?.headers?.["x-amz-bucket-region"] ?? expected),
    requestId: plain($metadata?.requestId),
  };
}

/** What a server says is repeated only when it is a word. */
function plain(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.-]{1,64}$/.test(text) ? text : undefined;
}

function codeOf({ word, status }: Answer): ErrorCode {
  if (isElsewhere({ word, status }) || NOT_FOUND.test(word) || status === 404) return "vault-not-found";
  if (status === 412 || DAMAGED.test(word)) return "vault-corrupt";
  const isOutOfReach = BUSY.test(word) || status >= 500 || status === 408 || status === 429 || status < 300;
  return isOutOfReach ? "vault-unreachable" : "vault-denied";
}

function explain({ word, status, region, requestId }: Answer): string {
  const request = requestId === undefined ? "" : `, request ${requestId}`;
  const said = `(${word === "" ? "" : `${word}, `}HTTP ${status}${request})`;
  if (isElsewhere({ word, status })) {
    const where = region === undefined ? "in another region" : `in the region ${region}; say region=${region}`;
    return `the bucket lies ${where} ${said}`;
  }
  if (SKEWED.test(word)) return `the clock of this machine differs too much from that of the server ${said}`;
  if (status < 300) return `the answer is not one of S3 ${said}`;
  if (DAMAGED.test(word)) return `it was damaged on the way ${said}`;
  if (status === 412) return `it was exchanged while it was read ${said}`;
  return `the server refused ${said}`;
}

function isElsewhere({ word, status }: Pick<Answer, "word" | "status">): boolean {
  return ELSEWHERE.test(word) || (status >= 300 && status < 400);
}
