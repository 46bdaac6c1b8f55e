import type { AnyJson } from "../hostile/builder.ts";
import type { Random } from "./random.ts";

const VALUES: readonly AnyJson[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e300,
  "",
  ".",
  "..",
  "../x",
  "/x",
  "a/b",
  "files/s/a",
  "sqlite/s.sqlite",
  "git/s.bundle",
  "manifest.json",
  "nul",
  ".git/config",
  "A",
  "\u00e9",
  "e\u0301",
  "\ud800",
  "a\nb",
  "0".repeat(64),
  "x".repeat(5000),
  [],
  {},
  [null],
  { __proto__: null },
];

/** A copy of a JSON value with a few of its parts changed, removed, doubled or moved. */
export function mutateJson(value: AnyJson, random: Random): AnyJson {
  const copy = structuredClone(value);
  for (let count = 1 + random.below(3); count > 0; count--) changeOne(copy, random);
  return copy;
}

function changeOne(root: AnyJson, random: Random): void {
  const places = placesIn(root);
  const place = random.pick(places);
  if (place === undefined) return;
  const { parent, key } = place;
  const other = random.pick(places);
  const kind = random.below(6);
  if (kind === 0) parent[key] = structuredClone(random.pick(VALUES));
  else if (kind === 1) parent[key] = structuredClone(other?.parent[other.key]);
  else if (kind === 2) remove(parent, key);
  else if (kind === 3) add(parent, key, random);
  else parent[key] = nudged(parent[key], random);
}

interface Place {
  readonly parent: AnyJson;
  readonly key: string;
}

function placesIn(value: AnyJson): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ parent: value, key }, ...placesIn(value[key])]);
}

function remove(parent: AnyJson, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function add(parent: AnyJson, key: string, random: Random): void {
  if (Array.isArray(parent)) parent.splice(random.below(parent.length + 1), 0, structuredClone(parent[Number(key)]));
  else
    parent[random.pick(["extra", "constructor", "path", "mode", "offset", "sha256", ""])] = structuredClone(
      parent[key],
    );
}

/** Something close to a value: rules are broken at their edges. */
function nudged(value: AnyJson, random: Random): AnyJson {
  if (typeof value === "number") return value + random.pick([-512, -1, 1, 512]);
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string" || value === "") return structuredClone(random.pick(VALUES));
  const at = random.below(value.length);
  const char = random.pick([value.slice(0, 1), "a", "Z", "0", "/", ".", "-", "\u0301", " "]);
  return `${value.slice(0, at)}${char}${value.slice(at + random.below(2))}`;
}
