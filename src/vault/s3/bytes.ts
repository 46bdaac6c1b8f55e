import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { GetObjectCommandOutput } from "@aws-sdk/client-s3";
import { AppError } from "../../model/index.ts";
import { failure } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** Which bytes of which version of an object. */
export interface Span {
  readonly name: string;
  /** Undefined where it is not known, so that an exchanged object of the same size is not noticed. */
  readonly etag: string | undefined;
  readonly start: number;
  readonly endExclusive: number;
}

/** Connections that may break one after another without a byte in between. */
const FRUITLESS_TRIES = 5;
const FIRST_PAUSE_MS = 100;
const ENDED_EARLY = Object.assign(new Error("the answer ended early"), { code: "ECONNRESET" });

/**
 * The bytes of an object as they come. A connection that breaks is made again for what is still missing.
 * @throws AppError `vault-corrupt` when the object was exchanged or gave other bytes than it was asked for; `vault-*`
 */
export async function* readBytes(objects: Objects, span: Span): AsyncGenerator<Buffer> {
  const { name, start, endExclusive } = span;
  let at = start;
  let fruitless = 0;
  while (at < endExclusive) {
    const before = at;
    const body = await openBody(objects, { ...span, start: at });
    let broken: unknown = ENDED_EARLY;
    try {
      for await (const chunk of body) {
        at += chunk.length;
        yield chunk;
      }
    } catch (error) {
      broken = error;
    }
    if (at > endExclusive) throw exchanged(objects, name);
    fruitless = at > before ? 0 : fruitless + 1;
    if (fruitless === FRUITLESS_TRIES) throw failure(broken, objects.place(name));
    if (at < endExclusive) await sleep(FIRST_PAUSE_MS * 2 ** fruitless);
  }
}

/** The same at once, for what is small. @throws AppError as {@link readBytes} does */
export async function readAllBytes(objects: Objects, span: Span): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(objects, span)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function openBody(objects: Objects, { name, etag, start, endExclusive }: Span): Promise<AsyncIterable<Buffer>> {
  const range = { Range: `bytes=${start}-${endExclusive - 1}`, ...(etag === undefined ? {} : { IfMatch: etag }) };
  const answer = await objects.ask(name, () => objects.client.getObject({ ...objects.at(name), ...range }));
  const body = answer.Body as Readable;
  if (isAsked(answer, start, endExclusive) && (etag === undefined || answer.ETag === etag)) return body;
  body.destroy();
  throw exchanged(objects, name);
}

/** Some servers do not know ranges and give the whole object, or give another one than was asked for. */
function isAsked(
  { ContentRange, ContentLength }: GetObjectCommandOutput,
  start: number,
  endExclusive: number,
): boolean {
  if (ContentRange === undefined) return start === 0 && ContentLength === endExclusive;
  return ContentRange.startsWith(`bytes ${start}-${endExclusive - 1}/`);
}

function exchanged(objects: Objects, name: string): AppError {
  const place = objects.place(name);
  const message = `${place} was exchanged while it was read, or the server gave other bytes than it was asked for`;
  return new AppError("vault-corrupt", message, { path: place });
}
