import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { answerArtifacts, answerArtifactsRest } from "./artifact-service.ts";
import type { BlobStore } from "./blob-store.ts";
import { answerCache, answerCachesRest } from "./cache-service.ts";

/** A cache entry. */
export interface Entry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly ref: string;
  readonly createdAt: Date;
  readonly blob: string;
  finished: boolean;
}

/** An artifact. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly createdAt: Date;
  readonly blob: string;
  sizeBytes: number;
  digest: string | null;
  finished: boolean;
}

/** A run of a workflow, as the REST interface tells of it. */
export interface Run {
  readonly id: number;
  readonly run_attempt: number;
  readonly path: string;
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly conclusion: string | null;
  readonly repository: { readonly full_name: string };
  readonly head_repository: { readonly full_name: string } | null;
}

/** Who asks the results service, as its token says. */
export interface Caller {
  readonly runId: number;
  /** The ref it may write to. */
  readonly ref: string;
  /** Refs whose caches it may read, in this order. */
  readonly reads: readonly string[];
}

/** What a repository has of its earlier runs. */
export type Past = Readonly<Pick<Services, "entries" | "artifacts" | "runs">>;

/** What a request is answered with. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly location?: string;
}

export const REPOSITORY = "acme/agents";
export const TOKEN = "ghs_token-of-tests";
const PAGE = 100;

/**
 * Stands in for what GitHub offers to actions: the results service (Twirp, with JSON), and what of the REST interface belongs to
 * caches, artifacts and runs. Bytes lie in a real blob store.
 */
export class Services implements AsyncDisposable {
  readonly entries: Entry[] = [];
  readonly artifacts: Artifact[] = [];
  readonly runs: Run[] = [];
  readonly blobs: BlobStore;
  /** The next requests whose address fits are answered so. */
  readonly faults: { readonly fits: RegExp; readonly answer: Answer }[] = [];
  /** Addresses that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;
  #lastId = 0;

  private constructor(blobs: BlobStore) {
    this.blobs = blobs;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(blobs: BlobStore): Promise<Services> {
    const services = new Services(blobs);
    await new Promise<void>((resolve) => services.#server.listen(0, "127.0.0.1", resolve));
    return services;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  nextId(): number {
    return ++this.#lastId;
  }

  /** The environment of an action in a run. */
  envOf(caller: Partial<Caller> = {}, name = "main"): Record<string, string> {
    const { runId = 4711, ref = `refs/heads/${name}`, reads = [ref] } = caller;
    return {
      ACTIONS_RESULTS_URL: `${this.address}/`,
      ACTIONS_RUNTIME_TOKEN: tokenOf({ runId, ref, reads }),
      ACTIONS_CACHE_SERVICE_V2: "true",
      GITHUB_API_URL: this.address,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_REF: ref,
      GITHUB_REF_NAME: name,
      PATH: process.env.PATH ?? "",
    };
  }

  /** What a repository holds at this moment. */
  get past(): Past {
    const { entries, artifacts, runs } = this;
    return structuredClone({ entries, artifacts, runs });
  }

  /** Puts a repository back as it was; without a past there were no runs. Ids go on: a blob belongs to one for ever. */
  startFrom(past: Past = { entries: [], artifacts: [], runs: [] }): void {
    const { entries, artifacts, runs } = structuredClone(past);
    this.entries.splice(0, Number.POSITIVE_INFINITY, ...entries);
    this.artifacts.splice(0, Number.POSITIVE_INFINITY, ...artifacts);
    this.runs.splice(0, Number.POSITIVE_INFINITY, ...runs);
    for (const list of [this.faults, this.asked]) list.length = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.address);
    const input = await text(request);
    this.asked.push(`${request.method} ${url.pathname}${url.search}`);
    try {
      const { status = 200, body, location } = await this.#route(request, url, input);
      const next = Array.isArray(Object.values(body ?? {})[1]) ? nextPage(url, body as object) : {};
      response.writeHead(status, {
        "content-type": "application/json",
        ...(location === undefined ? {} : { location }),
        ...next,
      });
      response.end(body === undefined ? "" : JSON.stringify(body));
    } catch (error) {
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ msg: String(error) }));
    }
  }

  async #route(request: IncomingMessage, url: URL, input: string): Promise<Answer> {
    const fault = this.faults.find(({ fits }) => fits.test(`${request.method} ${url.pathname}`));
    if (fault !== undefined) return fault.answer;
    const [, , service = "", method = ""] = url.pathname.split("/");
    if (url.pathname.startsWith("/twirp/")) {
      const caller = callerOf(request.headers.authorization);
      if (caller === undefined) return { status: 401, body: { code: "unauthenticated", msg: "bad credentials" } };
      const answer = service.endsWith("CacheService") ? answerCache : answerArtifacts;
      return answer(this, { caller, method, input: JSON.parse(input) });
    }
    if (request.headers.authorization !== `token ${TOKEN}`)
      return { status: 401, body: { message: "Bad credentials" } };
    const path = url.pathname.replace(`/repos/${REPOSITORY}/actions/`, "");
    const asked = { method: request.method ?? "", path, query: url.searchParams };
    return (await answerCachesRest(this, asked)) ?? (await answerArtifactsRest(this, asked)) ?? this.#run(path);
  }

  #run(path: string): Answer {
    const [, id, attempt] = /^runs\/(\d+)(?:\/attempts\/(\d+))?$/.exec(path) ?? [];
    const run = this.runs.find(
      (one) => one.id === Number(id) && one.run_attempt === Number(attempt ?? one.run_attempt),
    );
    return run === undefined ? { status: 404, body: { message: "Not Found" } } : { body: run };
  }
}

/** A page of a list, of which the others are announced as GitHub does. */
export function page<Item>(items: readonly Item[], query: URLSearchParams, name: string): Answer {
  const at = (Number(query.get("page") ?? 1) - 1) * PAGE;
  return { body: { total_count: items.length, [name]: items.slice(at, at + PAGE) } };
}

function nextPage(url: URL, body: object): Record<string, string> {
  const number = Number(url.searchParams.get("page") ?? 1);
  if (number * PAGE >= Number(Object.values(body)[0])) return {};
  const next = new URL(url);
  next.searchParams.set("page", String(number + 1));
  return { link: `<${next.href}>; rel="next"` };
}

/** What the runner hands to actions: a JSON Web Token; nobody here checks its signature. */
function tokenOf(caller: Caller): string {
  const scp = `Actions.Results:run-${caller.runId}:job-${caller.runId}`;
  const payload = Buffer.from(JSON.stringify({ scp, ...caller })).toString("base64url");
  return `eyJhbGciOiJub25lIn0.${payload}.c2lnbmF0dXJl`;
}

function callerOf(authorization = ""): Caller | undefined {
  const [, payload] = /^Bearer [^.]+\.([^.]+)\./.exec(authorization) ?? [];
  return payload === undefined ? undefined : JSON.parse(Buffer.from(payload, "base64url").toString());
}
