import type { Answer, Caller, Entry, Services } from "./services.ts";
import { page } from "./services.ts";

interface Call {
  readonly caller: Caller;
  readonly method: string;
  readonly input: { key: string; version: string; restore_keys?: string[] };
}

/** A request of the REST interface below a repository's `actions/`. */
export interface RestCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** `github.actions.results.api.v1.CacheService`: entries of a ref are written once, and found by prefix in the refs that may be read. */
export async function answerCache(services: Services, { caller, method, input }: Call): Promise<Answer> {
  const { key, version } = input;
  const own = services.entries.find((one) => one.ref === caller.ref && one.key === key && one.version === version);
  switch (method) {
    case "CreateCacheEntry": {
      if (caller.ref === "") return { body: { ok: false, message: "cache write denied: this run may only read" } };
      if (own !== undefined)
        return { status: 409, body: { code: "already_exists", msg: "cache entry with the same key already exists" } };
      const id = services.nextId();
      const blob = `cache-${id}`;
      services.entries.push({ id, key, version, ref: caller.ref, createdAt: new Date(), blob, finished: false });
      return { body: { ok: true, signed_upload_url: await services.blobs.signed(blob) } };
    }
    case "FinalizeCacheEntryUpload": {
      if (own === undefined) return { body: { ok: false, message: "not reserved" } };
      own.finished = true;
      return { body: { ok: true, entry_id: String(own.id) } };
    }
    default: {
      const found = find(services, caller, input);
      if (found === undefined) return { body: { ok: false } };
      const url = await services.blobs.signed(found.blob, "cache");
      return { body: { ok: true, signed_download_url: url, matched_key: found.key } };
    }
  }
}

/** Lists and deletes entries. */
export async function answerCachesRest(
  services: Services,
  { method, path, query }: RestCall,
): Promise<Answer | undefined> {
  if (path !== "caches") return undefined;
  const key = query.get("key") ?? "";
  if (method === "GET") {
    const found = services.entries.filter((one) => one.finished && one.key.startsWith(key));
    const listed = found.map(({ id, key, ref, version, createdAt }) => {
      return { id, key, ref, version, created_at: createdAt.toISOString(), size_in_bytes: 1 };
    });
    return page(listed, query, "actions_caches");
  }
  const gone = services.entries.filter((one) => one.key === key);
  for (const one of gone) services.entries.splice(services.entries.indexOf(one), 1);
  return gone.length === 0 ? { status: 404, body: { message: "Not Found" } } : { body: { total_count: gone.length } };
}

function find(
  services: Services,
  caller: Caller,
  { key, version, restore_keys: more = [] }: Call["input"],
): Entry | undefined {
  for (const ref of caller.reads) {
    const known = services.entries.filter((one) => one.finished && one.ref === ref && one.version === version);
    const newest = known.toReversed();
    for (const wanted of [key, ...more]) {
      const found = known.find((one) => one.key === wanted) ?? newest.find((one) => one.key.startsWith(wanted));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
