import { type AnyJson, type Frame, frame, HEADER, json, type Lies, stream, tarParts } from "../hostile/builder.ts";
import { END, type Item, itemEntry, tarEntry, withChecksum } from "../hostile/tar-builder.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutateJson } from "./mutate-json.ts";
import type { Random } from "./random.ts";

/** The parts of a bundle before they are packed, so that one can be changed while all around it stays right. */
interface Draft {
  header: AnyJson;
  items: Item[];
  manifest: AnyJson;
}

/** A bundle whose outer layers are right, whatever was done to the inner ones: what a forger would make. */
export function forgeBundle(random: Random): Buffer {
  const draft = makeDraft(random);
  const layer = random.pick(["manifest", "header", "tar", "tar", "documents", "frames", "seal", "items"] as const);
  if (layer === "manifest") draft.manifest = mutateJson(draft.manifest, random);
  if (layer === "header") draft.header = mutateJson(draft.header, random);
  if (layer === "header" && random.oneIn(2)) draft.manifest.snapshot = draft.header;
  if (layer === "items") draft.items = shuffled(draft.items, random);
  let first: Buffer = tarEntry({ name: "snapshot.json" }, documentOf(draft.header));
  let middle: Buffer = Buffer.concat(draft.items.map(itemEntry));
  let manifest: Buffer = documentOf(draft.manifest);
  if (layer === "documents") manifest = mutateBytes(manifest, random);
  let last: Buffer = Buffer.concat([tarEntry({ name: "manifest.json" }, manifest), END]);
  if (layer === "tar") {
    const which = random.below(4);
    if (which === 0) first = mutateTar(first, random);
    else if (which === 1) last = mutateTar(last, random);
    else middle = mutateTar(middle, random);
  }
  return packed([first, middle, last], layer, random);
}

function packed([first, middle, last]: readonly [Buffer, Buffer, Buffer], layer: string, random: Random): Buffer {
  const pieces = cut(middle, random);
  const frames = [first, ...pieces, last].map((content) => frame(content));
  const manifestAt = 1 + pieces.length;
  if (layer === "frames") return stream(mutateFrames(frames, random), Math.min(manifestAt, frames.length - 1));
  return stream(frames, manifestAt, layer === "seal" ? lies(random, frames) : {});
}

function makeDraft(random: Random): Draft {
  const names = ["a", "b", "dir", "dir/c", "long-".repeat(30), "é", "\u{1f600}"].filter(() => !random.oneIn(3));
  const items = names.map((name): Item => {
    const path = `files/s/${name}`;
    return name === "dir" ? { path } : { path, content: random.bytes(random.pick([0, 1, 511, 512, 700])) };
  });
  items.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return { header: { ...HEADER }, items, manifest: manifestOver(items) };
}

/** The manifest of these entries, with every number right. */
function manifestOver(items: readonly Item[]): AnyJson {
  let manifest: AnyJson;
  tarParts({
    items,
    changeManifest(made) {
      manifest = made;
    },
  });
  return manifest;
}

/** Bytes of a tar with something changed in it; a header that is changed gets its checksum right again, as a rule. */
function mutateTar(tar: Buffer, random: Random): Buffer {
  if (tar.length < 512 || random.oneIn(4)) return mutateBytes(tar, random);
  const result = Buffer.from(tar);
  const at = random.below(result.length / 512) * 512;
  const block = mutateBytes(result.subarray(at, at + 512), random).subarray(0, 512);
  block.copy(result, at);
  if (!random.oneIn(5)) withChecksum(result.subarray(at, at + 512));
  return result;
}

function mutateFrames(frames: readonly Frame[], random: Random): Frame[] {
  const result = [...frames];
  const at = random.below(result.length);
  const one = result[at] as Frame;
  const kind = random.below(4);
  if (kind === 0) result.splice(at, 1);
  else if (kind === 1) result.splice(at, 0, one);
  else if (kind === 2) result.splice(at, 1, { ...one, bytes: mutateBytes(one.bytes, random) });
  else result.splice(at, 1, { ...one, contentBytes: one.contentBytes + random.pick([-1, 1, 512, 2 ** 30]) });
  return result.length === 0 ? [one] : result;
}

function lies(random: Random, frames: readonly Frame[]): Lies {
  const number = (): number =>
    random.pick([0, 1, 512, frames[0]?.bytes.length ?? 0, 2 ** 32, 2 ** 53, random.below(5000)]);
  const field = random.pick(["frameOffset", "tarOffset", "tarBytes"]);
  if (random.oneIn(2)) return { seal: { [field]: number() } };
  return { table: (rows) => void Object.assign(random.pick(rows) ?? [], { [random.below(2)]: number() % 2 ** 32 }) };
}

function shuffled(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  const one = random.pick(result);
  if (one === undefined) return result;
  result.splice(random.below(result.length), random.below(2), one);
  return result;
}

/** Cuts into pieces, which are frames later; none is empty. */
function cut(bytes: Buffer, random: Random): Buffer[] {
  if (bytes.length === 0) return [];
  const at = random.below(bytes.length);
  return at === 0 ? [bytes] : [bytes.subarray(0, at), bytes.subarray(at)];
}

/** Canonical JSON; of what has none, any JSON. */
function documentOf(value: AnyJson): Buffer {
  try {
    return json(value);
  } catch {
    return Buffer.from(JSON.stringify(value));
  }
}
