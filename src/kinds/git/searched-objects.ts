import type { SecretHit, SecretMatcher } from "../../model/index.ts";
import { GitFailed, type Place } from "./git.ts";
import { streamGit } from "./stream.ts";

/** How much of an object is searched at once. */
const BLOCK_BYTES = 4 * 1024 * 1024;
const MAX_HEADER_BYTES = 1024;

/** An object in which something was found. */
export interface HitObject {
  readonly oid: string;
  readonly type: string;
  readonly hits: readonly Pick<SecretHit, "rule" | "fingerprint">[];
}

/**
 * Searches every object of a repository that is no tree, without an order: files of all commits, what commits and tags say. Memory
 * does not grow with the size of an object, but with what is found in it.
 * @throws GitFailed
 */
export async function* searchObjects(place: Place, matcher: SecretMatcher): AsyncGenerator<HitObject> {
  const objects = new ObjectStream(matcher);
  const pieces = streamGit(place, ["cat-file", "--batch", "--batch-all-objects", "--unordered"]);
  for await (const piece of pieces) yield* objects.take(piece);
}

/** What `cat-file --batch` writes: a header line, the content, and a line feed for each object. */
class ObjectStream {
  readonly #matcher: SecretMatcher;
  #object: SearchedObject | undefined;
  #rest: Buffer = Buffer.alloc(0);

  constructor(matcher: SecretMatcher) {
    this.#matcher = matcher;
  }

  /** Objects that are whole with this piece, as far as something was found in them. */
  *take(piece: Buffer): Generator<HitObject> {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    for (let object = this.#current(); object !== undefined; object = this.#current()) {
      this.#rest = this.#rest.subarray(object.take(this.#rest));
      if (!object.isWhole || this.#rest.length === 0) return;
      this.#rest = this.#rest.subarray(1);
      this.#object = undefined;
      if (object.hits.length > 0) yield object;
    }
  }

  /** The object in hand, or the next one when its header is there. */
  #current(): SearchedObject | undefined {
    if (this.#object !== undefined) return this.#object;
    const end = this.#rest.indexOf("\n");
    if (end < 0 && this.#rest.length > MAX_HEADER_BYTES) throw new GitFailed(-1, "git gave an object without a header");
    if (end < 0) return undefined;
    this.#object = new SearchedObject(this.#rest.toString("latin1", 0, end), this.#matcher);
    this.#rest = this.#rest.subarray(end + 1);
    return this.#object;
  }
}

class SearchedObject implements HitObject {
  readonly oid: string;
  readonly type: string;
  readonly hits: SecretHit[] = [];
  readonly #matcher: SecretMatcher;
  #leftBytes: number;
  #pieces: Buffer[] = [];
  #gatheredBytes = 0;
  /** How much of what is gathered was searched already. */
  #searchedBytes = 0;

  constructor(header: string, matcher: SecretMatcher) {
    const [oid = "", type = "", size = ""] = header.split(" ");
    if (!/^[0-9]+$/.test(size)) throw new GitFailed(-1, "git gave an object without a size");
    this.oid = oid;
    this.type = type;
    this.#matcher = matcher;
    this.#leftBytes = Number(size);
  }

  get isWhole(): boolean {
    return this.#leftBytes === 0;
  }

  /** Takes what belongs to it from the start of these bytes, and says how much that was. */
  take(bytes: Buffer): number {
    const mine = bytes.subarray(0, this.#leftBytes);
    this.#leftBytes -= mine.length;
    if (this.type === "tree") return mine.length;
    this.#pieces.push(mine);
    this.#gatheredBytes += mine.length;
    if (this.isWhole || this.#gatheredBytes > BLOCK_BYTES) this.#search();
    return mine.length;
  }

  #search(): void {
    const { before, after } = this.#matcher.reach;
    const bytes = Buffer.concat(this.#pieces);
    const to = this.isWhole ? bytes.length : Math.max(this.#searchedBytes, bytes.length - after);
    const hits = this.#matcher.search(bytes, { from: this.#searchedBytes, to });
    this.hits.push(...hits);
    const searchedTo = Math.max(to, hits.at(-1)?.end ?? 0);
    const kept = bytes.subarray(Math.max(0, Math.min(searchedTo, bytes.length) - before));
    this.#searchedBytes = searchedTo - (bytes.length - kept.length);
    this.#pieces = [kept];
    this.#gatheredBytes = kept.length;
  }
}
