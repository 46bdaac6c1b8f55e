import type { VirtualTable } from "./virtual-table.ts";

/** A virtual table, and the module that keeps it. */
type Owner = Pick<VirtualTable, "name" | "module">;

/** What a module calls its tables, after the name of the virtual one and `_`; first those with one row for each row. */
interface Parts {
  readonly carriers: readonly string[];
  readonly others: RegExp;
}

const FTS5: Parts = { carriers: ["content", "docsize"], others: /^(data|idx|config)$/ };
const FTS4: Parts = { carriers: ["content", "docsize"], others: /^(segments|segdir|stat)$/ };
const RTREE: Parts = { carriers: ["rowid"], others: /^(node|parent)$/ };
const MODULES: Readonly<Record<string, Parts>> = {
  fts3: FTS4,
  fts4: FTS4,
  fts5: FTS5,
  rtree: RTREE,
  rtree_i32: RTREE,
  geopoly: RTREE,
  vec0: {
    carriers: ["rowids"],
    others: /^(chunks|info|auxiliary|(vector_chunks|metadatachunks|metadatatext)\d+)$/,
  },
};

/** Whether a table is one in which the module of a virtual table keeps it, by its name alone. */
export function isShadowOf(table: string, { name, module }: Owner): boolean {
  const parts = partsOf(module);
  if (parts === undefined || !table.startsWith(`${name}_`)) return false;
  const suffix = table.slice(name.length + 1);
  return parts.carriers.includes(suffix) || parts.others.test(suffix);
}

/** Names that the table with one row for each row of a virtual table may have; the surest first. */
export function carriersOf({ name, module }: Owner): string[] {
  return (partsOf(module)?.carriers ?? []).map((suffix) => `${name}_${suffix}`);
}

function partsOf(module: string): Parts | undefined {
  const known = module.toLowerCase();
  return Object.hasOwn(MODULES, known) ? MODULES[known] : undefined;
}
