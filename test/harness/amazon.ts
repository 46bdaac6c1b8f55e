import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";

interface Stored {
  readonly bytes: Buffer;
  readonly etag: string;
  /** In base64; of several parts over their digests, with their number. */
  readonly sha256: string;
  readonly storedAt: Date;
  readonly meta: Record<string, string>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}

/**
 * What Amazon's documentation promises and other stores lack: conditional writes, and SHA-256 that the server computes. One
 * bucket in memory, on loopback; it checks no signatures.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export class Amazon {
  /** The first lines of all requests. */
  readonly heard: string[] = [];
  readonly objects = new Map<string, Stored>();
  /** Objects that one answer lists, at most. */
  pageSize = 1000;
  /** Requests that were waiting for their answer at one time, at most. */
  mostAtOnce = 0;
  /** Refuses to remove anything. */
  isAppendOnly = false;
  readonly #uploads = new Map<string, Map<number, Buffer>>();
  #atOnce = 0;
  readonly #server: Server = createServer(async (asked, answer) => {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
    const sent = await buffer(asked);
    // Gives those that were sent together the time to be counted together.
    await turn();
    const { status, headers, body } = this.#answer(asked, sent);
    this.#atOnce--;
    answer.writeHead(status, { date: new Date().toUTCString(), ...headers }).end(body);
  });

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** Puts an object there past all conditions. */
  plant(
    key: string,
    bytes: Buffer,
    { meta = {}, sha256 = digest(bytes) }: Partial<Pick<Stored, "meta" | "sha256">> = {},
  ): void {
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    this.objects.set(key, { bytes, etag, sha256, storedAt: new Date(), meta });
  }

  #answer({ method, url = "", headers }: IncomingMessage, body: Buffer): Answer {
    const { pathname, searchParams: query } = new URL(url, this.endpoint);
    const key = decodeURIComponent(pathname).split("/").slice(2).join("/");
    this.heard.push(`${method} ${key}`);
    if (method === "GET" && key === "")
      return query.has("uploads") ? listOf("ListMultipartUploadsResult", "") : this.#list(query);
    if (method === "GET" || method === "HEAD") return this.#read(key, headers, method === "HEAD");
    if (method === "DELETE") return this.isAppendOnly ? refusal(403, "AccessDenied") : this.#remove(key, query);
    return method === "POST" ? this.#upload(key, query, headers) : this.#write(key, { query, headers, body });
  }

  #write(
    key: string,
    { query, headers, body }: { query: URLSearchParams; headers: IncomingHttpHeaders; body: Buffer },
  ): Answer {
    const claimed = headers["x-amz-checksum-sha256"];
    if (claimed !== undefined && claimed !== digest(body)) return refusal(400, "BadDigest");
    const sums = { "x-amz-checksum-sha256": digest(body) };
    const part = Number(query.get("partNumber"));
    if (part > 0) {
      this.#uploads.get(query.get("uploadId") ?? "")?.set(part, body);
      return { status: 200, headers: { etag: `"${part}"`, ...sums } };
    }
    if (headers["if-none-match"] === "*" && this.objects.has(key)) return refusal(412, "PreconditionFailed");
    this.plant(key, body, { meta: metaOf(headers) });
    return { status: 200, headers: { etag: this.objects.get(key)?.etag ?? "", ...sums } };
  }

  #upload(key: string, query: URLSearchParams, headers: IncomingHttpHeaders): Answer {
    if (query.has("uploads")) {
      const id = randomUUID();
      this.#uploads.set(id, new Map());
      return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (headers["if-none-match"] === "*" && this.objects.has(key)) return refusal(412, "PreconditionFailed");
    const parts = [...(this.#uploads.get(query.get("uploadId") ?? "") ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([, bytes]) => bytes);
    const digests = Buffer.concat(parts.map((part) => createHash("sha256").update(part).digest()));
    this.plant(key, Buffer.concat(parts), { sha256: `${digest(digests)}-${parts.length}` });
    return xml(`<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
  }

  #read(key: string, headers: IncomingHttpHeaders, isHead: boolean): Answer {
    const found = this.objects.get(key);
    if (found === undefined) return refusal(404, "NoSuchKey");
    const { bytes, etag, sha256, meta, storedAt } = found;
    if ((headers["if-match"] ?? etag) !== etag) return refusal(412, "PreconditionFailed");
    const sums = headers["x-amz-checksum-mode"] === "ENABLED" ? { "x-amz-checksum-sha256": sha256 } : {};
    const [, from = "0", to = String(bytes.length - 1)] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? "") ?? [];
    const body = bytes.subarray(Number(from), Number(to) + 1);
    const range = headers.range === undefined ? {} : { "content-range": `bytes ${from}-${to}/${bytes.length}` };
    const given = {
      etag,
      "last-modified": storedAt.toUTCString(),
      "content-length": String(body.length),
      ...sums,
      ...meta,
      ...range,
    };
    return { status: headers.range === undefined ? 200 : 206, headers: given, ...(isHead ? {} : { body }) };
  }

  #remove(key: string, query: URLSearchParams): Answer {
    const id = query.get("uploadId");
    if (id === null) this.objects.delete(key);
    else this.#uploads.delete(id);
    return { status: 204 };
  }

  #list(query: URLSearchParams): Answer {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "")).toSorted();
    const page = keys.filter((key) => key > (query.get("continuation-token") ?? "")).slice(0, this.pageSize);
    const next = page.at(-1) === keys.at(-1) ? undefined : page.at(-1);
    const contents = page.map((key) => {
      const { bytes, storedAt } = this.objects.get(key) as Stored;
      const facts = `<Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${storedAt.toISOString()}</LastModified>`;
      return `<Contents>${facts}</Contents>`;
    });
    return listOf("ListBucketResult", contents.join(""), next);
  }
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}

function metaOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-"))) as Record<
    string,
    string
  >;
}

function listOf(name: string, content: string, next?: string): Answer {
  const token = next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return xml(`<${name}><IsTruncated>${next !== undefined}</IsTruncated>${token}${content}</${name}>`);
}

function xml(body: string): Answer {
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}

function refusal(status: number, word: string): Answer {
  return { status, headers: { "content-type": "application/xml" }, body: `<Error><Code>${word}</Code></Error>` };
}
