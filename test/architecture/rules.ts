import { posix } from "node:path";
import { COMPUTED, type Module } from "./modules.ts";

/** One import, or one file, that breaks a rule. */
export interface Violation {
  readonly rule:
    | "unknown-room"
    | "not-allowed"
    | "past-the-door"
    | "impure"
    | "undeclared"
    | "unresolved"
    | "computed"
    | "sibling"
    | "cycle";
  readonly path: string;
  readonly target: string;
}

const BELOW_FLOWS = ["kinds", "bundle", "swap", "baseline", "vault", "report", "signing", "secrets"];

/** Which rooms a room may import. The empty name is `main.ts`, which is in none. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "": ["cli", "action", "child"],
  cli: ["host", "flows", "report", "model"],
  action: ["host", "flows", "report", "model"],
  child: ["kinds", "bundle", "secrets", "vault", "model"],
  host: ["flows"],
  flows: [...BELOW_FLOWS, "model"],
  ...Object.fromEntries(BELOW_FLOWS.map((room) => [room, ["model"]])),
  ...Object.fromEntries(["kinds", "bundle", "swap", "vault"].map((room) => [room, ["os", "model"]])),
  os: ["model"],
  model: [],
};

/** Rooms that import no Node module and no package but the schema library. */
const PURE_ROOMS = ["model", "report", "baseline"];
const PURE_PACKAGES = ["zod"];

/** Rooms whose folders are alternatives that know nothing of each other. */
const ROOMS_OF_ALTERNATIVES = ["kinds", "vault"];

/** Every violation of the import rules in a tree of modules. `packages` are those that may be imported at all. */
export function violations(modules: readonly Module[], packages: readonly string[]): Violation[] {
  const paths = new Set(modules.map((module) => module.path));
  const found: Violation[] = [];
  for (const module of modules) {
    if (MAY_IMPORT[roomOf(module.path)] === undefined)
      found.push({ rule: "unknown-room", path: module.path, target: "" });
    for (const specifier of module.imports) {
      const isRelative = specifier.startsWith(".");
      const target = isRelative ? resolve(module.path, specifier) : specifier;
      const rule = isRelative ? brokenInside(module.path, target, paths) : brokenOutside(module.path, target, packages);
      if (rule !== undefined) found.push({ rule, path: module.path, target });
    }
  }
  return [...found, ...cycles(modules)];
}

function brokenInside(path: string, target: string, paths: ReadonlySet<string>): Violation["rule"] | undefined {
  if (!paths.has(target)) return "unresolved";
  const [from, to] = [roomOf(path), roomOf(target)];
  if (from === to) return areAlternatives(path, target) ? "sibling" : undefined;
  if (!(MAY_IMPORT[from] ?? []).includes(to)) return "not-allowed";
  return target === `${to}/index.ts` ? undefined : "past-the-door";
}

function brokenOutside(path: string, target: string, packages: readonly string[]): Violation["rule"] | undefined {
  if (target === COMPUTED) return "computed";
  if (PURE_ROOMS.includes(roomOf(path)) && !PURE_PACKAGES.includes(packageOf(target))) return "impure";
  if (target.startsWith("node:")) return undefined;
  return packages.includes(packageOf(target)) ? undefined : "undeclared";
}

function areAlternatives(path: string, target: string): boolean {
  const [room = "", from = "", inFrom] = path.split("/");
  const [, to = "", inTo] = target.split("/");
  return ROOMS_OF_ALTERNATIVES.includes(room) && inFrom !== undefined && inTo !== undefined && from !== to;
}

/** One violation for each module that reaches itself. */
function cycles(modules: readonly Module[]): Violation[] {
  const targets = new Map(
    modules.map(({ path, imports }) => [path, imports.filter(isRelative).map((to) => resolve(path, to))]),
  );
  return modules
    .filter(({ path }) => reaches(path, path, targets))
    .map(({ path }) => ({ rule: "cycle", path, target: path }));
}

function reaches(from: string, goal: string, targets: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(targets.get(from) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(targets.get(next) ?? []));
  }
  return false;
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith(".");
}

function resolve(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

function roomOf(path: string): string {
  return path === "main.ts" ? "" : (path.split("/")[0] ?? "");
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
