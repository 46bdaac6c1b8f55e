import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline, Transform } from "node:stream";

/** What goes wrong with requests whose first line fits, so many times. */
export interface Fault {
  /** Of `METHOD /path?query`. */
  readonly on: RegExp;
  readonly times?: number;
  readonly act:
    | {
        readonly answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };
      }
    /** The connection breaks when the server has got so many bytes of the request. */
    | { readonly cutRequestAfter: number }
    /** The connection breaks when the client has got so many bytes of the answer. */
    | { readonly cutAnswerAfter: number }
    | { readonly silent: true }
    /** Exchanges a bit in the body of the request. */
    | { readonly flipBit: true }
    | { readonly headers: Record<string, string> }
    | { readonly before: () => Promise<void> };
}

/** Stands on loopback in front of a store and lets requests through, but for the faults it is told to make. */
export class FaultProxy {
  /** The first lines of all requests, with the range they ask for. */
  readonly heard: string[] = [];
  readonly #target: URL;
  readonly #server: Server;
  #faults: { fault: Fault; left: number }[] = [];

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((asked, answer) => void this.#pass(asked, answer));
  }

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

  /** Makes these faults from now on, and no others; forgets what was heard. */
  make(...faults: Fault[]): void {
    this.heard.length = 0;
    this.#faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  #faultOf(line: string): Fault["act"] | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && fault.on.test(line));
    if (found !== undefined) found.left--;
    return found?.fault.act;
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const line = `${asked.method} ${decodeURIComponent(asked.url ?? "")}`;
    this.heard.push([line, asked.headers.range].filter(Boolean).join(" "));
    const act = this.#faultOf(line) ?? { headers: {} };
    if ("silent" in act) return;
    if ("before" in act) await act.before();
    if ("answer" in act) {
      asked.resume();
      await once(asked, "end");
      answer.writeHead(act.answer.status, act.answer.headers).end(act.answer.body);
      return;
    }
    const { hostname: host, port } = this.#target;
    // A client that was told to go by a proxy names the server in every request.
    const path = asked.url?.replace(/^http:\/\/[^/]*/, "");
    const passed = request({ host, port, method: asked.method, path, headers: asked.headers, agent: false });
    const { socket } = asked;
    const cut = (): void => {
      // Ends it behind what was written, which a client is to get first.
      socket.end();
      passed.destroy();
    };
    let isAnswered = false;
    // A server that refuses early need not read what is still being sent.
    passed.on("error", () => isAnswered || cut());
    passed.on("response", (given) => {
      isAnswered = true;
      if (answer.destroyed) return;
      answer.writeHead(given.statusCode ?? 500, { ...given.headers, ...("headers" in act ? act.headers : {}) });
      pipeline(given, "cutAnswerAfter" in act ? cutAfter(act.cutAnswerAfter, cut) : untouched(), answer, () => {});
    });
    const change =
      "cutRequestAfter" in act ? cutAfter(act.cutRequestAfter, cut) : "flipBit" in act ? flipped() : untouched();
    pipeline(asked, change, passed, () => {});
  }
}

function untouched(): Transform {
  return new Transform({ transform: (chunk, _, done) => done(null, chunk) });
}

function cutAfter(bytes: number, cut: () => void): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (left > 0) this.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) done();
      else setImmediate(cut);
    },
    flush: () => setImmediate(cut),
  });
}

function flipped(): Transform {
  let isDone = false;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const changed = Buffer.from(chunk);
      if (!isDone) changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);
      isDone = true;
      done(null, changed);
    },
  });
}
