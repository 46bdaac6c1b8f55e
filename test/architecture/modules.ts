import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";

/** One source file: its path below `src/` with `/` between parts, and the specifiers that it imports, types included. */
export interface Module {
  readonly path: string;
  readonly imports: readonly string[];
}

/** Stands for an import whose specifier is not a plain string. */
export const COMPUTED = "(computed)";

/** Every TypeScript file below a folder, path to source. */
export function readSources(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return Object.fromEntries(
    files.sort().map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
}

/** Parses sources into modules. */
export function parseModules(sources: Readonly<Record<string, string>>): Module[] {
  return Object.entries(sources).map(([path, source]) => {
    const program = parseSync(source, { syntax: "typescript", target: "es2024" });
    return { path, imports: [...new Set(specifiers(program))] };
  });
}

// Walks the whole tree, because dynamic imports and `import("...")` types stand anywhere.
function* specifiers(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  const imported = importedBy(node as Node);
  if (imported !== undefined) yield literal(imported);
  for (const child of Object.values(node)) yield* specifiers(child);
}

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly source?: Node | null;
  readonly argument?: Node;
  readonly expression?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly { readonly expression: Node }[];
}

function importedBy(node: Node): Node | null | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return node.source ?? undefined;
    case "TsImportType":
      return node.argument;
    case "TsExternalModuleReference":
      return node.expression;
    case "CallExpression":
      return isImportCall(node.callee) ? (node.arguments?.[0]?.expression ?? null) : undefined;
    default:
      return undefined;
  }
}

function isImportCall(callee: Node | undefined): boolean {
  return callee?.type === "Import" || (callee?.type === "Identifier" && callee.value === "require");
}

function literal(node: Node | null): string {
  return node?.type === "StringLiteral" ? String(node.value) : COMPUTED;
}
